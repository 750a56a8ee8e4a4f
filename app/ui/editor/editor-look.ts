import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the paper and ink of every page. */
export const editorLook = [
  EditorView.theme({
    '&': { background: 'var(--paper-raised)', color: 'var(--ink)', border: '1px solid var(--rule-strong)', borderRadius: 'var(--radius)' },
    '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
    '.cm-scroller': { font: '400 1rem/1.6 var(--mono)', minHeight: '20rem' },
    '.cm-content': { padding: 'var(--space-4)', caretColor: 'var(--ink)' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'var(--band)' },
    '.cm-tooltip': { background: 'var(--paper-raised)', color: 'var(--ink)', border: '1px solid var(--rule-strong)', borderRadius: 'var(--radius)' },
    '.cm-tooltip-autocomplete > ul': { font: 'inherit', maxHeight: '16rem' },
    '.cm-tooltip-autocomplete > ul > li': { padding: 'var(--space-1) var(--space-3)' },
    '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--accent)', color: 'var(--accent-ink)' },
    '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75' },
    '.cm-diagnostic': { borderLeft: '3px solid var(--warn)', fontFamily: 'var(--sans)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.heading, fontWeight: '600' },
      { tag: tags.strong, fontWeight: '700' },
      { tag: tags.emphasis, fontStyle: 'italic' },
      { tag: tags.strikethrough, textDecoration: 'line-through' },
      { tag: [tags.link, tags.url], color: 'var(--accent)' },
      { tag: [tags.processingInstruction, tags.contentSeparator, tags.comment], color: 'var(--ink-soft)' },
      { tag: tags.monospace, color: 'var(--ink)' },
    ]),
  ),
];
