import type { FilePreview } from '#app/core/relink/relink.ts';
import { count } from '#app/core/words.ts';

/** Files and lines that a change of names would touch, before and after. */
export function RelinkChanges({ previews, notes }: { previews: readonly FilePreview[]; notes: readonly string[] }) {
  const lines = previews.reduce((sum, file) => sum + file.lines.length, 0);
  if (previews.length === 0) return <p className="soft">Nothing: it is called so already.</p>;
  return (
    <>
      <p className="soft">
        {count(lines, 'place')} in {count(previews.length, 'file')}, all of them or none.
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {previews.map((file) => (
        <section key={file.path} className="relink-file">
          <h3>
            <code>{file.path}</code>
            {file.to !== file.path && (file.to === null ? ' goes' : <> becomes <code>{file.to}</code></>)}
          </h3>
          {file.lines.length > 0 && (
            <div className="diff" role="region" aria-label={`Changes in ${file.path}`} tabIndex={0}>
              <table>
                <tbody>
                  {file.lines.map(({ line, before, after }) => [
                    ...before.map((text, i) => <Row key={`-${line}-${i}`} kind="removed" line={line + i} text={text} />),
                    ...after.map((text, i) => <Row key={`+${line}-${i}`} kind="added" line={null} text={text} />),
                  ])}
                </tbody>
              </table>
            </div>
          )}
        </section>
      ))}
    </>
  );
}

function Row({ kind, line, text }: { kind: 'added' | 'removed'; line: number | null; text: string }) {
  return (
    <tr className={kind}>
      <td className="line-number">{line}</td>
      <td className="sign">
        {kind === 'added' ? '+' : '−'}
        <span className="hidden-visually">{kind}</span>
      </td>
      <td className="line">{text.replace(/[\r\n]+$/, '')}</td>
    </tr>
  );
}
