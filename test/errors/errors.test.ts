/**
 * What users read when something is refused. Every fixture `STEPnnnn.<n>.ts` must yield exactly that code, and
 * `STEPnnnn.<n>.expect.txt` holds the full text, so that a review sees the wording. Update with `vitest run test/errors -u`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { diagnosticNames } from '../../src/transformer/diagnostics/index.ts';
import { type BlockResult, compileBlocks } from '../docs/blocks.ts';

const folder = new URL('fixtures/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''));
let results: ReadonlyMap<string, BlockResult>;
beforeAll(() => {
  const texts = names.map((name) => [name, readFileSync(new URL(`${name}.ts`, folder), 'utf8')] as const);
  results = compileBlocks(new Map(texts));
});

describe.each(names.map((name) => ({ name, code: name.slice(0, 8) })))('$name', ({ name, code }) => {
  it('is about a diagnostic that exists, and type-checks', () => {
    expect(diagnosticNames).toHaveProperty(code.slice(4));
    expect(results.get(name)?.typeErrors).toEqual([]);
  });

  it(`yields ${code} and nothing else`, async () => {
    const { codes, rendered = '' } = results.get(name) ?? {};
    expect(codes).toEqual([code]);
    await expect(`${rendered}\n`).toMatchFileSnapshot(`fixtures/${name}.expect.txt`);
  });
});
