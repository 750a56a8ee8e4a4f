/** What a commit of these saves says: one save its own sentence, several a subject and a list. */
export function commitMessage(saves: readonly string[]): string {
  const sentences = [...new Set(saves.map((save) => save.replace(/\s+/g, ' ').trim()).filter((save) => save !== ''))];
  const [first = 'Save the vault'] = sentences;
  if (sentences.length < 2) return `${first}\n`;
  return `Save ${sentences.length} changes\n\n${sentences.map((sentence) => `- ${sentence}\n`).join('')}`;
}

/** What a commit of edits made with something else than Whetstone says. */
export function outsideMessage(paths: readonly string[]): string {
  const [only = ''] = paths;
  if (paths.length === 1) return `Commit an edit made outside Whetstone: ${only}\n`;
  return `Commit edits made outside Whetstone to ${paths.length} files\n\n${paths.map((path) => `- ${path}\n`).join('')}`;
}
