/** HTML that the renderer has sanitised: the only door through which markup from the vault reaches a page. */
export function Rich({ html, className = 'prose' }: { html: string; className?: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}
