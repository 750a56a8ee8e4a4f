import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** Evaluates an expression with everything that one of the set-up scripts exports, in a process of its own. */
function evaluate(script: string, expression: string, env: Record<string, string> = {}): string {
  const source = `const { ${expression.replace(/\(.*/, '')} } = await import('./scripts/setup/${script}');
    try { console.log(await ${expression}); } catch (error) { console.log('failed: ' + error.message); }`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', source], { cwd: ROOT, env: { ...process.env, ...env }, encoding: 'utf8' });
  return stdout.trim();
}

describe('the version of Node.js', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s is new enough', (version) => {
    expect(evaluate('node-version.mjs', `complainAboutNode('${version}')`)).toBe('');
  });

  it.each(['14.21.3', '18.20.4', '20.18.3'])('%s is told in one sentence what is wanted', (version) => {
    expect(evaluate('node-version.mjs', `complainAboutNode('${version}')`)).toBe(
      `Whetstone needs Node.js 20.19 or newer, and this is ${version}: install a current one from https://nodejs.org and try again.`,
    );
  });
});

describe('Chromium', () => {
  it('is taken from CHROMIUM_PATH where that names a file', () => {
    expect(evaluate('chromium.mjs', 'chromiumPath()', { CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
    expect(evaluate('chromium.mjs', 'ensureChromium()', { CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  it('is not looked for elsewhere where CHROMIUM_PATH is wrong', () => {
    expect(evaluate('chromium.mjs', 'chromiumPath()', { CHROMIUM_PATH: '/nowhere/chromium' })).toBe(
      'failed: CHROMIUM_PATH says /nowhere/chromium, and there is nothing there.',
    );
  });
});
