/**
 * The documentation of diagnostics, executed: every `ts bad` block type-checks and yields exactly the code of its page,
 * every `ts good` block type-checks and compiles.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { codeName } from '../../src/transformer/diagnostics/index.ts';
import { readPages } from '../../tools/diagnostics/read-pages.ts';
import { type BlockResult, compileBlocks } from './blocks.ts';

const pages = readPages(new URL('../../docs/diagnostics', import.meta.url).pathname);
const blocks = new Map(
  pages.flatMap(({ entry, bad, good }) => [
    ...bad.map((text, index) => [`${codeName(entry.code)}.bad.${index + 1}`, text] as const),
    ...good.map((text, index) => [`${codeName(entry.code)}.good.${index + 1}`, text] as const),
  ]),
);

let results: ReadonlyMap<string, BlockResult>;
beforeAll(() => {
  results = compileBlocks(blocks);
});

const resultOf = (id: string): BlockResult | undefined => results.get(id);

describe.each([...blocks.keys()].map((id) => ({ id, code: id.slice(0, 8), kind: id.slice(9, 12) })))(
  '$id',
  ({ id, code, kind }) => {
    it('has no type errors', () => {
      expect(resultOf(id)?.typeErrors).toEqual([]);
    });

    if (kind === 'bad') {
      it(`yields ${code} and nothing else`, () => {
        expect(resultOf(id)?.codes, resultOf(id)?.messages.join('\n')).toEqual([code]);
      });
    } else {
      it('compiles', () => {
        expect(resultOf(id)?.messages).toEqual([]);
        expect(resultOf(id)?.workflows.length).toBeGreaterThan(0);
      });
    }
  },
);
