import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown';
import { forceLinting, linter, type Diagnostic as Mark } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { editorLook } from './editor-look.ts';

/** A name that may stand in `[[…]]`. */
export interface NameCandidate {
  /** What is written between the brackets. */
  insert: string;
  title: string;
  /** Area, deep dive, note … */
  what: string;
}

/** What is wrong in the body; `line` counts from 1 within it. */
export interface BodyProblem {
  line: number;
  severity: 'error' | 'warning' | 'info';
  message: string;
  hint: string;
}

export interface EditorDoors {
  findNames(prefix: string): Promise<NameCandidate[]>;
  /** Stores a pasted or dropped file if it is a picture; the Markdown that shows it, or null with the owner told why. */
  keepPicture(file: File): Promise<string | null>;
  /** What is wrong with the text, as last known. */
  problems(): readonly BodyProblem[];
}

export interface CodeEditor {
  /** Shows `problems()` anew. */
  mark(): void;
  replace(text: string): void;
  destroy(): void;
}

/**
 * Puts an editor in the place of a textarea, which goes on holding the text for the form it is in.
 * Without this the textarea itself is the editor.
 */
export function openCodeEditor(textarea: HTMLTextAreaElement, doors: EditorDoors): CodeEditor {
  const view = new EditorView({
    state: EditorState.create({ doc: textarea.value, extensions: extensionsFor(textarea, doors) }),
  });
  textarea.before(view.dom);
  textarea.hidden = true;
  const label = textarea.labels[0];
  const focus = (event: Event) => {
    event.preventDefault();
    view.focus();
  };
  label?.addEventListener('click', focus);
  return {
    mark: () => forceLinting(view),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    destroy() {
      label?.removeEventListener('click', focus);
      textarea.hidden = false;
      view.destroy();
    },
  };
}

function extensionsFor(textarea: HTMLTextAreaElement, doors: EditorDoors): Extension[] {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  const keepTextarea = EditorView.updateListener.of(({ docChanged, state }) => {
    if (!docChanged) return;
    textarea.value = state.doc.toString();
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return [
    EditorView.cspNonce.of(nonce),
    history(),
    drawSelection(),
    closeBrackets(),
    markdown({ base: markdownLanguage }),
    autocompletion({ override: [(context) => completeLink(context, doors)], icons: false }),
    linter((view) => marksOf(view, doors.problems()), { delay: 0, needsRefresh: () => true }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...markdownKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': textarea.labels[0]?.textContent.trim() ?? 'Text', spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' }),
    EditorView.domEventHandlers(pictureHandlers(doors)),
    keepTextarea,
    editorLook,
  ];
}

/** Names after `[[`, until the brackets close or a label begins. */
async function completeLink(context: CompletionContext, { findNames }: EditorDoors) {
  const open = context.matchBefore(/\[\[[^[\]|#\n]*/);
  if (!open) return null;
  const names = await findNames(open.text.slice(2));
  const isClosed = context.state.sliceDoc(context.pos, context.pos + 2) === ']]';
  const options: Completion[] = names.map(({ insert, title, what }) => ({
    label: title,
    detail: what,
    apply: isClosed ? insert : `${insert}]]`,
  }));
  return { from: open.from + 2, options, filter: false };
}

function marksOf(view: EditorView, problems: readonly BodyProblem[]): Mark[] {
  const { doc } = view.state;
  return problems
    .filter(({ line }) => line >= 1 && line <= doc.lines)
    .map(({ line, severity, message, hint }) => {
      const { from, to } = doc.line(line);
      return { from, to, severity, message: `${message} ${hint}` };
    });
}

function pictureHandlers({ keepPicture }: EditorDoors) {
  const take = (event: Event, files: readonly File[], view: EditorView) => {
    if (files.length === 0) return false;
    event.preventDefault();
    void (async () => {
      for (const file of files) {
        const source = await keepPicture(file);
        if (source === null) return;
        // What is selected by now may be words typed since.
        const at = view.state.selection.main.to;
        view.dispatch({ changes: { from: at, insert: source }, selection: { anchor: at + source.length } });
      }
    })();
    return true;
  };
  return {
    paste(event: ClipboardEvent, view: EditorView) {
      // Office programs put a picture of copied text beside it: the text is meant.
      const isText = event.clipboardData?.types.includes('text/plain') ?? false;
      return take(event, isText ? [] : [...(event.clipboardData?.files ?? [])], view);
    },
    drop(event: DragEvent, view: EditorView) {
      const files = [...(event.dataTransfer?.files ?? [])];
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (files.length > 0 && at !== null) view.dispatch({ selection: { anchor: at } });
      return take(event, files, view);
    },
  };
}
