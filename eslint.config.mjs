// Semantic lint only: formatting is Biome's, layering is dependency-cruiser's.
import next from 'eslint-config-next/core-web-vitals';
import nextTs from 'eslint-config-next/typescript';
import tseslint from 'typescript-eslint';

const longestFunction = (max) => ({
  'max-lines-per-function': ['error', { max, skipBlankLines: true, skipComments: true }],
});

const pure = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass `now` in.' },
  { selector: 'ClassDeclaration', message: 'Domain code is plain data and functions.' },
  { selector: 'AwaitExpression', message: 'Domain code is synchronous.' },
];

const integersOnly = [
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Credits are integers.' },
  { selector: 'Literal[raw=/^\\d+\\.\\d+$/]', message: 'Credits are integers.' },
];

/** What judges React alone. */
const ofReact = next
  .flatMap(({ rules = {} }) => Object.keys(rules))
  .filter((rule) => /^(react|react-hooks|jsx-a11y)\//.test(rule));

const config = [
  { ignores: ['.next/**', 'dist/**', 'lib/db/generated/**', 'next-env.d.ts', 'test-results/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...next,
  ...nextTs,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      complexity: ['error', 12],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      ...longestFunction(70),
    },
  },
  { files: ['**/*.tsx'], rules: longestFunction(120) }, // JSX is long, not deep.
  {
    files: ['**/*.test.{ts,tsx}', 'e2e/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['lib/testing/fail-on-console.ts', 'lib/platform/log/console-to-log.ts', 'lib/platform/log/logger.test.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Each function there would go through React's compiler, which took a quarter of the time.
    files: ['bench/**/*.ts', 'e2e/**/*.ts', 'lib/**/*.ts'],
    ignores: ['lib/panel/**', 'lib/queries/**'],
    rules: {
      ...Object.fromEntries(ofReact.map((rule) => [rule, 'off'])),
      'no-restricted-imports': ['error', { name: 'react', message: 'Its rules are off here.' }],
    },
  },
  {
    files: ['e2e/**'],
    rules: { 'no-empty-pattern': 'off' }, // Playwright's fixtures.
  },
  {
    files: ['lib/**/*.ts', 'app/**/*.{ts,tsx}', 'components/**/*.tsx'],
    ignores: ['lib/server/settings/**', 'lib/testing/**', 'lib/**/*.command.ts', '**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment in lib/server/settings only.' },
      ],
    },
  },
  {
    files: ['app/**/*.tsx', 'components/**/*.tsx'],
    ignores: ['components/ui/Link.tsx'],
    rules: {
      'no-restricted-imports': ['error', { name: 'next/link', message: 'components/ui/Link fetches nothing ahead.' }],
    },
  },
  {
    files: ['lib/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'crypto', 'console', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Pass `now` in.' },
        { object: 'Math', property: 'random', message: 'Pass randomness in.' },
      ],
      'no-restricted-syntax': ['error', ...pure],
    },
  },
  {
    files: ['lib/domain/credits.ts', 'lib/domain/ledger/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...pure, ...integersOnly] },
  },
];

export default config;
