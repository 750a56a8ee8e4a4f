import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Locked {
  version?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8'));
}

const { packages } = readJson('package-lock.json') as { packages: Record<string, Locked> };
const manifest = readJson('package.json') as { allowScripts: Record<string, boolean> };

describe('package-lock.json', () => {
  it('names the packages of every platform, so that npm ci works on all of them', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages))
        .map((name) => `${path} wants ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no host, so that any registry serves', () => {
    expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });

  it('has no package that runs a script on install without leave in package.json', () => {
    const running = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(new Set(running)).toEqual(new Set(Object.keys(manifest.allowScripts)));
  });

  it('keeps every part of Prisma at one version', () => {
    const prisma = ['prisma', '@prisma/client', '@prisma/adapter-better-sqlite3', '@prisma/driver-adapter-utils', '@prisma/engines'];
    expect(new Set(prisma.map((name) => packages[`node_modules/${name}`]?.version))).toHaveLength(1);
    const engine = packages['node_modules/@prisma/engines-version']?.version;
    expect(packages['node_modules/@prisma/schema-engine-wasm']?.version).toBe(engine);
  });
});
