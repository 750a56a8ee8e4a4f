import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Layers from the bottom up; what each may import besides itself. Where a path fits several, the first one holds. */
const LAYERS: [name: string, paths: RegExp, mayImport: string[]][] = [
  ['place', /^app\/adapters\/project-root\.server\.ts$/, []],
  ['core', /^app\/core\//, []],
  ['formats', /^app\/formats\//, ['core']],
  ['adapters', /^app\/adapters\//, ['place', 'core', 'formats']],
  ['library', /^app\/library(\.server\.ts$|\/)/, ['core', 'formats', 'adapters']],
  ['styles', /^app\/styles\//, []],
  ['ui', /^app\/ui\//, ['core']],
  ['pages', /^app\/(routes\/|routes\.ts$|root\.tsx$|entry\.|env\.d\.ts$)/, ['core', 'library', 'ui', 'styles']],
  ['server', /^app\/(server|api|mcp)\//, ['place', 'core', 'library', 'ui']],
  ['cli', /^app\/cli\//, ['place', 'core', 'library', 'ui', 'server']],
];

const IMPURE_PACKAGES = /^(node:|react|@remix-run\/|@prisma\/|better-sqlite3|express|@parcel\/watcher)/;
const SOURCE = /\.(tsx?|m?js)$/;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const sources = files.filter((file) => SOURCE.test(file));
const appSources = sources.filter((file) => file.startsWith('app/'));

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function importsOf(file: string): string[] {
  // Only a script has other ways to import: in a module, `define([…])` is some function.
  return ts.preProcessFile(read(file), true, /\.js$/.test(file)).importedFiles.map(({ fileName }) => fileName);
}

/** The file in the repository that an import leads to; null for a package. */
function targetOf(specifier: string, from: string): string | null {
  const [path = specifier] = specifier.split('?');
  if (path.startsWith('#')) return path.slice(1);
  if (path.startsWith('.')) return posix.join(posix.dirname(from), path);
  return null;
}

function layerOf(file: string): string | undefined {
  return LAYERS.find(([, paths]) => paths.test(file))?.[0];
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The places of `file` where `isWanted` holds, as file:line. */
function placesOf(file: string, isWanted: (node: ts.Node) => boolean): string[] {
  const tree = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isWanted(node)) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** Reading the clock or the dice, or reaching for the machine. */
function isImpure(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return ['Date.now', 'Math.random', 'performance.now'].includes(node.getText());
  if (ts.isNewExpression(node)) return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
  if (ts.isCallExpression(node)) return ['fetch', 'setTimeout', 'setInterval'].includes(node.expression.getText());
  return ts.isIdentifier(node) && node.text === 'process' && ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
}

describe('dependencies point one way', () => {
  it('from files that each belong to a layer', () => {
    expect(appSources.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  it.each(LAYERS)('%s imports only what lies below it', (name, _paths, mayImport) => {
    const allowed = [name, ...mayImport];
    const upward = appSources
      .filter((file) => layerOf(file) === name)
      .flatMap((file) => importsOf(file).map((specifier) => ({ file, target: targetOf(specifier, file) })))
      .filter(({ target }) => target !== null && !allowed.includes(layerOf(target) ?? ''))
      .map(({ file, target }) => `${file} → ${target}`);
    expect(upward).toEqual([]);
  });

  it('to packages that package.json names', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const builtin = new Set(builtinModules);
    const undeclared = sources.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => targetOf(specifier, file) === null && !specifier.startsWith('node:'))
        .map(packageOf)
        .filter((name) => !(name in dependencies || name in devDependencies || `@types/${name}` in devDependencies) || builtin.has(name))
        .map((name) => `${file} → ${name}`),
    );
    expect(undeclared).toEqual([]);
  });
});

describe('core and formats are pure', () => {
  const pure = appSources.filter((file) => ['core', 'formats'].includes(layerOf(file) ?? ''));

  it('they import nothing of Node, React, Remix or the database', () => {
    const impure = pure.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => IMPURE_PACKAGES.test(specifier))
        .map((specifier) => `${file} → ${specifier}`),
    );
    expect(impure).toEqual([]);
  });

  it('they read no clock, throw no dice and reach for nothing', () => {
    expect(pure.flatMap((file) => placesOf(file, isImpure))).toEqual([]);
  });
});

describe('the repository', () => {
  it('has no source file of more than 250 lines', () => {
    const long = files.filter((file) => SOURCE.test(file) || file.endsWith('.css')).filter((file) => read(file).trimEnd().split('\n').length > 250);
    expect(long).toEqual([]);
  });

  it('names no path of the machine it was written on', () => {
    const machinePath = new RegExp(String.raw`(?<![\w.~-])/(?:${['work', 'root', 'tmp'].join('|')})/\w`);
    const text = files.filter((file) => !/\.(png|ico|woff2|jpg|pdf|zip)$/.test(file));
    expect(text.filter((file) => machinePath.test(read(file)))).toEqual([]);
  });

  it('turns no rule off and skips no test', () => {
    const marks = [['eslint', 'disable'].join('-'), ['@ts', 'ignore'].join('-'), ['@ts', 'nocheck'].join('-')];
    const skipping = (node: ts.Node) => ts.isPropertyAccessExpression(node) && /^(it|test|describe)\.(skip|only|todo)$/.test(node.getText());
    expect(sources.filter((file) => marks.some((mark) => read(file).includes(mark)))).toEqual([]);
    expect(sources.filter((file) => file.startsWith('tests/')).flatMap((file) => placesOf(file, skipping))).toEqual([]);
  });
});
