import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, run, SetupError, step } from './steps.mjs';
import { isCurrent, saveStamp, takeStamp } from './stamp.mjs';

const STAMP = 'node_modules/.whetstone.json';
const FILES = ['package-lock.json'];
/** Native packages are built for one kind of Node on one kind of machine. */
const KEY = [process.platform, process.arch, process.versions.modules].join(' ');
const NATIVE = 'node_modules/better-sqlite3/build/Release/better_sqlite3.node';

export function packagesAreCurrent() {
  return isCurrent(STAMP, KEY, FILES);
}

/** Installs what package-lock.json says, unless it is there already. */
export async function installPackages() {
  if (packagesAreCurrent()) return;
  const stamp = takeStamp(KEY, FILES);
  const isThere = installedByHand();
  if (!isThere && isBorrowed()) throw new SetupError(BORROWED);
  if (!isThere) await step('Installing packages (a minute or three, this once)', npmCi);
  saveStamp(STAMP, stamp);
}

const BORROWED =
  'node_modules is a link to the packages of another checkout, and they are not what package-lock.json of this one names. Nothing was changed: installing through the link would empty that folder. Remove the link and start again, and this checkout gets packages of its own.';

/** npm ci empties what a link leads to. */
function isBorrowed() {
  return lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

async function npmCi() {
  // Development packages too, whatever NODE_ENV says: they build the app.
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code === 0 && existsSync(join(ROOT, NATIVE))) return;
  throw new SetupError(adviceOn(output), output);
}

function adviceOn(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET/.test(output)) return 'The package registry could not be reached: check the network and try again.';
  if (/gyp ERR|node-gyp/.test(output)) return 'better-sqlite3 had to be compiled and was not: install Python 3, make and a C++ compiler (on Debian: apt-get install python3 make g++) and try again.';
  return 'npm could not install the packages; what it said is above.';
}

/** Does node_modules hold what the lockfile names, put there by npm itself? Only a complete install writes the hidden lockfile. */
function installedByHand() {
  const stamp = join(ROOT, STAMP);
  const hidden = join(ROOT, 'node_modules', '.package-lock.json');
  if (existsSync(stamp) && JSON.parse(readFileSync(stamp, 'utf8')).key !== KEY) return false;
  if (!existsSync(hidden) || !existsSync(join(ROOT, NATIVE))) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => path === '' || (present[path] ? present[path].version === version : optional || peer));
}

function runNpm(args) {
  const script = process.env.npm_execpath ?? '';
  if (/npm-cli\.[cm]?js$/.test(script)) return run(process.execPath, [script, ...args]);
  return run('npm', args, { shell: process.platform === 'win32' });
}
