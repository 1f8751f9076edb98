/** Every code that is raised outside of the compiler has a page, and every such page has a code that is raised. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPages } from '../../../tools/diagnostics/read-pages.ts';

const source = new URL('../../../src', import.meta.url).pathname;
const OUTSIDE = ['artifact', 'cdk', 'cli', 'dsl', 'runtime', 'tasks'];

const raised = new Set(
  OUTSIDE.flatMap((layer) => readdirSync(join(source, layer), { recursive: true, withFileTypes: true }))
    .filter((file) => file.isFile() && file.name.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(file.parentPath, file.name), 'utf8').matchAll(/STEP(8\d{3})/g)])
    .map(([, digits]) => Number(digits)),
);
const pages = readPages(new URL('../../../docs/diagnostics', import.meta.url).pathname).map(({ entry }) => entry.code);

it('has a page for each', () => {
  expect([...raised].filter((code) => !pages.includes(code))).toEqual([]);
});

it('has no page of the engine that nothing raises', () => {
  expect(pages.filter((code) => code >= 8200 && code < 8300 && !raised.has(code))).toEqual([]);
});
