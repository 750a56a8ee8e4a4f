import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyExample, type TempVault } from '../support/vault.ts';
import { whet, whetJson } from './run-whet.ts';

let vault: TempVault;
beforeAll(async () => {
  vault = await copyExample();
});
afterAll(() => vault.remove());

const at = (...args: string[]) => [...args, '--vault', vault.root];

interface Made {
  id: string;
  url: string;
  token: string;
  visible: { areas: string[]; entries: string[] };
}

interface Listed {
  id: string;
  state: string;
  for: string;
  views: number;
  password: boolean;
  scope: { rings: string[]; history: boolean; notes: string };
}

describe('whet share', () => {
  test('create says the link once, and exactly what is visible; list names it without the link', async () => {
    const made = await whetJson<Made>(at('share', 'create', '--ring', 'adopt', '--for', 'Platform team', '--history', '--expires', '30'));
    expect(made.url).toBe(`http://127.0.0.1:3000/s/${made.token}`);
    expect(made.visible.areas).toContain('SQLite');
    expect(made.visible.entries).toEqual([]);
    const { out } = await whet(at('share', 'list', '--json'));
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ id: made.id, state: 'open', for: 'Platform team', views: 0, scope: expect.objectContaining({ rings: ['adopt'], history: true }) as unknown })]);
    expect(out).not.toContain(made.token);
  });

  test('a link begins with the public address', async () => {
    const made = await whetJson<Made>(at('share', 'create'), { env: { WHETSTONE_PUBLIC_URL: 'https://radar.example.org, https://other.example' } });
    expect(made.url).toBe(`https://radar.example.org/s/${made.token}`);
  });

  test('rotate gives another link, revoke ends it, in words', async () => {
    const made = await whetJson<Made>(at('share', 'create'));
    const rotated = await whetJson<Made>(at('share', 'rotate', made.id));
    expect([rotated.id, rotated.token === made.token]).toEqual([made.id, false]);
    expect(await whet(at('share', 'revoke', made.id))).toMatchObject({ code: 0, out: `The share ${made.id} is revoked: its link leads nowhere from now on.\n` });
    expect(await whet(at('share', 'rotate', made.id))).toMatchObject({ code: 2, err: expect.stringContaining('was revoked') as string });
  });

  test('list says what a share names in vain, after it followed a rename', async () => {
    const { id } = await whetJson<Made>(at('share', 'create', '--area', 'astro'));
    expect(await whet(at('rename', 'astro', 'astro-build'))).toMatchObject({ code: 0, out: expect.stringContaining('1 share that named astro names astro-build now.') as string });
    expect(await whetJson<Listed[]>(at('share', 'list'))).toContainEqual(expect.objectContaining({ id, lacking: [], scope: expect.objectContaining({ areas: ['astro-build'] }) as unknown }));
    await whet(at('delete', 'astro-build'));
    expect((await whet(at('share', 'list'))).out).toContain(`${id} shows less than it says: it names astro-build, which is no area any more.`);
  }, 120_000);

  test('notes and password come from standard input', async () => {
    const env = { WHETSTONE_VAULT: vault.root };
    const notes = await whet([], { shell: `printf '# Hello\\n\\nWorld\\n' | "$NODE" "$WHET" share create --notes - --json`, env });
    const locked = await whet([], { shell: `printf 'open sesame\\n' | "$NODE" "$WHET" share create --password --json`, env });
    const ids = [notes, locked].map(({ out }) => (JSON.parse(out) as Made).id);
    const listed = await whetJson<Listed[]>(at('share', 'list'));
    const [first, second] = ids.map((id) => listed.find((share) => share.id === id)!);
    expect([first!.scope.notes, first!.password]).toEqual(['# Hello\n\nWorld', false]);
    expect(second!.password).toBe(true);
  });

  test.each([
    [['share', 'burn'], 2, 'does not know “burn”'],
    [['share', 'revoke'], 2, 'needs an ID'],
    [['share', 'revoke', 'nope'], 1, 'There is no share “nope”'],
    [['share', 'create', '--ring', 'cold'], 2, 'There is no ring “cold”'],
    [['share', 'create', '--edition', 'none'], 1, 'There is no edition “none”'],
    [['share', 'create', '--expires', 'soon'], 2, 'cannot last “soon” days'],
    [['share', 'create', '--notes', '-', '--password'], 2, 'cannot hold both'],
  ])('%j is told with exit code %i', async (args, code, said) => {
    expect(await whet(at(...args))).toMatchObject({ code, err: expect.stringContaining(said) as string });
  });
});
