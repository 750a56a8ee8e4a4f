import { markMatches } from '#app/core/blip-filter.ts';

/** A text with what a search found in it marked. */
export function Marked({ text, search }: { text: string; search: string }) {
  return markMatches(text, search).map((stretch, i) => (stretch.isMatch ? <mark key={i}>{stretch.text}</mark> : stretch.text));
}
