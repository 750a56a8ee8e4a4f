import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.{ts,tsx}'];
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
  message: 'Name what you export: only routes and configuration have a default.',
};

export default defineConfig(
  globalIgnores(['build', 'coverage', 'content', 'app/adapters/generated']),

  // The house rules, everywhere.
  js.configs.recommended,
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 250 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },

  // Types are known here, so that a promise nobody waits for is noticed.
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `noUncheckedIndexedAccess` leaves `!` as the way to say that an index is in range.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/require-await': 'off',
      // Interfaces here are bags of functions; nothing depends on `this`, and there are neither classes nor enums.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },

  // What a person sees.
  {
    files: ['app/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    rules: {
      // A region that scrolls has to be reachable without a mouse.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['region'], tags: ['main'] }],
    },
  },

  // A script that browsers get as it stands.
  {
    files: ['app/ui/shared/*.js'],
    languageOptions: {
      sourceType: 'script',
      globals: Object.fromEntries(['document', 'location', 'history', 'fetch', 'matchMedia', 'setInterval', 'clearInterval', 'CSS', 'DOMParser', 'FormData', 'URLSearchParams'].map((name) => [name, 'readonly'])),
    },
  },

  // Scripts that run before anything is installed.
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: Object.fromEntries(['process', 'console', 'performance', 'URL', 'setInterval', 'clearInterval'].map((name) => [name, 'readonly'])) },
  },

  // Where the house rules give way.
  {
    files: ['app/root.tsx', 'app/routes.ts', 'app/routes/**', 'app/entry.*.tsx', '*.config.{js,ts}'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['app/cli/**', 'scripts/**', 'bin/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Remix answers with what a loader throws.
    files: ['app/routes/**', 'app/ui/or-throw.ts'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },
  {
    // Expectations are loosely typed, and a test may doubt what the types promise.
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
);
