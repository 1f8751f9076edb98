/** Where keys are seen: those of errors are not listed (`JSON.stringify(error)` is `{}`), and dates and matches have others; refused. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class Boom extends WorkflowError {}

/** Gives n; fails for 13. */
const work = lambda.fn<{ n: number }, number>('Work');

interface Input {
  n: number;
}
const asText = (value: unknown): string => JSON.stringify(value);
const made = (n: number): Error => (n > 1 ? new Boom(`${n}`) : new RangeError('r'));

// Accepted.
export const orText = workflow(async ({ n }: Input) => {
  try {
    return await work({ n });
  } catch (error) {
    return error instanceof Error ? error.message : JSON.stringify(error);
  }
});
export const orTextAfter = workflow(async ({ n }: Input) => {
  try {
    return await work({ n });
  } catch (error) {
    if (error instanceof Error) return error.message;
    return JSON.stringify(error);
  }
});
export const listed = workflow(async ({ n }: Input) => {
  const errors: Error[] = [];
  const byKind = new Map<string, Error>();
  try {
    await work({ n });
  } catch (error) {
    errors.push(error as Error);
    errors[1] = error as Error;
    byKind.set('a', error as Error);
  }
  return [...errors.map(({ message }) => message), byKind.get('a')?.name ?? 'none'];
});
export const aggregated = workflow(async ({ n }: Input) => {
  try {
    return await work({ n });
  } catch (error) {
    throw new AggregateError([error], 'all');
  }
});
export const mapped = workflow(
  async ({ n }: Input) =>
    [n].map((one) => {
      try {
        if (one > 1) throw new Boom('b');
        return null;
      } catch (error) {
        return error as Error;
      }
    })[0]?.message ?? 'none',
);

const attempt = (n: number): unknown => {
  try {
    if (n > 1) throw new Boom(`${n}`);
    return null;
  } catch (error) {
    return error;
  }
};
export const textOfGiven = workflow(async ({ n }: Input) => `${attempt(n)}`);

// Refused.
export const stringifiedGiven = workflow(async ({ n }: Input) => JSON.stringify(attempt(n)));
export const stringified = workflow(async ({ n }: Input) => {
  try {
    return await work({ n });
  } catch (error) {
    return JSON.stringify(error);
  }
});
export const stringifiedMade = workflow(async ({ n }: Input) => JSON.stringify(made(n)));
export const stringifiedInHelper = workflow(async ({ n }: Input) => {
  try {
    return await work({ n });
  } catch (error) {
    return asText(error);
  }
});
export const stringifiedKept = workflow(async ({ n }: Input) => {
  let last: unknown;
  try {
    await work({ n });
  } catch (error) {
    last = error;
  }
  return JSON.stringify(last) ?? 'none';
});
export const stringifiedResult = workflow(async ({ n }: Input) =>
  JSON.stringify(await work({ n }).catch((error: unknown) => error)),
);
export const keys = workflow(async ({ n }: Input) => {
  try {
    return await work({ n });
  } catch (error) {
    return Object.keys(error as Error);
  }
});
export const entries = workflow(async ({ n }: Input) => Object.entries(made(n)).length);
export const values = workflow(async ({ n }: Input) => Object.values(made(n)).length);
export const walked = workflow(async ({ n }: Input) => {
  const found: string[] = [];
  for (const key in made(n)) found.push(key);
  return found;
});
export const assigned = workflow(async ({ n }: Input) => Object.assign({}, made(n)).name);
export const assignedLater = workflow(async ({ n }: Input) => Object.assign({ a: 1 }, { n }, made(n)).n);
export const owned = workflow(async ({ n }: Input) => Object.hasOwn(made(n), 'name'));
export const rest = workflow(async ({ n }: Input) => {
  const { message, ...others } = made(n);
  return [message, Object.keys(others).length];
});
export const inList = workflow(async ({ n }: Input) => {
  const errors: unknown[] = [];
  try {
    await work({ n });
  } catch (error) {
    errors.push(error);
  }
  return JSON.stringify(errors);
});
export const asItem = workflow(async ({ n }: Input) => {
  const errors: unknown[] = [n];
  try {
    await work({ n });
  } catch (error) {
    errors[0] = error;
  }
  return `${errors[0]}`;
});
export const inMap = workflow(async ({ n }: Input) => {
  const errors = new Map<string, unknown>();
  try {
    await work({ n });
  } catch (error) {
    errors.set('a', error);
  }
  return JSON.stringify(errors.get('a') ?? n);
});
export const mappedAny = workflow(async ({ n }: Input) =>
  JSON.stringify(
    [n].map((one) => {
      try {
        if (one > 1) throw new Boom('b');
        return null;
      } catch (error) {
        return error;
      }
    }),
  ),
);

// Dates and matches have other keys, and other texts as JSON, than what stands for them.
export const dateAsText = workflow(async ({ n }: Input) => JSON.stringify(new Date(n)));
export const dateKeys = workflow(async ({ n }: Input) => Object.keys(new Date(n)).length);
const found = (n: number) => /(\d)/.exec(`a${n}`);
export const matchAsText = workflow(async ({ n }: Input) => JSON.stringify(found(n)));
export const matchKeys = workflow(async ({ n }: Input) => Object.keys(found(n) ?? {}));
export const matchOwned = workflow(async ({ n }: Input) => Object.hasOwn(found(n)!, 'index'));
export const matchWalked = workflow(async ({ n }: Input) => {
  const seen: string[] = [];
  for (const key in found(n)!) seen.push(key);
  return seen;
});
export const matchSpread = workflow(async ({ n }: Input) => {
  const match = found(n);
  return match ? { ...match } : null;
});
export const matchRest = workflow(async ({ n }: Input) => {
  const { index, ...others } = found(n)!;
  return [index, Object.keys(others).length];
});

const inputs = [{ n: 0 }, { n: 2 }, { n: 13 }];

export default cases(
  {
    orText: { inputs },
    orTextAfter: { inputs },
    listed: { inputs },
    aggregated: { inputs },
    mapped: { inputs },
    textOfGiven: { inputs },
    stringifiedGiven: { refused: 'STEP2101' },
    stringified: { refused: 'STEP2101' },
    stringifiedMade: { refused: 'STEP2101' },
    stringifiedInHelper: { refused: 'STEP2101' },
    stringifiedKept: { refused: 'STEP2101' },
    stringifiedResult: { refused: 'STEP2101' },
    keys: { refused: 'STEP2101' },
    entries: { refused: 'STEP2101' },
    values: { refused: 'STEP2101' },
    walked: { refused: 'STEP2101' },
    assigned: { refused: 'STEP2101' },
    assignedLater: { refused: 'STEP2101' },
    owned: { refused: 'STEP2101' },
    rest: { refused: 'STEP2101' },
    inList: { refused: 'STEP2101' },
    asItem: { refused: 'STEP2101' },
    inMap: { refused: 'STEP2101' },
    matchAsText: { inputs },
    dateAsText: { refused: 'STEP2101' },
    dateKeys: { refused: 'STEP2101' },
    matchKeys: { refused: 'STEP2101' },
    matchOwned: { refused: 'STEP2101' },
    matchWalked: { refused: 'STEP2101' },
    matchSpread: { refused: 'STEP2101' },
    matchRest: { refused: 'STEP2101' },
    mappedAny: { refused: 'STEP2101' },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', 'thirteen');
      return n;
    },
  }),
);
