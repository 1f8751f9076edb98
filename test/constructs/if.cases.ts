/** `if` / `else`: truthiness of every JSON value, chains, nesting, dangling else, effects in tests and in branches. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const notify = lambda.fn<{ kind: string }, { sent: string }>('Notify');
const check = lambda.fn<{ n: number }, boolean>('Check');

export const ifPureChain = workflow(async (input: { n: number }) => {
  let size = 'none';
  if (input.n > 10) size = 'big';
  else if (input.n > 0) size = 'small';
  else if (input.n < 0) size = 'negative';
  return { size };
});

export const ifTruthiness = workflow(async (input: { value?: unknown }) => {
  if (input.value) return 'truthy';
  return 'falsy';
});

export const ifNotTruthiness = workflow(async (input: { value?: unknown }) => {
  if (!input.value) return 'falsy';
  return 'truthy';
});

export const ifTruthyTask = workflow(async (input: { value?: unknown }) => {
  let sent = 'nothing';
  if (input.value) {
    const result = await notify({ kind: 'truthy' });
    sent = result.sent;
  }
  return sent;
});

export const ifElseTasks = workflow(async (input: { n: number }) => {
  if (input.n > 10) {
    const { sent } = await notify({ kind: 'big' });
    return sent;
  } else {
    const { sent } = await notify({ kind: 'small' });
    return sent;
  }
});

export const ifElseIfTasks = workflow(async (input: { kind: string }) => {
  let result = 'default';
  if (input.kind === 'a') result = (await notify({ kind: 'A' })).sent;
  else if (input.kind === 'b') result = (await notify({ kind: 'B' })).sent;
  else if (input.kind === 'c') result = 'no call';
  return { result };
});

export const ifEffectInTest = workflow(async (input: { n: number }) => {
  if (await check({ n: input.n })) return 'yes';
  return 'no';
});

export const ifEffectsInTest = workflow(async (input: { n: number }) => {
  if ((await check({ n: input.n })) && !(await check({ n: input.n + 1 }))) return 'edge';
  if ((await check({ n: input.n - 1 })) || (await check({ n: input.n + 1 }))) return 'near';
  return 'far';
});

export const ifDanglingElse = workflow(async (input: { a: boolean; b: boolean }) => {
  let path = '';
  if (input.a)
    if (input.b) path += 'both';
    else path += 'a only';
  path += '.';
  return path;
});

export const ifNestedTasks = workflow(async (input: { a: number; b: number | null }) => {
  const seen: string[] = [];
  if (input.a > 0) {
    seen.push('a');
    if (input.b !== null) {
      seen.push('b');
      if (await check({ n: input.a + input.b })) {
        seen.push((await notify({ kind: 'deep' })).sent);
      } else {
        seen.push('unchecked');
      }
      seen.push('after b');
    }
    seen.push('after a');
  }
  return seen;
});

export const ifAssignsSeveral = workflow(async (input: { flag: boolean; x: number; y: number }) => {
  let { x, y } = input;
  if (input.flag) {
    const old = x;
    x = y;
    y = old;
  } else {
    x += 1;
    y = x * 2;
  }
  return [x, y];
});

export const ifEarlyReturns = workflow(async (input: { n: number }) => {
  if (input.n < 0) return { code: 'negative' };
  if (input.n === 0) return { code: 'zero' };
  const { sent } = await notify({ kind: String(input.n) });
  if (sent === 'sent 1') return { code: 'one' };
  return { code: 'many', sent };
});

export const ifEmptyBranches = workflow(async (input: { n: number }) => {
  if (input.n > 0) {
  } else {
    return 'not positive';
  }
  if (input.n > 5) {
  } else return 'small';
  return 'large';
});

const values = [
  {},
  { value: null },
  { value: 0 },
  { value: 1 },
  { value: -1 },
  { value: '' },
  { value: '0' },
  { value: 'false' },
  { value: false },
  { value: true },
  { value: [] },
  { value: [0] },
  { value: [[]] },
  { value: {} },
  { value: { a: null } },
  { value: [false, false] },
];

export default cases(
  {
    ifPureChain: { inputs: [{ n: 11 }, { n: 1 }, { n: 0 }, { n: -0.5 }, { n: 10 }], transitions: 1 },
    ifTruthiness: { inputs: values, transitions: 1 },
    ifNotTruthiness: { inputs: values, transitions: 1 },
    ifTruthyTask: { inputs: values, transitions: 2 },
    ifElseTasks: { inputs: [{ n: 11 }, { n: 10 }], transitions: 2 },
    ifElseIfTasks: {
      inputs: [{ kind: 'a' }, { kind: 'b' }, { kind: 'c' }, { kind: '' }, { kind: 'é' }],
      transitions: 2,
    },
    ifEffectInTest: { inputs: [{ n: 1 }, { n: 2 }], transitions: 1 },
    ifEffectsInTest: { inputs: [{ n: 2 }, { n: 1 }, { n: 3 }, { n: 0 }] },
    ifDanglingElse: {
      inputs: [
        { a: true, b: true },
        { a: true, b: false },
        { a: false, b: true },
      ],
    },
    ifNestedTasks: {
      inputs: [
        { a: 1, b: 1 },
        { a: 1, b: 2 },
        { a: 1, b: null },
        { a: 0, b: 1 },
        { a: 1, b: 0 },
      ],
    },
    ifAssignsSeveral: {
      inputs: [
        { flag: true, x: 1, y: 2 },
        { flag: false, x: 1, y: 2 },
      ],
      transitions: 1,
    },
    ifEarlyReturns: { inputs: [{ n: 1 }, { n: -1 }, { n: 0 }, { n: 2 }] },
    ifEmptyBranches: { inputs: [{ n: 6 }, { n: 5 }, { n: 0 }] },
  },
  () => ({
    Notify: ({ kind }: { kind: string }) => ({ sent: `sent ${kind}` }),
    Check: ({ n }: { n: number }) => n % 2 === 0,
  }),
);
