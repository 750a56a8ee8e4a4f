import type { NameCandidate } from './code-editor.ts';

export async function findNames(prefix: string): Promise<NameCandidate[]> {
  try {
    const response = await fetch(`/names?q=${encodeURIComponent(prefix)}`);
    return response.ok ? ((await response.json()) as NameCandidate[]) : [];
  } catch {
    return [];
  }
}

/** The address of a stored picture inside the vault, or why it could not be stored. */
export async function keepPicture(file: File): Promise<{ path: string } | { why: string }> {
  try {
    const response = await fetch(`/attachments?name=${encodeURIComponent(file.name)}`, { method: 'POST', headers: { 'Content-Type': file.type }, body: file });
    return response.ok ? ((await response.json()) as { path: string }) : { why: await response.text() };
  } catch {
    return { why: 'The server cannot be reached, so the picture was not stored. The text is kept.' };
  }
}

/** Markdown that shows a picture of the vault from a file in one of its folders. */
export function showPicture(path: string, from: string): string {
  const up = '../'.repeat(from.split('/').length - 1);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '').replace(/-[0-9a-f]{8}$/, '');
  return `![${name.replace(/-/g, ' ')}](${up}${path})`;
}
