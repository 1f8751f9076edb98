/** Programs that are wrong in many ways at once, or too large for Step Functions: all is reported, nothing is written. */
import { beforeAll, describe, expect, it } from 'vitest';
import { MAXIMUM_DEFINITION_BYTES } from '../../src/asl/index.ts';
import { type BlockResult, compileBlocks } from '../docs/blocks.ts';

const HEADER = `import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
const get = lambda.fn<{ n: number }, number>('Get');
`;

const TEN = `${HEADER}
class Point { constructor(readonly x: number) {} }; const joined = (parts: TemplateStringsArray, text: string) => parts.join(text);
export const tenProblems = workflow(async (input: { n: number; list: number[]; text: string }) => {
  const big = 10n;
  const tagged = joined\`\${input.text}\`;
  const point = new Point(input.n);
  const sorted = input.list.map((n) => new Intl.NumberFormat('en').format(n));
  get({ n: input.n });
  const symbol = Symbol('s');
  const cosine = Math.cos(input.n);
  function* generator() { yield 1; }
  const local = new Date(2020, 1, 1).getHours();
  if (input.n > 1) throw 'a string';
  const all = [...generator()];
  return { big: String(big), tagged, point, sorted, symbol: String(symbol), cosine, local, all };
});
export const fine = workflow(async (input: { n: number }) => await get({ n: input.n }));
`;

const text = (bytes: number): string => `{ text: '${'x'.repeat(bytes)}' }`;
const LARGE = `${HEADER}
export const large = workflow(async (input: { n: number }) => {
  if (input.n === 1) return ${text(400_000)};
  if (input.n === 2) return ${text(400_000)};
  return ${text(400_000)};
});
`;

const nested = (depth: number): string => (depth === 0 ? 'input.n' : `[${nested(depth - 1)}, input.n + ${depth}]`);
const DEEP = `${HEADER}
export const deep = workflow(async (input: { n: number }) => ({ value: JSON.stringify(${nested(120)}) }));
`;

let results: ReadonlyMap<string, BlockResult>;
const resultOf = (id: string): BlockResult => {
  const result = results.get(id);
  if (!result) throw new Error(id);
  return result;
};
beforeAll(() => {
  results = compileBlocks(
    new Map([
      ['ten', TEN],
      ['large', LARGE],
      ['deep', DEEP],
    ]),
  );
});

describe('a workflow with ten different unsupported things', () => {
  it('reports all of them, where they are', () => {
    const { rendered, typeErrors } = resultOf('ten');
    expect(typeErrors).toEqual([]);
    const lines = [...rendered.matchAll(/main\.ts:(\d+):\d+ - error STEP\d{4}/g)].map(([, line]) => Number(line));
    for (let line = 7; line <= 17; line += 1) expect(lines, `line ${line}`).toContain(line);
    expect(lines.length).toBeGreaterThanOrEqual(10);
  });

  it('is not written, but its neighbour is', () => {
    expect(resultOf('ten').workflows).toEqual(['fine']);
  });
});

it('refuses a definition that is larger than Step Functions accepts', () => {
  const { codes, messages, workflows } = resultOf('large');
  expect(codes).toEqual(['STEP5001']);
  expect(messages[0]).toContain(String(MAXIMUM_DEFINITION_BYTES));
  expect(workflows).toEqual([]);
});

it('refuses an expression that Step Functions could not evaluate', () => {
  const { codes, workflows } = resultOf('deep');
  expect(codes).toEqual(['STEP5002']);
  expect(workflows).toEqual([]);
});
