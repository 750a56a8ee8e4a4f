import { describe, expect, it } from 'vitest';
import { sentenceAround } from '#app/core/links.ts';
import { treeOutline } from '#app/core/markdown/tree-outline.ts';

/** The sentence around each link of a text, the link in angle brackets. */
function sentences(text: string): string[] {
  return treeOutline(text).links.map(({ line, column }) => {
    const { before, link, after } = sentenceAround(text, line, column);
    return `${before}<${link}>${after}`;
  });
}

describe('the sentence around a link', () => {
  it('is the one that the link is in', () => {
    expect(sentences('One. Two is about [[ebpf]] maps. Three.')).toEqual(['Two is about <ebpf> maps.']);
  });

  it('runs over the lines of its paragraph, and no further', () => {
    expect(sentences('Before.\n\nTracing with\n[[ebpf]] is\ncheap.\n\nAfter.')).toEqual(['Tracing with <ebpf> is cheap.']);
  });

  it('shows wikilinks by their label, and other markup not at all', () => {
    const text = 'The **queue** of [[remix|Remix]] uses `a*b`, _see_ [the *notes*](n.md), ![alt](i.png) \\*and\\* [[prisma]][^1] <https://a.b>.';
    expect(sentences(text)).toEqual([
      'The queue of <Remix> uses a*b, see the notes, alt *and* prisma https://a.b.',
      'The queue of Remix uses a*b, see <the notes>, alt *and* prisma https://a.b.',
      'The queue of Remix uses a*b, see the notes, alt *and* <prisma> https://a.b.',
    ]);
  });

  it('is not broken by emphasis around the link', () => {
    expect(sentences('It is **mostly [[ebpf]] work** now.')).toEqual(['It is mostly <ebpf> work now.']);
  });

  it('leaves names with underscores and stray marks alone', () => {
    expect(sentences('Set snake_case to 3 * 4 in [[config]].')).toEqual(['Set snake_case to 3 * 4 in <config>.']);
  });

  it('does not end at an abbreviation, a version or an ending of a file', () => {
    expect(sentences('We use e.g. Node 20.19 and J. Smith’s a.ts vs. B in [[remix]] daily.')).toEqual([
      'We use e.g. Node 20.19 and J. Smith’s a.ts vs. B in <remix> daily.',
    ]);
  });

  it('may begin with the link', () => {
    expect(sentences('Done. [[ebpf]] comes next. Later.')).toEqual(['<ebpf> comes next.']);
  });

  it('ends at question and exclamation marks, and at full stops that no space follows', () => {
    expect(sentences('Why [[a]]? “Because!” Then [[b]]! So.')).toEqual(['Why <a>?', 'Then <b>!']);
    expect(sentences('前の文。これは[[ebpf]]です。次の文。')).toEqual(['これは<ebpf>です。']);
  });

  it('is the item, without marker and box, in a list', () => {
    expect(sentences('- [ ] Does [[ebpf]]\n  scale?\n- 2026-11-02 built 90m [[remix]]: moved it\n1. see [[a]]\n')).toEqual([
      'Does <ebpf> scale?',
      '2026-11-02 built 90m <remix>: moved it',
      'see <a>',
    ]);
  });

  it('is the row, with dots between the cells, in a table', () => {
    expect(sentences('| tool | cost |\n|---|---|\n| [[xdp|XDP]] | low |\n| b | [[c\\|d]] |\n')).toEqual(['<XDP> · low', 'b · <d>']);
  });

  it('is the heading, in a heading, and never reaches into one', () => {
    expect(sentences('# On [[a]] ##\ntext [[b]]\n# Next')).toEqual(['On <a>', 'text <b>']);
  });

  it('goes without the signs of a quote, over its lines', () => {
    expect(sentences('> Said\n> of [[a]]\n> here. More.')).toEqual(['Said of <a> here.']);
  });

  it('does not reach into front matter', () => {
    expect(sentences('---\ntitle: x\n---\nSee [[a]].')).toEqual(['See <a>.']);
  });

  it('is the footnote, in a footnote', () => {
    expect(sentences('x[^1]\n\n[^1]: See [[a]].')).toEqual(['See <a>.']);
  });

  it('is cut at words, on both sides, when it is long', () => {
    const [sentence = ''] = sentences(`${'before '.repeat(60)}[[link]] ${'after '.repeat(60)}`);
    expect(sentence).toMatch(/^…before .* <link> after .*after…$/);
    expect(sentence.length).toBeLessThanOrEqual(206);
  });

  it('gives the room that one side leaves to the other', () => {
    const [sentence = ''] = sentences(`See [[link]] ${'after '.repeat(60)}`);
    expect(sentence.length).toBeGreaterThan(190);
    expect(sentence.length).toBeLessThanOrEqual(206);
  });

  it('cuts a long label too', () => {
    expect(sentenceAround(`[[a|${'long '.repeat(40)}]]`, 1, 1).link).toMatch(/^(?:long )+long…$/);
  });

  it('reads the same with Windows line ends', () => {
    expect(sentences('Tracing with\r\n[[ebpf]] is\r\ncheap.\r\n')).toEqual(['Tracing with <ebpf> is cheap.']);
  });

  it('is what there is where no link stands, or the file has changed since', () => {
    expect(sentenceAround('Nothing here.', 1, 1)).toEqual({ before: '', link: '', after: 'Nothing here.' });
    expect(sentenceAround('Short.', 9, 40)).toEqual({ before: '', link: '', after: '' });
  });

  it('takes no time over a megabyte of brackets', () => {
    expect(sentenceAround('['.repeat(1_000_000), 1, 500_000).link).toBe('');
    expect(sentenceAround(`[${'![a](b)'.repeat(50_000)}`, 1, 1).link).toBe('');
    expect(sentenceAround('> '.repeat(100_000), 1, 50_000).link).toBe('');
  });
});
