import type { Head } from '../heads.ts';
import { nameKey, type Names } from '../names.ts';
import type { Problem } from '../result.ts';

const LONGEST_ID = 120;
const LONGEST_TITLE = 300;
/** What may stand in a file name everywhere, and in a link. */
const ID = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.+ -]*$/u;

/** Why an id cannot be the name of a file; null when it can. */
export function checkId(id: string): Problem | null {
  const isId = ID.test(id) && !/[. ]$/.test(id) && !/\.md$/i.test(id) && !/^readme$/i.test(id) && id.length <= LONGEST_ID;
  return isId ? null : { code: 'bad-name', message: `“${id}” cannot be a file name and the name in a link.`, hint: 'Use letters, digits, and spaces or - _ . + between them.' };
}

/** Why something cannot have a new id or title; null when it can. */
export function checkNewName(names: Names<Head>, subject: Head, { id, title }: Pick<Head, 'id' | 'title'>): Problem | null {
  if (title === '' || title.length > LONGEST_TITLE) {
    return { code: 'bad-name', message: 'A title is one line of text.', hint: `Write one of ${LONGEST_TITLE} characters at most.` };
  }
  const others = names.amend([subject.path], []);
  const fresh = [
    ...(nameKey(id) === nameKey(subject.id) ? [] : [id]),
    ...(nameKey(title) === nameKey(subject.title) ? [] : [title]),
  ];
  return fresh.map((name) => takenBy(name, others)).find((problem) => problem !== null) ?? null;
}

function takenBy(name: string, others: Names<Head>): Problem | null {
  const found = others.resolve(name);
  if (found.state === 'missing') return null;
  const owners = found.state === 'found' ? [found.target] : found.candidates;
  return {
    code: 'taken',
    message: `“${name}” is a name of ${owners.map(({ path }) => path).join(' and ')}.`,
    hint: 'Choose another, or rename that one first.',
  };
}
