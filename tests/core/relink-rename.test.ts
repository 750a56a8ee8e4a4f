import { describe, expect, test } from 'vitest';
import { applied, AREA, done, refused, rename, renamed } from './relink-files.ts';

describe('an entry with a new id', () => {
  const become = (text: string, path = 'notes/n.md') =>
    renamed({ 'projects/old.md': '---\ntitle: The old one\n---\n', [path]: text }, { path: 'projects/old.md', id: 'new' })[path];

  test('is followed by wikilinks that say its id; labels, fragments and everything else stay', () => {
    expect(become('See [[old]], [[Old#Log|what I did]], [[ old | x ]] and [[The old one]].  \r\n![[old]]')).toBe(
      'See [[new]], [[new#Log|what I did]], [[ new | x ]] and [[The old one]].  \r\n![[new]]',
    );
    expect(become('| a | b |\n| - | - |\n| [[old\\|label]] | [[old|label]] |\n')).toBe('| a | b |\n| - | - |\n| [[new\\|label]] | [[new|label]] |\n');
  });

  test('is not looked for in code, comments and behind backslashes', () => {
    const text = '`[[old]]` \\[[old]] <!-- [[old]] -->\n\n```\n[[old]] [x](../projects/old.md)\n```\n\n    [[old]]\n\nold';
    expect(become(text)).toBe(text);
  });

  test('is followed by relative links of every form', () => {
    expect(become('[x](../projects/old.md#Log "title") [y](<../projects/old.md>) [z](../projects/old) [w](/projects/old.md) ![i](./../projects/old.md)')).toBe(
      '[x](../projects/new.md#Log "title") [y](<../projects/new.md>) [z](../projects/new) [w](/projects/new.md) ![i](../projects/new.md)',
    );
    expect(become('[x][r] and [r]\n\n[r]: ../projects/old.md "t"\n[s]: <%2e./projects/%6Fld.md#a>\n')).toBe(
      '[x][r] and [r]\n\n[r]: ../projects/new.md "t"\n[s]: <../projects/new.md#a>\n',
    );
    expect(become('[a [[old]] b](../projects/old.md) ![a [b](c.md) d](../projects/old.md)')).toContain('](../projects/new.md) ![a [b](c.md) d](../projects/new.md)');
  });

  test('is followed by what front matter relates to it', () => {
    expect(become('---\nrelations: { cites: [old, "[[old]]"], informs: old }\n---\n')).toBe('---\nrelations: { cites: [new, "[[new]]"], informs: new }\n---\n');
  });

  test('moves its file, and leaves alone what does not name it', () => {
    const files = { 'projects/old.md': '---\ntitle: T\n---\n[[#Log]] [[old]]\n', 'notes/n.md': 'golden [[other]] [b](https://x.org/old.md) [c](old.md)' };
    const { changes, previews } = done(rename(files, { path: 'projects/old.md', id: 'new' }));
    expect(changes).toEqual([
      { path: 'projects/old.md', before: files['projects/old.md'], after: null },
      { path: 'projects/new.md', before: null, after: '---\ntitle: T\n---\n[[#Log]] [[new]]\n' },
    ]);
    expect(previews).toEqual([{ path: 'projects/old.md', to: 'projects/new.md', lines: [{ line: 4, before: ['[[#Log]] [[old]]'], after: ['[[#Log]] [[new]]'] }] }]);
  });

  test('keeps a byte order mark, and the line ends of each file', () => {
    expect(become('\uFEFF---\r\nrelations: { cites: old }\r\n---\r\n[[old]]\r\n[x](../projects/old.md)')).toBe(
      '\uFEFF---\r\nrelations: { cites: new }\r\n---\r\n[[new]]\r\n[x](../projects/new.md)',
    );
  });
});

describe('an entry with a new title', () => {
  const files = { 'notes/a.md': '---\ntitle: Old title # mine\ndate: 2026-01-01\n---\n', 'notes/b.md': '[[old title]] [[Old Title#x|y]] [[a]] [z](a.md)' };

  test('is followed by links that say its title, and says so in its own file', () => {
    expect(renamed(files, { path: 'notes/a.md', title: 'New: title' })).toEqual({
      'notes/a.md': '---\ntitle: "New: title" # mine\ndate: 2026-01-01\n---\n',
      'notes/b.md': '[[New: title]] [[New: title#x|y]] [[a]] [z](a.md)',
    });
  });

  test('that cannot stand in brackets is linked by its id', () => {
    expect(renamed(files, { path: 'notes/a.md', title: 'F#core | [x]' })['notes/b.md']).toBe('[[a]] [[a#x|y]] [[a]] [z](a.md)');
  });
});

