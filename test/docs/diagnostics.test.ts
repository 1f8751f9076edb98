/**
 * The documentation of diagnostics, executed: every `ts bad` block type-checks and yields exactly the code of its page,
 * every `ts good` block type-checks, compiles, and runs wherever its tasks are Lambda functions.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../src/asl/index.ts';
import { LocalRuntime, type TaskRequest } from '../../src/runtime/index.ts';
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

it('runs most good programs', () => {
  const good = [...blocks.keys()].filter((id) => id.slice(9, 12) !== 'bad');
  const run = good.filter((id) => (resultOf(id)?.runnable.length ?? 0) > 0);
  expect(run.length / good.length).toBeGreaterThan(0.5);
});

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

      it('runs', async () => {
        for (const { compiled, input, tasks } of resultOf(id)?.runnable ?? []) {
          const invoke = ({ arguments: given }: TaskRequest): Json => {
            const { FunctionName } = given as { FunctionName: string };
            return {
              StatusCode: 200,
              Payload: (tasks.get(FunctionName.replace(/^\$\{(\w+)Arn\}$/, '$1')) ?? null) as Json,
            };
          };
          const runtime = new LocalRuntime({ mocks: { 'arn:aws:states:::lambda:invoke': invoke } });
          const run = await runtime.run(compiled, input as Json);
          // An error of the program's own is a way to end; one of the platform is a program that cannot run.
          expect(run.error ?? '', run.cause).not.toMatch(/^States\.(?!TaskFailed)/);
        }
      });
    }
  },
);
