import type { ConflictChoice } from '#app/core/conflict-view.ts';
import { readChoices } from '#app/core/edit/submission.ts';

/** What was chosen for each conflict, by its id: the fields of one are named after it. */
export function readConflictChoices(values: Readonly<Record<string, string>>): Record<string, ConflictChoice> {
  const byId = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(values)) {
    const at = name.lastIndexOf(':');
    if (at < 0) continue;
    const id = name.slice(0, at);
    byId.set(id, { ...byId.get(id), [name.slice(at + 1)]: value });
  }
  return Object.fromEntries(
    [...byId].map(([id, fields]): [string, ConflictChoice] => {
      const { take } = fields;
      return [id, take === 'ours' || take === 'theirs' ? { take } : { choices: readChoices(fields) }];
    }),
  );
}
