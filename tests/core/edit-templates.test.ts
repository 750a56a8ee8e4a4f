import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { freshId, startFrom } from '#app/core/edit/templates.ts';

const template = readFileSync(new URL('../../content/templates/deep-dive.md', import.meta.url), 'utf8');

describe('a new file from a template', () => {
  test('says its title, date and areas, and all else as the owner wrote it', () => {
    const text = startFrom(template, { title: 'Where packets go', date: '2026-11-02', areas: ['ebpf'] });
    expect(text).toBe(template.replace('title:', 'title: Where packets go').replace('date:', 'date: 2026-11-02').replace('areas: []', 'areas: [ebpf]'));
  });

  test('keeps what the template says already', () => {
    expect(startFrom('---\ntitle: Weekly\ndate: 2020-01-01\n---\n', { title: 'Other', date: '2026-11-02', areas: [] })).toBe('---\ntitle: Weekly\ndate: 2020-01-01\n---\n');
  });

  test('is the template where its front matter cannot be read', () => {
    const broken = '---\ntitle: "open\n---\nText\n';
    expect(startFrom(broken, { title: 'A', date: '2026-11-02', areas: [] })).toBe(broken);
  });
});

describe('the id of a new file', () => {
  test.each([
    ['Where packets go', [], 'where-packets-go'],
    ['Where packets go', ['Where-Packets-Go'], 'where-packets-go-2'],
    ['', [], '2026-11-02'],
    ['!?', ['2026-11-02'], '2026-11-02-2'],
    ['con', [], 'con-2026-11-02'],
    ['README', [], 'readme-2026-11-02'],
    ['../../etc/passwd', [], 'etc-passwd'],
    ['Ünïcode', [], 'unicode'],
  ])('of “%s” beside %j is %s', (title, taken, id) => {
    expect(freshId(title, '2026-11-02', taken)).toBe(id);
  });

  test('is never longer than 80 characters', () => {
    const long = 'word '.repeat(60);
    const id = freshId(long, '2026-11-02', []);
    expect(id.length).toBeLessThanOrEqual(80);
    expect(freshId(long, '2026-11-02', [id]).length).toBeLessThanOrEqual(80);
    expect(freshId(`a${'𠀀'.repeat(60)}`, '2026-11-02', [])).toBe(`a${'𠀀'.repeat(39)}`);
  });
});
