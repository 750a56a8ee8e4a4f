import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { run, runTool, SetupError, step } from './steps.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];
const HOW = 'The browser tests need Chromium or Chrome: install one, or say where it is with CHROMIUM_PATH=/path/to/chromium.';

/** The Chromium of this machine, for a browser test to launch; throws a sentence that says how to get one. */
export function chromiumPath() {
  const found = findChromium();
  if (found === null) throw new SetupError(HOW);
  return found;
}

/** Finds Chromium or installs it: Debian's package where that is allowed, Playwright's own build elsewhere. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  const output = await step('Installing Chromium for the browser tests', async () => {
    const apt = await aptGet();
    return apt ? installPackage(apt) : (await runTool('playwright-core/cli.js', ['install', 'chromium'])).output;
  });
  const installed = findChromium();
  if (installed === null) throw new SetupError(HOW, output);
  return installed;
}

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new SetupError(`CHROMIUM_PATH says ${named}, and there is nothing there.`);
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...ELSEWHERE, ...playwrightsOwn()].find((path) => existsSync(path)) ?? null;
}

function playwrightsOwn() {
  try {
    return [createRequire(import.meta.url)('playwright-core').chromium.executablePath()];
  } catch {
    return [];
  }
}

/** How apt-get can be run here, as words of a command; null where it cannot. Ubuntu's package only points to a snap. */
async function aptGet() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return null;
  if (!/^ID=("?)debian\1$/m.test(readFileSync('/etc/os-release', 'utf8'))) return null;
  if (process.getuid() === 0) return ['apt-get'];
  const sudo = await run('sudo', ['-n', 'true']).catch(() => ({ code: 1 }));
  return sudo.code === 0 ? ['sudo', '-n', 'apt-get'] : null;
}

async function installPackage([command, ...words]) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run(command, [...words, 'update', '-q'], { env });
  const install = await run(command, [...words, 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-liberation'], { env });
  return update.output + install.output;
}
