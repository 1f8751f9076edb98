/**
 * What biome cannot see: rules that need types, the length of files, and the purity of the compiler's middle. Style is
 * biome's.
 */
import tseslint from 'typescript-eslint';

const impure = (object, property) => ({ object, property, message: 'The middle of the compiler is pure.' });

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '**/cdk.out/',
      'examples/*/dist/',
      'test/**/fixtures/',
      'test/**/projects/',
      'test/fuzz/corpus/',
      '**/*.d.ts',
    ],
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts', 'examples/*/src/**/*.ts', '*.ts'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.generated.ts'], rules: { 'max-lines': 'off' } },
  {
    // The runner of Node itself awaits what `test` gives.
    files: ['examples/**/*.test.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: 'node:test', name: 'test' }] },
      ],
    },
  },
  {
    // Programs to compile: what is odd in them is there on purpose.
    files: ['test/constructs/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      'max-lines': 'off',
    },
  },
  {
    files: ['src/transformer/{core,hir,flow,optimize,emit}/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', impure('Date', 'now'), impure('Math', 'random')],
      'no-restricted-globals': ['error', 'process', 'fetch', 'crypto', 'performance', 'setTimeout', 'setInterval'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The middle of the compiler is pure.',
        },
      ],
    },
  },
);
