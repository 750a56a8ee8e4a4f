import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCheckout, type Checkout } from './checkout.ts';

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
});
afterEach(() => checkout.remove());

/** Installs the packages of the checkout with an npm that does no more than say it was called. */
function install(): string {
  checkout.write('npm-cli.mjs', "import { writeFileSync } from 'node:fs';\nwriteFileSync('npm-was-called', '');\nprocess.exit(1);\n");
  const source = `const { installPackages } = await import('./scripts/setup/packages.mjs');
    try { await installPackages(); console.log('installed'); } catch (error) { console.log(error.message); }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], { cwd: checkout.root, env: { ...process.env, npm_execpath: join(checkout.root, 'npm-cli.mjs') }, encoding: 'utf8' });
  return stdout.trim();
}

describe('packages that are not what the lockfile names', () => {
  it('are left alone where they are those of another checkout, by a link', () => {
    const [own, others] = [join(checkout.root, 'node_modules'), join(checkout.root, 'others')];
    rmSync(own, { recursive: true });
    mkdirSync(others);
    writeFileSync(join(others, 'kept.txt'), 'kept');
    symlinkSync(others, own);
    expect(install()).toMatch(/^node_modules is a link to the packages of another checkout.+Remove the link and start again/);
    expect(existsSync(join(checkout.root, 'npm-was-called'))).toBe(false);
    expect(readdirSync(others)).toEqual(['kept.txt']);
  });

  it('are installed anew where they are its own', () => {
    rmSync(join(checkout.root, 'node_modules'), { recursive: true });
    expect(install()).toBe('npm could not install the packages; what it said is above.');
    expect(existsSync(join(checkout.root, 'npm-was-called'))).toBe(true);
  });
});
