import type { Area } from './entry.ts';
import { areaNamed } from './find-names.ts';
import type { EntryHead } from './heads.ts';
import type { Vault } from './vault.ts';

/**
 * Whether a question that stands in an entry is about one of its areas: the entry is about that
 * area alone, or the question links the area or names it.
 */
export function isAboutArea(text: string, entry: Pick<EntryHead, 'refs'>, area: Area, vault: Pick<Vault, 'names'>): boolean {
  const leadsHere = (ref: string) => areaNamed(vault, ref) === area.id;
  if (entry.refs.every(leadsHere)) return true;
  if ([...text.matchAll(/\[\[([^\]|#]+)/g)].some(([, ref]) => leadsHere(ref!))) return true;
  return [area.title, ...area.aliases].some((name) => namesAsWords(text, name));
}

/** Whether a name stands in a text by itself, whatever its case: `Rust` is not in `trust`. */
function namesAsWords(text: string, name: string): boolean {
  const escaped = name.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return escaped !== '' && new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
