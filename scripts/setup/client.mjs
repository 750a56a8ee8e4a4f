import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool, SetupError, step } from './steps.mjs';
import { isCurrent, saveStamp, takeStamp } from './stamp.mjs';

/** Lies in the folder it speaks of, so that they go together. */
const STAMP = 'app/adapters/generated/.stamp.json';
const FILES = ['prisma/schema.prisma'];

export function clientIsCurrent() {
  return isCurrent(STAMP, prismaVersion(), FILES);
}

/** Generates the Prisma client where the schema or Prisma has changed. */
export async function generateClient() {
  if (clientIsCurrent()) return;
  const stamp = takeStamp(prismaVersion(), FILES);
  await step('Generating the database client', async () => {
    const { code, output } = await runTool('prisma/build/index.js', ['generate'], { env: withoutEngine() });
    if (code !== 0) throw new SetupError('Prisma could not generate its client from prisma/schema.prisma; what it said is above.', output);
  });
  saveStamp(STAMP, stamp);
}

/** `generate` asks for the schema engine, a download, and does not use it: any program that exists will do. */
function withoutEngine() {
  const standIn = existsSync('/bin/true') ? '/bin/true' : process.execPath;
  return { PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? standIn, CHECKPOINT_DISABLE: '1' };
}

function prismaVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules/prisma/package.json'), 'utf8')).version;
}