describe('an area with a new name', () => {
  const files = {
    'areas/ebpf.md': AREA,
    'areas/xdp.md': '---\nquadrant: tools\nparent: "[[ebpf]]" # above\n---\n',
    'notes/list.md': '---\ndate: 2026-01-01\nareas: [ebpf, "eBPF filter", BPF, [[ebpf]], "[[ebpf#Maps|m]]"]\n---\n',
    'notes/one.md': '---\ndate: 2026-01-01\nareas: ebpf\n---\n',
    'notes/block.md': '---\ndate: 2026-01-01\nareas:\n  - ebpf   # why\n  - \'xdp\'\n---\n',
    'notes/map.md': '---\ndate: 2026-01-01\nareas:\n  ebpf: { depth: built, minutes: 5 }\n  "xdp":\n    minutes: 9\n---\n',
    'notes/flow.md': '---\ndate: 2026-01-01\nareas: { ebpf: { verdict: trial }, xdp: }\n---\n',
    'projects/log.md': '## Log\n- 2026-01-01 built 5m [[ebpf]]: saw [[ebpf]] in [x](../areas/ebpf.md)\n- 2026-01-02 [[BPF]], [[eBPF filter|it]]: y\n',
  };

  test('is followed by lists, maps, parents and log lines in every form; aliases stay', () => {
    const after = renamed(files, { path: 'areas/ebpf.md', id: 'bpf-core' });
    expect(after['areas/bpf-core.md']).toBe(AREA);
    expect(after['areas/xdp.md']).toContain('parent: "[[bpf-core]]" # above\n');
    expect(after['notes/list.md']).toContain('areas: [bpf-core, "eBPF filter", BPF, [[bpf-core]], "[[bpf-core#Maps|m]]"]\n');
    expect(after['notes/one.md']).toContain('areas: bpf-core\n');
    expect(after['notes/block.md']).toContain('  - bpf-core   # why\n  - \'xdp\'\n');
    expect(after['notes/map.md']).toContain('  bpf-core: { depth: built, minutes: 5 }\n');
    expect(after['notes/flow.md']).toContain('areas: { bpf-core: { verdict: trial }, xdp: }\n');
    expect(after['projects/log.md']).toBe('## Log\n- 2026-01-01 built 5m [[bpf-core]]: saw [[bpf-core]] in [x](../areas/bpf-core.md)\n- 2026-01-02 [[BPF]], [[eBPF filter|it]]: y\n');
  });

  test('by title is followed by what says the title', () => {
    const after = renamed(files, { path: 'areas/ebpf.md', title: 'Packet, filter' });
    expect(after['areas/ebpf.md']).toBe('---\ntitle: Packet, filter\nquadrant: tools\naliases: [BPF]\n---\n');
    expect(after['notes/list.md']).toContain('areas: [ebpf, "Packet, filter", BPF, [[ebpf]], "[[ebpf#Maps|m]]"]\n');
    expect(after['projects/log.md']).toContain('- 2026-01-02 [[BPF]], [[Packet, filter|it]]: y\n');
  });

  test('is still found by the old one where that is asked for', () => {
    expect(renamed(files, { path: 'areas/ebpf.md', id: 'filter', title: 'Filters', keepAlias: true })['areas/filter.md']).toBe(
      '---\ntitle: Filters\nquadrant: tools\naliases: [BPF, ebpf, eBPF filter]\n---\n',
    );
  });

  test('keeps two names apart that one list says, by an alias', () => {
    const two = { 'areas/net.md': '---\ntitle: Networking\nquadrant: tools\n---\n', 'notes/n.md': '---\ndate: 2026-01-01\nareas: [net, Networking]\n---\n' };
    const plan = done(rename(two, { path: 'areas/net.md', id: 'linux', title: 'Linux' }));
    const after = applied(two, plan.changes);
    expect(after['notes/n.md']).toBe(two['notes/n.md']);
    expect(after['areas/linux.md']).toContain('aliases: [net, Networking]');
    expect(plan.notes).toEqual(['It is still found as “net” and “Networking”.']);
  });
});

