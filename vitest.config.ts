import path from 'node:path';
import { defineConfig } from 'vitest/config';

const source = (file: string): string => path.join(import.meta.dirname, 'src', file);

export default defineConfig({
  resolve: {
    alias: [
      { find: /^stepscript$/, replacement: source('dsl/index.ts') },
      { find: /^stepscript\/tasks$/, replacement: source('tasks/index.ts') },
    ],
  },
  // Node has no decorators yet; cases of the class form have.
  oxc: { decorator: { legacy: true } },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // By default one core of two stays idle.
    maxWorkers: '100%',
  },
});
