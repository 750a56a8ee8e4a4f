import type { Random } from './random.ts';
import { sentence, sentences, TOOLS, TOPICS } from './words.ts';

export function codeBlock(random: Random): string {
  return random.pick([
    () => `\`\`\`sh\n# not a heading, and [[not-a-link]]\nsystemctl restart relay-${random.between(1, 99)}\njournalctl -u relay --since "-${random.between(5, 55)}m"\n\`\`\``,
    () => `\`\`\`ts\nexport const limit = ${random.between(10, 500)};\nexport function retry<T>(work: () => T): T {\n  return work();\n}\n\`\`\``,
    () => `~~~sql\nSELECT id, seen_at FROM events WHERE seen_at > now() - interval '${random.between(1, 30)} days'\nORDER BY seen_at;\n~~~`,
  ])();
}

export function table(random: Random): string {
  const rows = random.sample(TOOLS, random.between(2, 5)).map((tool) => `| ${tool} | ${random.between(1, 900)} ms | ${random.pick(TOPICS)} |`);
  return `| tool | p95 | about |\n| --- | ---: | --- |\n${rows.join('\n')}`;
}

/** Markdown outside the small grammar of the line scanner. */
export function slowConstruct(random: Random): string {
  return random.pick([
    () => `Setext headings are rare\n------------------------\n\n${sentences(random, 2)}`,
    () => `<details>\n<summary>More</summary>\n\n${sentence(random)}\n\n</details>`,
    () => `As [the manual][manual] says, ${sentence(random).toLowerCase()}\n\n[manual]: https://example.org/manual "The manual"`,
    () => `${sentence(random)}\n\n    indented code with [[no-link]]\n\n${sentence(random)}`,
    () => `> ${sentence(random)}\n>\n> \`\`\`\n> quoted code\n> \`\`\``,
  ])();
}
