import { useEffect, useRef, useState, type RefObject } from 'react';
import type { CodeEditor } from './code-editor.ts';
import { findNames, keepPicture, showPicture } from './doors.ts';
import type { Reading } from './use-check.ts';

interface Props {
  name: string;
  label: string;
  text: string;
  /** Path of the file, or where it will be: pictures are addressed from there. */
  path: string;
  editor: RefObject<CodeEditor | null>;
  latest: RefObject<Reading | null>;
}

/** The text of an entry: a textarea, and an editor in its place once there is script. */
export function BodyEditor({ name, label, text, path, editor, latest }: Props) {
  const textarea = useRef<HTMLTextAreaElement>(null);
  const [refusal, setRefusal] = useState('');
  useEffect(() => {
    const shown = editor as { current: CodeEditor | null };
    let isGone = false;
    void import('./code-editor.ts').then(({ openCodeEditor }) => {
      if (isGone || !textarea.current) return;
      const opened = openCodeEditor(textarea.current, {
        findNames,
        problems: () => latest.current?.problems ?? [],
        async keepPicture(file) {
          const kept = await keepPicture(file);
          setRefusal('why' in kept ? kept.why : '');
          return 'why' in kept ? null : showPicture(kept.path, path);
        },
      });
      shown.current = opened;
    });
    return () => {
      isGone = true;
      shown.current?.destroy();
      shown.current = null;
    };
  }, [editor, latest, path]);
  return (
    <div className="body-editor">
      <label htmlFor={`field-${name}`}>{label}</label>
      <textarea id={`field-${name}`} name={name} defaultValue={text} rows={24} spellCheck ref={textarea} />
      {refusal !== '' && (
        <p className="small warn" role="alert">
          {refusal}
        </p>
      )}
    </div>
  );
}
