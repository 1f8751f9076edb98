/** `null` where a function could be: hooks in variables, in tables, as arguments and as what helpers give. It is not `undefined`. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface In {
  kind: string;
  n: number;
}
type Step = (n: number) => Promise<number>;
type Maybe = Step | null | undefined;

const single: Step = (n) => work({ n });
async function double(n: number): Promise<number> {
  return (await work({ n })) * 2;
}

export const hook = workflow(async ({ kind, n }: In) => {
  let hook: (() => Promise<number>) | null = null;
  if (kind === 'a') hook = async () => work({ n });
  const first = hook ? await hook() : 'none';
  const second = (await hook?.()) ?? 'nothing';
  return [first, second, hook === null, hook !== null, hook == null, hook != null, !hook];
});

export const threeKinds = workflow(async ({ kind, n }: In) => {
  let step: Maybe;
  const seen = [step === null, step === undefined];
  if (kind === 'a') step = single;
  if (kind === 'b') step = null;
  if (kind === 'd') step = async (value) => value + n;
  seen.push(step === null, step === undefined, step == null, !step, step !== null, step !== undefined);
  const copy = step;
  step = null;
  return [...seen, copy === null, copy === undefined, (await copy?.(n)) ?? 'none', step === null];
});

export const setAndReset = workflow(async ({ kind, n }: In) => {
  let undo: Step | null = null;
  const out: (number | string)[] = [];
  for (const letter of kind) {
    if (undo) out.push(await undo(n));
    if (letter === '-') undo = null;
    else if (letter === 'a') undo = single;
    else undo = async (value) => value * 10 + out.length;
    out.push(undo === null ? 'off' : 'on');
  }
  return out;
});

export const calledNull = workflow(async ({ kind, n }: In) => {
  let step: Step | null = null;
  if (kind === 'a') step = single;
  try {
    return await step!(n);
  } catch (error) {
    return (error as Error).name;
  }
});

/** Arguments are evaluated before the call throws. */
export const argumentsFirst = workflow(async ({ kind, n }: In) => {
  const step = kind === 'a' ? single : null;
  try {
    return await step!(await work({ n: n + 5 }));
  } catch (error) {
    return (error as Error).name;
  }
});

async function isNull(n: number, how: Maybe): Promise<unknown[]> {
  return [how === null, how === undefined, how ? await how(n) : -1];
}
async function byDefault(n: number, how: Step | null = double): Promise<unknown> {
  return how === null ? 'null' : how(n);
}
async function optional(n: number, how?: Step | null): Promise<unknown> {
  if (how === undefined) return 'undefined';
  if (!how) return 'null';
  return how(n);
}

export const asArgument = workflow(async ({ kind, n }: In) => [
  await isNull(n, null),
  await isNull(n, undefined),
  await isNull(n, single),
  await isNull(n, kind === 'a' ? double : null),
  await isNull(n, kind === 'a' ? double : kind === 'b' ? null : undefined),
]);

/** A default is taken for undefined only. */
export const defaults = workflow(async ({ kind, n }: In) => [
  await byDefault(n),
  await byDefault(n, null),
  await byDefault(n, undefined),
  await byDefault(n, kind === 'a' ? null : undefined),
  await byDefault(n, kind === 'a' ? single : null),
  await optional(n),
  await optional(n, null),
  await optional(n, kind === 'a' ? undefined : null),
]);

const table: Record<string, Step | null> = { a: single, b: null, d: double };

export const tableEntry = workflow(async ({ kind, n }: In) => {
  const step = table[kind];
  if (step === undefined) return 'unknown';
  if (step === null) return 'disabled';
  return step(n);
});

export const tableFallback = workflow(async ({ kind, n }: In) => {
  const own = { a: single, b: null } as Record<string, Step | null>;
  const first = own[kind] ?? double;
  const second = own[kind] || (async (value: number) => -value);
  return [await first(n), await second(n), own.b === null, own.b ? 1 : 2, (await own.a?.(n)) ?? 0];
});

function pick(kind: string): Step | null {
  if (kind === 'a') return single;
  if (kind === 'b') return double;
  return null;
}
function pickBy(kind: string): Maybe {
  switch (kind) {
    case 'a':
      return single;
    case 'b':
      return null;
    default:
      return undefined;
  }
}
const chosen = (kind: string): Step | null => (kind === 'a' ? double : null);

