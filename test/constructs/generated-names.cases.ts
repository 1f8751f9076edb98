/** User names that the compiler might use itself: for temporaries, loops, helpers, handlers, boxes, states and JSONata built-ins. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');
const end = lambda.fn<{ n: number }, number>('end');

export const namesOfTemporaries = workflow(
  async ({
    value,
    value2,
    item,
    index,
    result,
    list,
  }: {
    value: number;
    value2: number;
    item: number;
    index: number;
    result: number;
    list: number[];
  }) => {
    const result_2 = await get({ n: value });
    const item2 = list.map((n) => n + item);
    let state = 0;
    for (const key of list) {
      const value3 = await get({ n: key + value2 });
      state += value3 + index;
    }
    return { result, result_2, item2, state, value, value2 };
  },
);

export const namesOfHelpers = workflow(
  async ({
    numberText,
    floor,
    below,
    isFinite,
    round,
    sum,
  }: {
    numberText: number;
    floor: number;
    below: number;
    isFinite: boolean;
    round: string;
    sum: number[];
  }) => {
    const text = `${numberText / 3} ${Math.round(floor * 1.5)} ${below ** 2}`;
    const parseNumber = Number(round);
    const total = sum.reduce((carry, next) => carry + next, 0);
    return { text, parseNumber, total, isFinite, most: Math.max(...sum, below) };
  },
);

export const namesOfLoops = workflow(
  async ({
    loop,
    state,
    state2,
    position,
    end: stop,
  }: {
    loop: number;
    state: number;
    state2: string;
    position: number;
    end: number;
  }) => {
    let text = state2;
    let i = 0;
    let loop2 = loop;
    while (i < stop) {
      i += 1;
      loop2 += i * state;
      if (loop2 > 100) break;
      text += position;
    }
    return { text, loop, loop2, state, i };
  },
);

export const namesOfHandlers = workflow(
  async ({
    error,
    error_2,
    name,
    message,
    cause,
  }: {
    error: string;
    error_2: string;
    name: string;
    message: string;
    cause: number;
  }) => {
    try {
      await get({ n: cause });
      return 'fine';
    } catch (failure) {
      const error_3 = (failure as Error).message;
      const after = await get({ n: 1 });
      return { error, error_2, error_3, name, message, after };
    }
  },
);

export const namesOfStates = workflow(async ({ n }: { n: number }) => {
  const get2 = await get({ n });
  const get3 = await end({ n: get2 });
  if (get3 > 10) return await end({ n: 1 });
  return await get({ n: 2 });
});

export const namesOfBuiltIns = workflow(
  async ({
    string,
    number,
    keys,
    map,
    filter,
    count,
    exists,
    not,
    boolean,
    type,
  }: Record<
    'string' | 'number' | 'keys' | 'map' | 'filter' | 'count' | 'exists' | 'not' | 'boolean' | 'type',
    number
  >) => {
    const lookup = { append: string, merge: number };
    const each = [keys, map, filter].map((sort) => sort + 1);
    const got = await get({ n: count });
    const join = each.filter((reduce) => reduce > 1).join('|');
    return {
      lookup,
      each,
      join,
      got,
      flags: [exists > 0, !not, Boolean(boolean), typeof type],
      keys: Object.keys(lookup),
    };
  },
);

export const namesOfBoxes = workflow(async ({ v, sign }: { v?: number; sign?: { v?: number; sign: number } }) => {
  const kept = v;
  const box = sign;
  await get({ n: 1 });
  return { kept: kept ?? 'none', inner: box?.v ?? 'no v', sign: box?.sign ?? 'no sign' };
});

export const namesOfCompletions = workflow(async ({ list }: { list: number[] }) => {
  const completion = { kind: 'return', value: 1 };
  for (const n of list) {
    if (n === completion.value) return { completion, kind: 'return', value: n };
    if (n === 7) throw new Error('kind');
  }
  await get({ n: 1 });
  return completion;
});

export default cases(
  {
    namesOfTemporaries: {
      inputs: [
        { value: 1, value2: 2, item: 3, index: 4, result: 5, list: [1, 2] },
        { value: 0, value2: 0, item: 0, index: 0, result: 0, list: [] },
      ],
    },
    namesOfHelpers: {
      inputs: [
        { numberText: 1, floor: 3, below: 4, isFinite: true, round: '7', sum: [1, 2] },
        { numberText: 0, floor: -1, below: 0, isFinite: false, round: 'x', sum: [] },
      ],
      transitions: 1,
    },
    namesOfLoops: {
      inputs: [
        { loop: 1, state: 2, state2: 's', position: 3, end: 4 },
        { loop: 99, state: 2, state2: '', position: 0, end: 9 },
      ],
      transitions: 1,
    },
    namesOfHandlers: {
      inputs: [
        { error: 'a', error_2: 'b', name: 'c', message: 'd', cause: 13 },
        { error: '', error_2: '', name: '', message: '', cause: 1 },
      ],
    },
    namesOfStates: { inputs: [{ n: 1 }, { n: 3 }] },
    namesOfBuiltIns: {
      inputs: [{ string: 1, number: 2, keys: 3, map: 4, filter: 0, count: 6, exists: 7, not: 0, boolean: 1, type: 2 }],
      transitions: 1,
    },
    namesOfBoxes: { inputs: [{ v: 1, sign: { v: 2, sign: 3 } }, {}, { v: 0, sign: { sign: -1 } }], transitions: 1 },
    namesOfCompletions: { inputs: [{ list: [3, 1] }, { list: [7] }, { list: [] }] },
  },
  () => ({
    Get: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', 'thirteen');
      return n * 2;
    },
    end: ({ n }: { n: number }) => n * 3,
  }),
);
