/** Properties that are null although their types deny it, seen through lists of properties. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface Input {
  id: string;
  n: number | null;
  m?: number;
}

export const entries = workflow(async (input: Input) => {
  const row: { n: number } = { n: input.n! };
  const record: Record<string, number> = { [input.id]: 1, [`a${input.id}`]: row.n };
  record[input.id] = (record[input.id] ?? 0) + 1;
  return Object.entries(record)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
});
/** Texts that stand in for numbers. */
export const otherKind = workflow(async (input: Input) => {
  const numbers: number[] = input.m === undefined ? [] : [input.m];
  const record: Record<string, number> = { a: numbers[0] ?? (input.id as string & number) };
  return Object.entries(record).map(([key, value]) => `${key}${value}`);
});
export const put = workflow(async (input: Input) => {
  const record: Record<string, number> = { z: 1 };
  record[input.id] = input.n!;
  await work({ n: 1 });
  return Object.entries(record).map(([key, value]) => `${key}=${value + 1}`);
});
export const values = workflow(async (input: Input) => {
  const row: { n: number } = { n: input.n! };
  for (const value of Object.values(row)) {
    await work({ n: 2 });
    if (value === null) return 'null';
    return value.toFixed(1);
  }
  return 'none';
});
export const texts = workflow(async (input: Input) => {
  const all = Object.values(Object.assign({ a: 1 }, { b: input.n! }));
  return {
    texts: all.map((one) => `${one}`),
    sum: all.reduce((sum, one) => sum + one, 0),
    missing: all.includes(null!),
  };
});
export const throwing = workflow(async (input: Input) => {
  const record: Record<string, number> = { n: input.n! };
  try {
    return Object.values(record).map((one) => one.toFixed(2));
  } catch (error) {
    return (error as Error).message;
  }
});
/** Undefined properties are no entries of JSON. */
export const undefinedProperty = workflow(async (input: Input) => {
  const record: Record<string, number> = { n: input.m! };
  return Object.values(record).length;
});

/** Items that are undefined although an assertion denies it. */
export const assertedItems = workflow(async (input: Input) => {
  const lengths = (list: readonly string[]): number[] => list.map((one) => one.length);
  const maybe: (string | undefined)[] = [input.id, input.n === null ? undefined : `${input.n}`];
  const all = maybe as string[];
  await work({ n: all.length });
  try {
    return lengths(all);
  } catch (error) {
    return (error as Error).message;
  }
});
export const filteredItems = workflow(async (input: Input) => {
  const maybe: (string | undefined)[] = [input.id, input.n === null ? undefined : `${input.n}`];
  const all = maybe.filter(Boolean) as string[];
  await work({ n: all.length });
  return all.map((one) => one.length);
});
export const filteredBy = workflow(async (input: Input) => {
  const maybe: (string | null | undefined)[] = [input.id, input.n === null ? undefined : `${input.n}`, null];
  const all = maybe.filter((one) => !!one) as string[];
  await work({ n: all.length });
  const some = maybe.filter((one) => one !== undefined) as string[];
  return [all.map((one) => one.length), some.map((one) => one?.length)];
});

const inputs = [
  { id: 'q', n: null },
  { id: 'ab', n: 3, m: 5 },
  { id: '', n: -0.5 },
  { id: 'n', n: null, m: 0 },
];

export default cases(
  {
    entries: { inputs },
    otherKind: { inputs },
    put: { inputs },
    values: { inputs },
    texts: { inputs },
    throwing: { inputs },
    undefinedProperty: { refused: 'STEP1002' },
    assertedItems: { inputs },
    filteredItems: { inputs },
    filteredBy: { inputs },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 2 }),
);