describe('an entry in another folder', () => {
  const files = {
    'notes/a.md': '---\ntitle: A\ndate: 2026-01-01\nareas: [ebpf]\n---\n[s](b.md) ![i](../attachments/i%20j.png) [o](../../outside.md) [d](../projects/)\n\n[r]: ./b.md\n',
    'notes/b.md': '[[a]] [a](a.md) [a](./a.md#h)',
    'areas/ebpf.md': AREA,
  };

  test('leads where it led, and is led to', () => {
    const after = renamed(files, { path: 'notes/a.md', folder: 'projects/2026' });
    expect(after['projects/2026/a.md']).toContain('[s](../../notes/b.md) ![i](../../attachments/i%20j.png) [o](../../../outside.md) [d](../../projects/)\n\n[r]: ../../notes/b.md\n');
    expect(after['notes/b.md']).toBe('[[a]] [a](../projects/2026/a.md) [a](../projects/2026/a.md#h)');
  });

  test('is of the kind of that folder, and says what that assumes', () => {
    const plan = done(rename(files, { path: 'notes/a.md', kind: 'review' }));
    expect(plan.changes[1]!.path).toBe('reviews/a.md');
    expect(plan.notes).toEqual(['Depth and time that it does not state are assumed as for a review: reviewed and 60 min, until now read and 15 min.']);
  });

  test('states its new kind where it stated the old one', () => {
    const stated = { 'notes/a.md': '---\nkind: meeting\n---\n' };
    expect(renamed(stated, { path: 'notes/a.md', kind: 'review' })).toEqual({ 'reviews/a.md': '---\nkind: review\n---\n' });
  });

  test('has to be one where entries live', () => {
    expect(refused(files, { path: 'notes/a.md', folder: 'templates' }).code).toBe('bad-choice');
    expect(refused(files, { path: 'areas/ebpf.md', folder: 'notes' }).code).toBe('bad-choice');
  });
});

describe('a new name', () => {
  const files = {
    'areas/ebpf.md': AREA,
    'notes/a.md': '---\ntitle: One\n---\n',
    'notes/b.md': '[[nowhere]] [x](gone.md)',
  };

  test('that something else has is refused, with its file', () => {
    for (const ask of [{ id: 'ebpf' }, { id: 'B' }, { title: 'EBPF FILTER' }, { title: 'bpf' }, { id: 'BPF' }]) {
      expect(refused(files, { path: 'notes/a.md', ...ask }), JSON.stringify(ask)).toMatchObject({ code: 'taken' });
    }
    expect(refused(files, { path: 'notes/a.md', title: 'bpf' }).message).toBe('“bpf” is a name of areas/ebpf.md.');
  });

  test('that links to nowhere would find is refused, with the files that say it', () => {
    for (const ask of [{ id: 'nowhere' }, { title: 'Nowhere' }, { id: 'gone' }]) {
      expect(refused(files, { path: 'notes/a.md', ...ask })).toMatchObject({ code: 'taken', message: expect.stringContaining('notes/b.md') as string });
    }
  });

  test('has to be one that a file and a link can have', () => {
    for (const id of ['', '.a', 'a/b', 'a|b', 'a#b', '[a]', 'a.md', 'README', 'a ', 'a:b', 'x'.repeat(200)]) {
      expect(refused(files, { path: 'notes/a.md', id }).code, id).toBe('bad-name');
    }
    expect(refused(files, { path: 'notes/a.md', title: ' ' }).code).toBe('bad-name');
    expect(renamed(files, { path: 'notes/a.md', id: 'Größe 2.0' })['notes/Größe 2.0.md']).toBeDefined();
  });

  test('that is the old one changes nothing; another case of it is no clash', () => {
    expect(done(rename(files, { path: 'notes/a.md', id: 'a', title: 'One' })).changes).toEqual([]);
    expect(done(rename(files, { path: 'notes/a.md', id: 'A' })).changes.map(({ path }) => path)).toEqual(['notes/a.md', 'notes/A.md']);
  });

  test('needs something to name', () => {
    expect(refused(files, { path: 'notes/none.md', id: 'x' }).code).toBe('not-found');
  });
});
