import { describe, expect, test } from 'vitest';
import { filesConcerned, namesOf } from '#app/core/relink/concern.ts';
import { planDelete } from '#app/core/relink/delete.ts';
import { planMerge } from '#app/core/relink/merge.ts';
import { applied, AREA, done, listed, vaultIn, type Files } from './relink-files.ts';

describe('two areas that become one', () => {
  const files = {
    'areas/bpf.md': '---\ntitle: Packet filter\nquadrant: tools\naliases: [cBPF]\nvendor: none\n---\nText with [[ebpf]] and ![i](../attachments/i.png).\n',
    'areas/ebpf.md': '---\r\ntitle: eBPF # the one\r\nquadrant: tools\r\n---\r\nOwn text.\r\n',
    'areas/xdp.md': '---\nquadrant: tools\nparent: bpf\n---\n',
    'notes/one.md': '---\ndate: 2026-01-01\nareas: [bpf]\n---\n[[Packet filter]] [[cbpf]] [x](../areas/bpf.md)\n',
    'notes/both.md': '---\ndate: 2026-01-01\nareas: { bpf: { minutes: 10 }, ebpf: }\n---\n[[bpf]]\n',
    'projects/p.md': '---\nareas: [ebpf]\n---\n## Log\n- 2026-01-02 30m [[bpf]] [[ebpf]]: x\n- 2026-01-03 [[bpf]]: y\n',
  };
  const merge = (all: Files, from = 'areas/bpf.md', into = 'areas/ebpf.md') => planMerge(vaultIn(all), listed(all), { from, into });

  test('have one file, with both texts and every name', () => {
    const plan = done(merge(files));
    const after = applied(files, plan.changes);
    expect(after['areas/bpf.md']).toBeUndefined();
    expect(after['areas/ebpf.md']).toBe(
      '---\r\ntitle: eBPF # the one\r\nquadrant: tools\r\naliases: [bpf, Packet filter, cBPF]\r\n---\r\nOwn text.\r\n\r\n## From Packet filter\r\n\r\nText with [[ebpf]] and ![i](../attachments/i.png).\r\n',
    );
    expect(plan.notes).toEqual(['Of the front matter of Packet filter this is not carried over to eBPF: vendor none.']);
  });

  test('are followed by links, parents and references, but for lists that name both', () => {
    const after = applied(files, done(merge(files)).changes);
    expect(after['areas/xdp.md']).toContain('parent: ebpf\n');
    expect(after['notes/one.md']).toBe('---\ndate: 2026-01-01\nareas: [ebpf]\n---\n[[eBPF]] [[cbpf]] [x](../areas/ebpf.md)\n');
    expect(after['notes/both.md']).toBe(files['notes/both.md'].replace('[[bpf]]', '[[ebpf]]'));
    expect(after['projects/p.md']).toBe('---\nareas: [ebpf]\n---\n## Log\n- 2026-01-02 30m [[bpf]] [[ebpf]]: x\n- 2026-01-03 [[ebpf]]: y\n');
  });

  test('are not above themselves', () => {
    const below = { 'areas/a.md': '---\nparent: top\n---\n', 'areas/b.md': '---\nparent: c\n---\n', 'areas/c.md': '---\nparent: a\n---\n', 'areas/top.md': '---\n---\n' };
    const after = applied(below, done(merge(below, 'areas/a.md', 'areas/b.md')).changes);
    expect(after['areas/b.md']).toContain('parent: top\n');
    expect(after['areas/c.md']).toContain('parent: b\n');
    const two = { 'areas/a.md': '---\n---\n', 'areas/b.md': '---\nparent: a\n---\n' };
    expect(applied(two, done(merge(two, 'areas/a.md', 'areas/b.md')).changes)['areas/b.md']).not.toContain('parent');
  });

  test('stay two where the text of one would vanish in the other', () => {
    const open = { ...files, 'areas/ebpf.md': '---\nquadrant: tools\n---\n```\ncode' };
    expect(merge(open)).toMatchObject({ ok: false, problem: { code: 'bad-choice' } });
  });

  test('have to be two areas', () => {
    expect(merge(files, 'areas/bpf.md', 'areas/bpf.md')).toMatchObject({ ok: false, problem: { code: 'bad-choice' } });
    expect(merge(files, 'notes/one.md')).toMatchObject({ ok: false, problem: { code: 'not-found' } });
  });
});

describe('deleting', () => {
  const files = {
    'areas/ebpf.md': AREA,
    'notes/a.md': '---\ntitle: A\ndate: 2026-01-01\nareas: [ebpf]\nverdict: hold\n---\n',
    'notes/b.md': '---\nareas: [BPF]\nrelations: { cites: [a] }\ndate: 2026-01-02\n---\nFirst. The [[ebpf|filter]] is in [that note](a.md). Last.\n',
  };
  const plan = (path: string) => planDelete(vaultIn(files).names, listed(files), path);

  test('an entry says what leads to it, and what it takes along', () => {
    expect(plan('notes/a.md')).toEqual({
      changes: [{ path: 'notes/a.md', before: files['notes/a.md'], after: null }],
      links: [
        { path: 'notes/b.md', line: 3, before: '', link: 'relations: { cites: [a] }', after: '' },
        { path: 'notes/b.md', line: 6, before: 'The filter is in ', link: 'that note', after: '.' },
      ],
      contacts: 1,
      verdicts: 1,
    });
  });

  test('an area takes the contacts with it along', () => {
    expect(plan('areas/ebpf.md')).toMatchObject({ contacts: 2, verdicts: 1, links: [{ path: 'notes/a.md', line: 4 }, { line: 2 }, { line: 6, link: 'filter' }] });
    expect(plan('areas/none.md')).toBeNull();
  });
});

describe('the files that may name something', () => {
  test('are found whatever way it is written', () => {
    const files = { 'a.md': '[[Old   Name]]', 'b.md': 'OLD\nNAME', 'c.md': '[x](old%2Dname.md)', 'd.md': '"\\u006fld name"', 'e.md': "100 % nothing \\ of 'it'''", 'f.md': 'old\\-name', 'g.md': 'R&amp;D' };
    const head = { ...vaultIn({ 'notes/old-name.md': '---\ntitle: Old name\n---\n' }).names.byPath.get('notes/old-name.md')! };
    expect(filesConcerned(listed(files), namesOf(head)).map(({ path }) => path)).toEqual(['a.md', 'b.md', 'c.md', 'd.md', 'f.md', 'g.md']);
  });
});
