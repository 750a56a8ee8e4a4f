import { loadStyles } from './citation-js.ts';
import { doiKey, textOf, type CslItem } from './csl.ts';

/** The source as a list of references in APA style has it, as plain text. */
export async function citeApa(item: CslItem): Promise<string> {
  const plugins = await loadStyles();
  // The DOI is said as an address already, and one of two is enough.
  const { URL: address, ...rest } = item;
  const known = doiKey(textOf(item, 'DOI')) === '' ? { ...rest, ...(address !== undefined && { URL: address }) } : rest;
  const text = String(plugins.output.format('bibliography', [{ ...known, id: 'cited' }], { format: 'text', template: 'apa', lang: 'en-US' }));
  return text.replace(/\s+/g, ' ').trim();
}