export const returned = workflow(async ({ kind, n }: In) => {
  const step = pick(kind);
  const by = pickBy(kind);
  const other = chosen(kind);
  return [
    step ? await step(n) : 'none',
    by === null ? 'null' : by === undefined ? 'undefined' : await by(n),
    (await other?.(n)) ?? 'nobody',
    (await pick(kind)?.(n)) ?? 'none',
    other === null,
    other === undefined,
  ];
});

interface Options {
  before?: Step | null;
  after: Step | null;
  label: string;
}
async function run(n: number, { before, after, label }: Options): Promise<unknown[]> {
  const first = before ? await before(n) : before === null ? 'null' : 'undefined';
  return [label, first, after !== null ? await after(n) : 'none'];
}

export const options = workflow(async ({ kind, n }: In) => [
  await run(n, { before: null, after: single, label: 'x' }),
  await run(n, { after: null, label: 'y' }),
  await run(n, { after: kind === 'a' ? double : null, label: 'z' }),
  await run(n, { before: kind === 'a' ? null : single, after: null, label: kind }),
]);

async function configured(n: number, given: { step: Step; by: number } | null): Promise<unknown> {
  if (given === null) return 'none';
  return [await given.step(n), given.by];
}

export const wholeOptions = workflow(async ({ kind, n }: In) => [
  await configured(n, null),
  await configured(n, { step: single, by: n }),
  await configured(n, kind === 'a' ? { step: double, by: 1 } : null),
]);

export const kindsOf = workflow(async ({ kind, n }: In) => {
  const step = kind === 'a' ? single : kind === 'b' ? null : undefined;
  const sure = typeof step === 'function' ? await step(n) : 'none';
  return [typeof step, typeof double, sure, typeof step !== 'undefined', typeof table[kind] === 'function'];
});

export const kindsOfKept = workflow(async ({ kind }: In) => {
  const undo: Step[] = [];
  for (const letter of kind) undo.push(async (n) => work({ n: n + letter.length }));
  return [undo.map((step) => typeof step), typeof undo.pop(), typeof undo[0]];
});

export const proven = workflow(async ({ kind, n }: In) => {
  const step: Maybe = kind === 'a' ? single : kind === 'b' ? null : undefined;
  const notNull = step !== null ? (step === undefined ? 'undefined' : await step(n)) : 'null';
  const there = step != null && (await step(n));
  if (step === undefined) return [notNull, there, 'undefined'];
  if (step === null) return [notNull, there, 'null'];
  return [notNull, there, await step(n)];
});

/** One that is not there is not null for that: the call throws. */
export const provenWrong = workflow(async ({ kind, n }: In) => {
  const step: Maybe = kind === 'a' ? single : kind === 'b' ? null : undefined;
  const out: unknown[] = [];
  try {
    if (step !== null) out.push(await step!(n));
    if (step !== undefined) out.push(await step!(n));
  } catch (error) {
    out.push((error as Error).name);
  }
  return out;
});

export const asData = workflow(async ({ kind }: In) => {
  const step: Maybe = kind === 'a' ? single : null;
  return { step } as unknown;
});

const inputs = [
  { kind: 'a', n: 1 },
  { kind: 'b', n: 2 },
  { kind: 'c', n: 3 },
  { kind: 'd', n: 0 },
];

export default cases(
  {
    hook: { inputs },
    threeKinds: { inputs },
    setAndReset: { inputs: [...inputs, { kind: 'ab-a-', n: 4 }, { kind: '-', n: 1 }, { kind: '', n: 1 }] },
    calledNull: { inputs },
    argumentsFirst: { inputs },
    asArgument: { inputs },
    defaults: { inputs },
    tableEntry: { inputs },
    tableFallback: { inputs },
    returned: { inputs },
    options: { inputs },
    wholeOptions: { inputs },
    kindsOf: { inputs },
    kindsOfKept: { inputs },
    proven: { inputs },
    provenWrong: { inputs },
    asData: { refused: 'STEP2112' },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 3 + 1 }),
);
