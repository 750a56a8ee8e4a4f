/** The owner's cookies of the servers that run, by their addresses. */
const keys = new Map<string, string>();

/** Opens a set-up link as a browser does; the cookie that it is given. */
export async function signIn(setup: string): Promise<string> {
  const claimed = await fetch(setup, { redirect: 'manual' });
  const [cookie] = claimed.headers.getSetCookie();
  if (claimed.status !== 303 || !cookie) throw new Error(`The set-up link was answered with ${claimed.status}: ${await claimed.text()}`);
  return cookie.replace(/;.*$/, '');
}

export function giveKey(url: string, cookie: string): void {
  keys.set(url, cookie);
}

export function takeKey(url: string): void {
  keys.delete(url);
}

/** What a browser of the owner holds. Cookies know no ports, so their names tell the servers apart. */
export function ownersCookies(): { name: string; value: string; url: string }[] {
  return [...keys].map(([url, cookie]) => ({ name: cookie.split('=', 1)[0]!, value: cookie.slice(cookie.indexOf('=') + 1), url }));
}
