import { prepare } from './setup/prepare.mjs';
import { runBuild, runTests, runWhole } from './setup/checks.mjs';
import { ensureChromium } from './setup/chromium.mjs';

/**
 * The one list of checks: `npm test` and `npm run validate` run it from top to bottom, and
 * `npm run validate -- lint unit` runs those named. All of them run, whatever fails.
 */
const CHECKS = {
  build: () => runBuild(),
  types: () => runWhole('typescript/bin/tsc', ['--noEmit']),
  lint: () => runWhole('eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  unit: () => runTests('unit'),
  integration: () => runTests('integration'),
  browser: async () => runTests('browser', { CHROMIUM_PATH: await ensureChromium() }),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in CHECKS));
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}: choose from ${Object.keys(CHECKS).join(', ')}.`);
  process.exit(2);
}

await prepare([]);
let passed = 0;
let failed = 0;
for (const [name, check] of Object.entries(CHECKS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const counts = await report(name, check);
  passed += counts.passed;
  failed += counts.failed;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** One line for one check, and below it what it had to say where that matters. */
async function report(name, check) {
  const started = performance.now();
  const { passed, failed, summary, output } = await check().catch((error) => ({ passed: 0, failed: 1, summary: error.message, output: error.output ?? error.stack }));
  const time = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(12)} ${time.padStart(6)} s  ${summary}`);
  if (failed > 0 && output) console.log(`\n${output.trim()}\n`);
  return { passed, failed };
}
