/** What a form of the page does not ask for, so that the address keeps it. */
export function Kept({ query, but }: { query: URLSearchParams; but: readonly string[] }) {
  return [...query].filter(([name]) => !but.includes(name)).map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />);
}
