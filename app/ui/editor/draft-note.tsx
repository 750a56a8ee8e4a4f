import type { DraftState } from './draft-keeper.ts';

/** Where what was typed is now, in a sentence. */
export function DraftNote({ state }: { state: DraftState }) {
  return (
    <p className="small soft draft-note" role="status">
      {sayDraft(state)}
    </p>
  );
}

function sayDraft(draft: DraftState): string {
  switch (draft.state) {
    case 'untouched':
      return 'What you type is kept as a draft until you save.';
    case 'here':
      return 'Draft kept in this browser.';
    case 'everywhere':
      return `Draft kept in this browser and on the server, ${new Date(draft.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}.`;
    case 'unsent':
      return `Draft kept in this browser only. ${draft.why}`;
  }
}
