import { parseScope, writeScope } from './share-scope.ts';
import type { ShareScope } from './shared-radar.ts';

/** Characters that every server and proxy takes in an address, with room for what stands around it. */
const LONGEST = 7000;

/** A scope as one part of an address; null where it is too long for one. */
export function writeDraft(scope: ShareScope): string | null {
  const bytes = new TextEncoder().encode(writeScope(scope));
  const code = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return code.length > LONGEST ? null : code;
}

/** The scope that a part of an address stands for; null where it stands for none. */
export function readDraft(code: string): ShareScope | null {
  if (code.length > LONGEST || !/^[\w-]+$/.test(code)) return null;
  try {
    const bytes = Uint8Array.from(atob(code.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    return parseScope(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
