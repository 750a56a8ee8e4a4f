import { bodyOf } from './body.ts';

/** Words of a file that would be read: its front matter is not. */
export function countWords(text: string): number {
  return bodyOf(text).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;
}
