/** Values that are no data, behind types and functions that do not show them. */
import { workflow } from 'stepscript';
import { lambda, stepfunctions } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const save = lambda.fn<{ v: unknown }, null>('Save');
const billing = stepfunctions.stateMachine<object, object>('Billing');
const same = <T>(value: T): T => value;
const send = async <T>(v: T): Promise<T> => {
  await save({ v });
  return v;
};

interface State {
  tries: number;
  last: Error | null;
}

export const genericPlain = workflow(async ({ list }: { list: string[] }) => {
  const kept = await send({ list, size: list.length });
  return [kept, await send(list[0] ?? null)];
});

export const genericErrors = workflow(async ({ list }: { list: string[] }) => {
  const state: State = { tries: 0, last: null };
  try {
    if (list.length === 0) throw new Error('empty');
  } catch (error) {
    state.last = error as Error;
  }
  await send(state);
  return state.tries;
});

export const genericMap = workflow(async ({ list }: { list: string[] }) => {
  await send({ seen: new Map(list.map((one) => [one, 1])) });
});

export const iteratorReturned = workflow(async ({ list }: { list: string[] }) => ({ keys: list.keys() }));

export const iteratorGiven = workflow(async ({ list }: { list: string[] }) => {
  await save({ v: list.entries() });
});

export const iteratorKept = workflow(async ({ list }: { list: string[] }) => {
  const items = list.values();
  return [[...items], [...items]];
});

export const matchesKept = workflow(async ({ list }: { list: string[] }) => {
  const found = list.join(' ').matchAll(/a/g);
  return [[...found].length, [...found].length];
});

export const handleGiven = workflow(async ({ list }: { list: string[] }) => {
  await same(billing).startExecution({ Input: { list } });
});

/** A function that is called where it stands goes on with what the checker knows, which `clear` has undone. */
export const calledHere = workflow(async ({ list }: { list: string[] }) => {
  let text: string | undefined = list[0];
  const clear = (): void => {
    if (list.length > 1) (() => (text = undefined))();
  };
  if (!text) return 'none';
  clear();
  try {
    return (() => text.length)();
  } catch (error) {
    return error instanceof TypeError ? 'TypeError' : 'no';
  }
});

const lists = [{ list: [] }, { list: ['a'] }, { list: ['', 'b'] }, { list: ['abc', 'b'] }];

export default cases(
  {
    genericPlain: { inputs: lists },
    genericErrors: { refused: 'STEP2101' },
    genericMap: { refused: 'STEP2101' },
    iteratorReturned: { refused: 'STEP1001' },
    iteratorGiven: { refused: 'STEP1001' },
    iteratorKept: { refused: 'STEP1001' },
    matchesKept: { refused: 'STEP1001' },
    handleGiven: { refused: 'STEP4004' },
    calledHere: { inputs: lists },
  },
  () => ({ Save: () => null }),
);
