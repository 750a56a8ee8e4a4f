import { describe, expect, it } from 'vitest';
import { editFrontMatter, sayingsOf } from '#app/core/edit/front-matter.ts';
import { entryOfRecord, recordOfEntry } from '#app/formats/adr-entry.ts';
import { readRecord, type DecisionRecord } from '#app/formats/adr.ts';

const MADR = `---
# These are optional metadata elements. Feel free to remove any of them.
status: "superseded by [ADR-0006](0006-use-postgres.md)"
date: 2024-05-06
decision-makers: Ada, Grace
consulted: [the team]
informed:
  - everybody
---

# Use SQLite

## Context and Problem Statement

We need one file.

<!-- This is an optional element. Feel free to remove. -->
## Decision Drivers

* no server

## Considered Options

* SQLite
* Postgres

## Decision Outcome

Chosen option: "SQLite", because it is one file.

### Consequences

* Good, because backup is a copy

### Confirmation

A test.

## Pros and Cons of the Options

### SQLite

* Good, because

## More Information

None.
`;
const TOOLS = `# 2. Write down decisions

Date: 2016-02-12

## Status

Accepted

Supercedes [1. Talk about decisions](0001-talk-about-decisions.md)

## Context

\`\`\`
## Status

Rejected
\`\`\`

## Decision

We write.

## Consequences

More text.
`;

const read = (text: string): DecisionRecord => {
  const record = readRecord(text);
  if ('line' in record) throw new Error(record.message);
  return record;
};
const valueOf = (result: { ok: true; value: string } | { ok: false; problem: { message: string } }) => {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
};
const imported = (text: string, supersedes: string[] = []) => valueOf(entryOfRecord(text, read(text), '0001-x.md', supersedes));

describe('readRecord', () => {
  it('reads MADR 4.0', () => {
    expect(read(MADR)).toEqual({ title: 'Use SQLite', date: '2024-05-06', status: 'superseded', statusText: 'superseded by [ADR-0006](0006-use-postgres.md)', supersededBy: [{ ref: '0006-use-postgres.md', line: 3 }], supersedes: [], problems: [] });
  });

  it('reads adr-tools, and nothing in code', () => {
    expect(read(TOOLS)).toEqual({ title: 'Write down decisions', date: '2016-02-12', status: 'accepted', statusText: null, supersededBy: [], supersedes: [{ ref: '0001-talk-about-decisions.md', line: 9 }], problems: [] });
  });

  it('reads the status lines of older templates', () => {
    expect(read('# X\n\n* Status: superseded by ADR-0012\n* Date: 2020-01-02\n\n## Context and Problem Statement\n')).toMatchObject({ status: 'superseded', supersededBy: [{ ref: '0012', line: 3 }], date: '2020-01-02' });
  });

  it.each([
    ['Just a text.\n', 1, 'has no title'],
    ['---\nstatus: accepted\n---\n\n# A list of things\n\n## Milk\n', 5, 'none of the sections'],
    ['---\nstatus: [\n---\n# X\n## Context\n', 2, 'not readable'],
  ])('says where and why %j is none', (text, line, message) => {
    expect(readRecord(text)).toMatchObject({ line: expect.any(Number) as number, message: expect.stringContaining(message) as string });
    expect((readRecord(text) as { line: number }).line).toBeGreaterThanOrEqual(line - 1);
  });

  it('says which status and date it could not tell', () => {
    const { problems, status } = read('# X\n\nDate: soon\n\n## Status\n\nWho knows\n\n## Context\n');
    expect(status).toBeNull();
    expect(problems.map(({ line }) => line)).toEqual([3, 7]);
    expect(read('---\nstatus: perhaps\ndate: soon\n---\n# X\n\n## Context\n').problems.map(({ line }) => line).sort()).toEqual([2, 3]);
  });
});

describe('a record in the vault', () => {
  it('has the status, the date and the title that the vault reads', () => {
    const text = imported(TOOLS, ['0001-talk-about-decisions']);
    const said = sayingsOf(text);
    expect(said.ok && said.value).toMatchObject({ title: 'Write down decisions', date: '2016-02-12', status: 'accepted', relations: { supersedes: ['0001-talk-about-decisions'] } });
    expect(text.endsWith(TOOLS)).toBe(true);
  });

  it.each([
    ['MADR 4.0', MADR],
    ['MADR with Windows line ends', MADR.replaceAll('\n', '\r\n')],
    ['MADR without front matter', MADR.slice(MADR.indexOf('# Use'))],
    ['MADR of one word', MADR.replace(/"superseded by.*"/, 'accepted')],
    ['MADR in capitals', MADR.replace(/"superseded by.*"/, 'Accepted')],
    ['adr-tools', TOOLS],
    ['adr-tools behind a byte order mark', `\uFEFF${TOOLS}`],
    ['adr-tools without an end of line', TOOLS.trimEnd()],
  ])('comes out as it came in: %s', (_, text) => {
    expect(valueOf(recordOfEntry(imported(text, ['other']), null))).toBe(text);
    expect(valueOf(recordOfEntry(imported(text), null))).toBe(text);
  });

  it('comes out with what was changed in the vault, and nothing else', () => {
    const changed = valueOf(editFrontMatter(imported(MADR), { status: 'rejected', areas: ['sqlite'] }));
    expect(valueOf(recordOfEntry(changed, null))).toBe(MADR.replace('"superseded by [ADR-0006](0006-use-postgres.md)"', '"rejected"').replace('date: 2024-05-06\n', 'date: 2024-05-06\nareas: [sqlite]\n'));
    const tools = valueOf(editFrontMatter(imported(TOOLS), { status: 'superseded' }));
    expect(valueOf(recordOfEntry(tools, 'superseded by [x](0009-x.md)'))).toBe(`---\nstatus: superseded by [x](0009-x.md)\n---\n${TOOLS}`);
  });

  it('that was never imported gets a heading', () => {
    expect(valueOf(recordOfEntry('---\ntitle: One file\ndate: 2026-03-15\nstatus: accepted\n---\n## Decision\nSQLite.\n', null))).toBe('---\ndate: 2026-03-15\nstatus: accepted\n---\n\n# One file\n\n## Decision\nSQLite.\n');
  });
});
