import { joinFile, splitBody } from '#app/core/edit/body.ts';
import { editFrontMatter, sayingsOf } from '#app/core/edit/front-matter.ts';
import { isSame, saidBy, writeBlock, writeScalar, type Said } from '#app/core/edit/write-yaml.ts';
import type { Result } from '#app/core/result.ts';
import type { SourceMap } from './source.ts';

const BARE = '---\ntitle:\nareas: []\nstatus: to-read\n---\n';
const TITLE = /^title:.*\n/m;
/** The key and every indented line below it, comments too. */
const SOURCE = /^source:.*\n(?:[ \t]+\S.*\n|[ \t]*\n)*/m;

/**
 * Writes new readings from a template of the vault, where it has one: its title and source are
 * replaced, its status is to-read, and the questions in it are left out, which nobody has asked of
 * each of a thousand papers. A source stands on lines of its own, so that people can edit it.
 */
export function writeFrom(template: string | null): (title: string, source: SourceMap) => Result<string> {
  const base = prepare(template ?? BARE) ?? prepare(BARE)!;
  return (title, source) => {
    const said = { ...base.said, title, source: saidBy(source) };
    const yaml = base.yaml.replace(TITLE, () => `title: ${writeScalar(title, 'block')}\n`).replace(SOURCE, () => `source:\n${writeBlock(saidBy(source), '  ', '\n')}`);
    const text = joinFile({ ...base.parts, yaml });
    const read = sayingsOf(text);
    return read.ok && isSame(read.value, said) ? { ok: true, value: text } : editFrontMatter(BARE, { title, source });
  };
}

/** A template that has both keys on lines that can be replaced; null for one that cannot be had so. */
function prepare(template: string): { parts: ReturnType<typeof splitBody>; yaml: string; said: Record<string, Said> } | null {
  const ready = editFrontMatter(template.replace(/\r\n?/g, '\n'), { status: 'to-read' });
  if (!ready.ok) return null;
  const parts = splitBody(ready.value);
  const titled = TITLE.test(parts.yaml) ? parts.yaml : `title:\n${parts.yaml}`;
  const yaml = SOURCE.test(titled) ? titled.replace(SOURCE, 'source:\n') : `${titled}source:\n`;
  const said = sayingsOf(joinFile({ ...parts, yaml }));
  return said.ok ? { parts: { ...parts, body: parts.body.replace(/^[ \t]*[-*+] \[ \] .*(?:\n|$)/gm, '') }, yaml, said: said.value } : null;
}
