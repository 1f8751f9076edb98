/** `await` anywhere in an expression: JavaScript's evaluation order, short circuits, operands read before later effects. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ key: string }, number>('Get');
const yes = lambda.fn<{ key: string }, boolean>('Yes');
const maybe = lambda.fn<{ key: string }, { value: number; next: { deep: number[] } } | null>('Maybe');

export const awaitSum = workflow(
  async () => (await get({ key: 'a' })) + (await get({ key: 'bb' })) * (await get({ key: 'ccc' })),
);

export const awaitNestedCalls = workflow(async (input: { key: string }) =>
  get({ key: `k${await get({ key: input.key })}` }),
);

export const awaitTemplate = workflow(
  async (input: { key: string }) => `<${await get({ key: input.key })}|${input.key}|${await get({ key: 'zz' })}>`,
);

export const awaitInLiterals = workflow(async (input: { key: string }) => ({
  first: await get({ key: input.key }),
  list: [await get({ key: 'x' }), input.key, await get({ key: 'yy' })],
  [`k${await get({ key: 'zzz' })}`]: true,
  last: await get({ key: '' }),
}));

export const awaitAnd = workflow(
  async (input: { key: string }) => (await yes({ key: input.key })) && (await get({ key: 'then' })),
);

export const awaitOr = workflow(
  async (input: { key: string }) => (await get({ key: input.key })) || (await get({ key: 'else' })),
);

export const awaitCoalesce = workflow(
  async (input: { key: string }) => (await maybe({ key: input.key }))?.value ?? (await get({ key: 'fallback' })),
);

export const awaitTernary = workflow(async (input: { key: string }) =>
  (await yes({ key: input.key })) ? await get({ key: 'yes' }) : (await get({ key: 'no' })) + 100,
);

export const awaitOperandBefore = workflow(async (input: { n: number }) => {
  let x = input.n;
  const bump = async () => {
    x += 10;
    return get({ key: 'b' });
  };
  const sum = x + (await bump()) + x;
  return { sum, x };
});

export const awaitAssignmentInside = workflow(async (input: { n: number }) => {
  let x = input.n;
  const list = [x, (x = await get({ key: 'abc' })), x, x++, x];
  return list;
});

export const awaitArgumentsOrder = workflow(async () => {
  const join = (a: number, b: number, c: number) => `${a}-${b}-${c}`;
  return join(await get({ key: 'c' }), await get({ key: 'bb' }), await get({ key: 'aaa' }));
});

export const awaitMemberOfResult = workflow(async (input: { key: string }) => {
  const found = (await maybe({ key: input.key }))?.next.deep[0];
  return found === undefined ? 'none' : found;
});

export const awaitCompound = workflow(async (input: { start: number }) => {
  let total = input.start;
  total += await get({ key: 'aa' });
  total -= await get({ key: 'b' });
  total *= (await get({ key: 'ccc' })) - total;
  return total;
});

export const awaitComma = workflow(async () => {
  let log = '';
  const last = ((log += 'a'), await get({ key: 'one' }), (log += 'b'), await get({ key: 'three' }));
  return { log, last };
});

export const awaitVoid = workflow(async () => {
  const nothing = void (await get({ key: 'x' }));
  return nothing === undefined;
});

export const awaitPlainValue = workflow(async (input: { n: number }) => {
  const n = await input.n;
  return (await (n + 1)) + (await get({ key: 'q' }));
});

export const awaitInCondition = workflow(async (input: { key: string; limit: number }) => {
  let calls = 0;
  while ((await get({ key: input.key.repeat(calls + 1) })) < input.limit && calls < 5) calls += 1;
  return calls;
});

export const awaitIndexed = workflow(async (input: { table: number[] }) => {
  return input.table[await get({ key: 'ab' })] ?? -1;
});

export const awaitComparison = workflow(async (input: { key: string }) => ({
  less: (await get({ key: input.key })) < (await get({ key: 'xx' })),
  same: (await get({ key: input.key })) === (await get({ key: 'y' })),
  not: !(await yes({ key: input.key })),
  minus: -(await get({ key: input.key })),
  type: typeof (await maybe({ key: input.key })),
}));

const keys = [{ key: 'a' }, { key: '' }, { key: 'none' }, { key: 'ünï' }];

export default cases(
  {
    awaitSum: { inputs: [{}], transitions: 3 },
    awaitNestedCalls: { inputs: keys, transitions: 2 },
    awaitTemplate: { inputs: keys, transitions: 2 },
    awaitInLiterals: { inputs: keys, transitions: 5 },
    awaitAnd: { inputs: keys },
    awaitOr: { inputs: keys },
    awaitCoalesce: { inputs: keys },
    awaitTernary: { inputs: keys },
    awaitOperandBefore: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    awaitAssignmentInside: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    awaitArgumentsOrder: { inputs: [{}], transitions: 3 },
    awaitMemberOfResult: { inputs: keys, transitions: 1 },
    awaitCompound: { inputs: [{ start: 1 }, { start: 0 }], transitions: 3 },
    awaitComma: { inputs: [{}], transitions: 2 },
    awaitVoid: { inputs: [{}], transitions: 1 },
    awaitPlainValue: { inputs: [{ n: 1 }], transitions: 1 },
    awaitInCondition: {
      inputs: [
        { key: 'a', limit: 3 },
        { key: '', limit: 1 },
        { key: 'abc', limit: 0 },
      ],
    },
    awaitIndexed: { inputs: [{ table: [1, 2, 3] }, { table: [] }], transitions: 1 },
    awaitComparison: { inputs: keys },
  },
  () => ({
    Get: ({ key }: { key: string }) => key.length,
    Yes: ({ key }: { key: string }) => key !== '',
    Maybe: ({ key }: { key: string }) =>
      key === 'none' ? null : { value: key.length, next: { deep: key === '' ? [] : [key.length] } },
  }),
);
