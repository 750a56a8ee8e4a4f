import { defineConfig } from 'vitest/config';

const UNIT = ['tests/core/**/*.test.{ts,tsx}', 'tests/formats/**/*.test.{ts,tsx}'];
const BROWSER = ['tests/e2e/**/*.test.{ts,tsx}'];

/** Every test belongs to one project: what is neither pure nor in a browser is integration. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'unit', include: UNIT } },
      { extends: true, test: { name: 'integration', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...UNIT, ...BROWSER] } },
      { extends: true, test: { name: 'browser', include: BROWSER, maxWorkers: 1 } },
    ],
  },
});
