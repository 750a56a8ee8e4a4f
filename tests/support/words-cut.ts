import type { Page } from 'playwright-core';

/** Words of tables, of four letters and more, that stand on two lines; hyphenated ones may. */
export async function wordsCut(page: Page): Promise<string[]> {
  return page.locator('main table :is(th, td)').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const [cut, range]: [string[], Range] = [[], document.createRange()];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]{4,}/gu)) {
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top))).size > 1) cut.push(word);
        }
      }
      return cut;
    }),
  );
}
