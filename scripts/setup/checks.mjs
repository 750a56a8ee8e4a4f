import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setUp } from './prepare.mjs';
import { ROOT, runTool } from './steps.mjs';

/** Rejects where it fails, with what the build said. */
export async function runBuild() {
  await setUp(['commands', 'pages']);
  return { passed: 1, failed: 0, summary: 'up to date', output: '' };
}

/** A check that is one yes or no: it counts as one. */
export async function runWhole(script, args) {
  const { code, output } = await runTool(script, args);
  return code === 0 ? { passed: 1, failed: 0, summary: 'no complaints', output } : { passed: 0, failed: 1, summary: 'complaints', output };
}

/** The tests of one project of vitest.config.ts. A run that broke off counts as one failure more. */
export async function runTests(project, env = {}) {
  const report = `build/reports/${project}.json`;
  rmSync(join(ROOT, report), { force: true });
  const { code, output } = await runTool('vitest/vitest.mjs', ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], { env });
  const counts = readCounts(report);
  const broken = code !== 0 && counts.failed === 0;
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return {
    passed: counts.passed,
    failed: counts.failed + (broken ? 1 : 0),
    summary: `${counts.passed} passed, ${counts.failed} failed${skipped} in ${counts.files} files${broken ? '; the run broke off' : ''}`,
    output,
  };
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(readFileSync(join(ROOT, report), 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, files: testResults.length };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, files: 0 };
  }
}
