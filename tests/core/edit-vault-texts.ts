import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CONTENT = join(import.meta.dirname, '../../content');

/** Every Markdown file of the example vault, as on disk. */
export const VAULT_TEXTS: readonly { path: string; text: string }[] = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(CONTENT, path), 'utf8') }));

/** A text with other line ends, or with a byte order mark: what other editors make of it. */
export const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => `\uFEFF${text}`,
  (text) => text.trimEnd(),
];
