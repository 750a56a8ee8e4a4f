/** Text out of the bytes of a file, whatever program wrote them; null for what is no text. */
export function decodeFile(bytes: Uint8Array): { text: string; guessed: boolean } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), guessed: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), guessed: false };
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), guessed: false };
  } catch {
    // What is not UTF-8 is, among files of references, nearly always Windows' Latin-1.
    return { text: new TextDecoder('windows-1252').decode(bytes), guessed: true };
  }
}
