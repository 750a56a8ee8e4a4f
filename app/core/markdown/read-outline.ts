import type { Outline } from '../outline.ts';
import { scanOutline } from './scan.ts';
import { treeOutline } from './tree-outline.ts';

/** The outline of a file: by the fast scanner where it is sure, by the syntax tree where not. */
export function readOutline(text: string): Outline {
  return scanOutline(text) ?? treeOutline(text);
}
