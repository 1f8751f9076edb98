/** Inputs of every form: scalars, lists, none, destructured with defaults and rest; kept, changed and returned. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const echo = lambda.fn<unknown, unknown>('Echo');

export const inputNumber = workflow(async (n: number) => n + 1);

export const inputText = workflow(async (text: string) => [text.length, await echo(text), `${text}!`]);

export const inputList = workflow(async (list: number[]) => {
  const [first = -1, ...rest] = list;
  await echo(rest);
  return { first, rest, count: list.length };
});

export const inputNothing = workflow(async () => echo('nothing'));

export const inputAny = workflow(async (input: unknown) => ({
  type: typeof input,
  list: Array.isArray(input),
  same: await echo(input),
}));

export const inputDefaults = workflow(
  async ({
    a = 1,
    b: { c = 'c', ...d } = {},
    ...rest
  }: {
    a?: number;
    b?: { c?: string; e?: number };
    f?: boolean;
  }) => {
    await echo(a);
    return { a, c, d, rest };
  },
);

export const inputReassigned = workflow(async (input: { n: number }) => {
  const before = input.n;
  input = { n: input.n + 1 };
  await echo(input);
  return { before, input };
});

export const inputParameterReassigned = workflow(async ({ n, list }: { n: number; list: string[] }) => {
  n += 1;
  list = [...list, `${n}`];
  const echoed = await echo({ n, list });
  n *= 2;
  return { n, list, echoed };
});

export const inputBoolean = workflow(async (flag: boolean) => (flag ? await echo('yes') : 'no'));

export const inputNull = workflow(async (value: { n: number } | null) => value?.n ?? (await echo(null)));

export default cases(
  {
    inputNumber: { inputs: [1, 0, -1.5], transitions: 1 },
    inputText: { inputs: ['x', '', 'é😀'], transitions: 1 },
    inputList: { inputs: [[1, 2], [], [0]], transitions: 1 },
    inputNothing: { inputs: [{}, { ignored: 1 }], transitions: 1 },
    inputAny: { inputs: [1, '', null, true, [], [1], {}, { a: [] }], transitions: 1 },
    inputDefaults: { inputs: [{}, { a: 0, b: { e: 1 }, f: true }, { b: { c: '' } }], transitions: 1 },
    inputReassigned: { inputs: [{ n: 1 }], transitions: 1 },
    inputParameterReassigned: {
      inputs: [
        { n: 1, list: [] },
        { n: 0, list: ['a'] },
      ],
      transitions: 1,
    },
    inputBoolean: { inputs: [true, false] },
    inputNull: { inputs: [{ n: 1 }, null, { n: 0 }] },
  },
  () => ({ Echo: (payload: unknown) => payload }),
);
