import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCheckout, type Checkout } from './checkout.ts';

let checkout: Checkout;
beforeAll(() => {
  checkout = makeCheckout();
});
afterAll(() => checkout.remove());

const BUILDING = 'Building the commands …';

function say(word: string): void {
  checkout.write('app/core/word.ts', `export const word: string = '${word}';\n`);
}

describe('bin/whet.mjs', () => {
  it('builds what is missing, speaks of it on stderr only, and runs', async () => {
    const { code, stdout, stderr } = await checkout.whet();
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'keen\n' });
    expect(stderr).toMatch(/^Building the commands … [\d.]+ s\n$/);
  });

  it('builds nothing while nothing has changed', async () => {
    expect(await checkout.whet()).toEqual({ code: 0, stdout: 'keen\n', stderr: '' });
  });

  it('builds nothing where files have new times and the same content, as after a checkout', async () => {
    for (const file of ['app/cli/main.ts', 'app/core/word.ts', 'package-lock.json', 'prisma/schema.prisma']) {
      utimesSync(join(checkout.root, file), new Date(), new Date());
    }
    expect(await checkout.whet()).toEqual({ code: 0, stdout: 'keen\n', stderr: '' });
  });

  it('builds again after an edit of the same length', async () => {
    say('dull');
    const { stdout, stderr } = await checkout.whet();
    expect(stdout).toBe('dull\n');
    expect(stderr).toContain(BUILDING);
  });

  it('builds again after a file has come or gone', async () => {
    checkout.write('app/core/more.ts', 'export const more = 1;\n');
    expect((await checkout.whet()).stderr).toContain(BUILDING);
    rmSync(join(checkout.root, 'app/core/more.ts'));
    expect((await checkout.whet()).stderr).toContain(BUILDING);
  });

  it('builds again where the output has been removed', async () => {
    rmSync(join(checkout.root, 'build'), { recursive: true });
    expect(await checkout.whet()).toMatchObject({ code: 0, stdout: 'dull\n' });
  });

  it('says what is wrong with code that does not build, and builds once it is mended', async () => {
    checkout.write('app/core/word.ts', 'export const word = ;\n');
    const broken = await checkout.whet();
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toMatch(/app\/core\/word\.ts:1:20: ERROR: Unexpected ";"[\s\S]*The commands could not be built/);
    say('mended');
    expect(await checkout.whet()).toMatchObject({ code: 0, stdout: 'mended\n' });
  });

  it('builds once when several start at the same moment, and all of them run', async () => {
    say('together');
    const outcomes = await Promise.all([checkout.whet(), checkout.whet(), checkout.whet()]);
    expect(outcomes.map(({ code, stdout }) => ({ code, stdout }))).toEqual(Array(3).fill({ code: 0, stdout: 'together\n' }));
    expect(outcomes.filter(({ stderr }) => stderr.includes(BUILDING))).toHaveLength(1);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('starts well after a set-up that was ended with %s', async (signal) => {
    say(`after ${signal}`);
    await checkout.whet((said, child) => {
      if (said.includes(BUILDING)) child.kill(signal);
    });
    expect(await checkout.whet()).toMatchObject({ code: 0, stdout: `after ${signal}\n` });
    expect(readdirSync(join(checkout.root, 'build')).sort()).toEqual(['cli', 'commands.json']);
  });

  it('takes over from a set-up whose process is gone', async () => {
    say('taken over');
    const { pid } = spawnSync(process.execPath, ['--version']);
    checkout.write('build/setup.lock', String(pid));
    expect(await checkout.whet()).toMatchObject({ code: 0, stdout: 'taken over\n' });
  });

  it('takes over from a lock that nobody has touched for long, whosever process number it bears', async () => {
    say('abandoned');
    checkout.write('build/setup.lock', String(process.pid));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(join(checkout.root, 'build/setup.lock'), longAgo, longAgo);
    expect(await checkout.whet()).toMatchObject({ code: 0, stdout: 'abandoned\n' });
  });
});
