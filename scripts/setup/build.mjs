import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool, SetupError, step } from './steps.mjs';
import { isCurrent, listFiles, saveStamp, takeStamp } from './stamp.mjs';

const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/setup/build.mjs'];

/** What is built, and from which files. The stamp goes before a build and comes back after it, so that half a build is never taken for a whole one. */
const PARTS = {
  pages: {
    label: 'Building the pages',
    stamp: 'build/pages.json',
    entry: 'build/server/index.js',
    files: () => listFiles(['app', 'public', 'vite.config.ts', ...SETTINGS], (path) => path.startsWith('app/cli/')),
    build: buildPages,
  },
  commands: {
    label: 'Building the commands',
    stamp: 'build/commands.json',
    entry: 'build/cli/main.js',
    files: () => listFiles(['app', ...SETTINGS]),
    build: buildCommands,
  },
};

export function isBuilt(name) {
  const { stamp, entry, files } = PARTS[name];
  return existsSync(join(ROOT, entry)) && isCurrent(stamp, name, files());
}

/** Builds a part where it is out of date, or in any case when told to. */
export async function build(name, { anew = false } = {}) {
  if (!anew && isBuilt(name)) return;
  const part = PARTS[name];
  const stamp = takeStamp(name, part.files());
  rmSync(join(ROOT, part.stamp), { force: true });
  await step(part.label, part.build);
  saveStamp(part.stamp, stamp);
}

/** The Remix app: build/server/index.js and build/client/, put there once they are whole. */
async function buildPages() {
  const { code, output } = await runTool('@remix-run/dev/dist/cli.js', ['vite:build', '--logLevel', 'warn'], { env: { NODE_ENV: 'production' } });
  if (code !== 0) throw new SetupError('The pages could not be built; what the build said is above.', output);
  const fresh = join(ROOT, 'build', 'fresh');
  for (const folder of ['client', 'server']) {
    rmSync(join(ROOT, 'build', folder), { recursive: true, force: true });
    renameSync(join(fresh, folder), join(ROOT, 'build', folder));
  }
  rmSync(fresh, { recursive: true });
}

/** The command line and the server: build/cli/main.js. In pieces, so that `whet --help` loads only what it shows. */
async function buildCommands() {
  const esbuild = await import('esbuild');
  const options = {
    absWorkingDir: ROOT,
    entryPoints: ['app/cli/main.ts'],
    outdir: 'build/cli',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: { '#app': './app' },
    define: { 'process.env.NODE_ENV': '"production"' },
    sourcemap: 'linked',
    logLevel: 'silent',
    logLimit: 0,
  };
  try {
    await esbuild.build(options);
  } catch (error) {
    throw new SetupError('The commands could not be built; what the build said is above.', error.message);
  } finally {
    await esbuild.stop();
  }
}
