import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemOf, useLibraries, valueOf } from './library-support.ts';

const { libraryOf } = useLibraries();
const bytes = (text: string) => Buffer.from(text);
const OLD = '# 1. Use SQLite\n\nDate: 2024-01-02\n\n## Status\n\nSuperceded by [2. Use Postgres](0002-use-postgres.md)\n\n## Context\n\nx\n\n## Decision\n\ny\n';
const NEW = '# 2. Use Postgres\n\nDate: 2025-01-02\n\n## Status\n\nAccepted\n\nSupercedes [1. Use SQLite](0001-use-sqlite.md)\n\n## Context\n\nx\n';
const FILES = [{ file: '0001-use-sqlite.md', bytes: bytes(OLD) }, { file: '0002-use-postgres.md', bytes: bytes(NEW) }];

describe('decision records', () => {
  it('become reviews that say both ways what superseded what', async () => {
    const { library, text } = await libraryOf({});
    const report = valueOf(await library.importRecords({ files: FILES }));
    expect(report).toMatchObject({ created: [{ id: '0001-use-sqlite', file: 'reviews/0001-use-sqlite.md', title: 'Use SQLite' }, { id: '0002-use-postgres' }], problems: [] });
    expect(text('reviews/0002-use-postgres.md')).toMatch(/relations: ?\{? ?\n? *supersedes: \[0001-use-sqlite\]/);
    const [old, current] = [await library.decision('0001-use-sqlite'), await library.decision('0002-use-postgres')];
    expect(old).toMatchObject({ status: 'superseded', supersededBy: [{ title: 'Use Postgres' }], due: [] });
    expect(current).toMatchObject({ status: 'accepted', supersedes: [{ title: 'Use SQLite' }], due: [] });
    expect(await library.check()).toEqual([]);
  });

  it('come out to the byte as they came in', async () => {
    const { library } = await libraryOf({});
    valueOf(await library.importRecords({ files: FILES }));
    const { files, problems } = await library.exportRecords();
    expect(problems).toEqual([]);
    expect(files.map(({ file, text }) => [file, text])).toEqual([['0001-use-sqlite.md', OLD], ['0002-use-postgres.md', NEW]]);
  });

  it('are made once; what differs since is told, and left as it is', async () => {
    const { library, text, write } = await libraryOf({});
    valueOf(await library.importRecords({ files: FILES }));
    expect(valueOf(await library.importRecords({ files: FILES }))).toMatchObject({ created: [], problems: [], skipped: [{}, {}] });
    const edited = text('reviews/0002-use-postgres.md').replace('\nx\n', '\nz\n');
    write('reviews/0002-use-postgres.md', edited);
    await library.reindex();
    expect(valueOf(await library.importRecords({ files: FILES })).problems).toEqual([{ file: '0002-use-postgres.md', line: 13, message: 'From here on it differs from reviews/0002-use-postgres.md, which stays as it is.' }]);
    expect(text('reviews/0002-use-postgres.md')).toBe(edited);
  });

  it('that cannot be understood are each told, and the others arrive', async () => {
    const { library } = await libraryOf({});
    const report = valueOf(await library.importRecords({ files: [...FILES, { file: 'notes.md', bytes: bytes('# Notes\n\nNo record.\n') }, { file: 'x.md', bytes: bytes('PNG\0\0') }, { file: '0003-a.md', bytes: bytes('# A\n\n## Status\n\nSuperseded by ADR-0099\n\n## Context\n') }] }));
    expect(report.created).toHaveLength(3);
    expect(report.problems.map(({ file, line }) => [file, line]).sort()).toEqual([['0003-a.md', 5], ['notes.md', 1], ['x.md', 1]]);
  });

  it('take a new number where they were never imported', async () => {
    const { library } = await libraryOf({ 'reviews/one-file.md': '---\ntitle: One file\ndate: 2026-03-15\nstatus: accepted\n---\n## Decision\nSQLite.\n' });
    valueOf(await library.importRecords({ files: FILES }));
    expect((await library.exportRecords()).files.map(({ file }) => file)).toEqual(['0001-use-sqlite.md', '0002-use-postgres.md', '0003-one-file.md']);
    expect((await library.exportRecords(['0007-of-others.md'])).files[2]).toMatchObject({ file: '0008-one-file.md' });
    expect((await library.exportRecords(['0005-one-file.md', '0007-of-others.md'])).files[2]).toMatchObject({ file: '0005-one-file.md' });
  });
});

describe('a review', () => {
  const TEMPLATE = readFileSync(join(import.meta.dirname, '../../content/templates/review.md'), 'utf8');

  it('begins with room for context, forces, options, the decision, what follows and what was asked', async () => {
    const { library } = await libraryOf({ 'templates/review.md': TEMPLATE });
    const { body, form } = valueOf(await library.newForm({ kind: 'review' }));
    expect(body.match(/^#+ .*$/gm)).toEqual(['## Context and Problem Statement', '## Decision Drivers', '## Considered Options', '## Decision Outcome', '### Consequences', '### Confirmation', '## Pros and Cons of the Options', '## Questions', '## More Information']);
    expect(form!.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(['status', 'followUp', 'relations.supersedes']));
  });

  it('shows options, forces and what its questions changed, and takes them through a record and back', async () => {
    const filled = TEMPLATE.replace('title:', 'title: One queue')
      .replace('date:', 'date: 2026-10-02')
      .replace('## Considered Options\n', '## Considered Options\n* A queue\n* A topic\n')
      .replace(/(## Decision Drivers\n.*\n)/, '$1* Nobody is on call on Sundays.\n')
      .replace('- [ ] What would make us revisit this?', '- [x] What would make us revisit this?\n  A second consumer. It took the topic off the table.');
    const { library } = await libraryOf({ 'reviews/one-queue.md': filled });
    const { files } = await library.exportRecords();
    const other = await libraryOf({});
    valueOf(await other.library.importRecords({ files: files.map(({ file, text }) => ({ file, bytes: bytes(text) })) }));
    for (const [one, id] of [[library, 'one-queue'], [other.library, '0001-one-queue']] as const) {
      const { entry, html, headings } = valueOf(await one.entry(id));
      expect(entry).toMatchObject({ title: 'One queue', status: 'proposed', questions: [{ answered: true, answer: 'A second consumer. It took the topic off the table.' }] });
      expect(headings.map(({ text }) => text)).toEqual(expect.arrayContaining(['Decision Drivers', 'Considered Options', 'Questions']));
      for (const said of ['A topic', 'Nobody is on call on Sundays.', 'It took the topic off the table.']) expect(html).toContain(said);
    }
    expect((await other.library.exportRecords()).files.map(({ text }) => text)).toEqual(files.map(({ text }) => text));
  });
});

describe('superseding', () => {
  const OF = (status: string, more = '') => `---\ntitle: ${status} one\ndate: 2026-01-10\nstatus: ${status} # of ours\n${more}---\n## Decision\nx\n`;

  it('is said in both files at once, and in nothing else of them', async () => {
    const { library, text } = await libraryOf({ 'reviews/old.md': OF('accepted'), 'reviews/new.md': OF('proposed', 'relations: { cites: [old] }\n') });
    expect(valueOf(await library.supersede('old', 'new'))).toEqual({ id: 'old', title: 'accepted one', by: 'proposed one' });
    expect(text('reviews/old.md')).toBe(OF('accepted').replace('status: accepted', 'status: superseded'));
    expect(text('reviews/new.md')).toBe(OF('proposed', 'relations: { cites: [old], supersedes: [old] }\n'));
    expect(await library.decision('old')).toMatchObject({ status: 'superseded', supersededBy: [{ title: 'proposed one' }], due: [] });
    expect(await library.decision('new')).toMatchObject({ supersedes: [{ title: 'accepted one', says: 'superseded' }] });
    expect(await library.check()).toEqual([]);
  });

  it('completes whichever half was said by hand', async () => {
    const { library, text } = await libraryOf({
      'reviews/a.md': OF('accepted'),
      'reviews/b.md': OF('accepted', 'relations: { supersedes: [a] }\n'),
      'reviews/c.md': OF('superseded'),
    });
    expect(await library.decision('b')).toMatchObject({ supersedes: [{ title: 'accepted one', says: 'accepted' }] });
    valueOf(await library.supersede('a', 'b'));
    expect(text('reviews/b.md')).toBe(OF('accepted', 'relations: { supersedes: [a] }\n'));
    valueOf(await library.supersede('c', 'b'));
    expect(text('reviews/b.md')).toContain('relations: { supersedes: [a, c] }');
    expect([text('reviews/a.md'), text('reviews/c.md')].map((file) => file.includes('status: superseded'))).toEqual([true, true]);
  });

  it.each([
    ['a', 'a', 'A decision does not supersede itself.'],
    ['a', 'b', 'it cannot be the other way round too'],
    ['a', 'nobody', 'There is no entry “nobody”'],
    ['n', 'a', '“n” is no review.'],
  ])('of %s by %s is refused with a word', async (old, by, said) => {
    const { library } = await libraryOf({ 'reviews/a.md': '---\nrelations: { supersedes: [b] }\n---\n', 'reviews/b.md': OF('accepted'), 'notes/n.md': 'x' });
    expect(problemOf(await library.supersede(old, by)).message).toContain(said);
  });
});

describe('decisions', () => {
  const review = (fields: string) => `---\ndate: 2026-01-10\n${fields}---\n## Decision\nx\n`;
  const AREA = '---\ntitle: SQLite\nquadrant: tools\n---\n';
  const BUILT = ['2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'].map((day) => `- ${day} built 240m [[sqlite]]: x\n`).join('');
  const FILES_OF = {
    'areas/sqlite.md': AREA,
    'projects/p.md': `## Log\n${BUILT}`,
    'reviews/followed.md': review('status: accepted\nfollowUp: 2026-10-01\n'),
    'reviews/later.md': review('status: accepted\nfollowUp: 2027-10-01\n'),
    'reviews/outlived.md': review('status: accepted\nareas: [sqlite]\n'),
    'reviews/gone.md': review('status: accepted\n'),
    'reviews/next.md': review('status: accepted\nrelations: { supersedes: [gone] }\n'),
    'reviews/over.md': review('status: superseded\nfollowUp: 2026-02-01\n'),
    'reviews/idea.md': review('status: proposed\n'),
  };

  it('are due when their day has come, their evidence has gone stale, or another took their place', async () => {
    const { library } = await libraryOf(FILES_OF);
    const { due, standing, proposed, past } = await library.decisions();
    expect(Object.fromEntries(due.map(({ id, due: why }) => [id, why]))).toEqual({ followed: ['follow-up'], outlived: ['outlived'], gone: ['superseded'] });
    expect(due.find(({ id }) => id === 'outlived')!.outlived).toEqual([{ id: 'sqlite', title: 'SQLite' }]);
    expect([standing, proposed, past].map((group) => group.map(({ id }) => id).sort())).toEqual([['later', 'next'], ['idea'], ['over']]);
  });
});
