/** Errors that are kept and thrown later: in variables of any type, in lists; causes, aggregates, guards, wrapping. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, failBy } from '../differential/cases.ts';

class NotFound extends WorkflowError {}
class GaveUp extends WorkflowError {}

const load = lambda.fn<{ id: string }, string>('Load');

export const keptUnknown = workflow(async ({ ids }: { ids: string[] }) => {
  let last: unknown = new GaveUp('nothing to load');
  for (const id of ids) {
    try {
      return await load({ id });
    } catch (error) {
      last = error;
    }
  }
  throw last;
});

export const keptIfAny = workflow(async ({ ids }: { ids: string[] }) => {
  let failure: unknown = null;
  let loaded = 0;
  for (const id of ids) {
    try {
      await load({ id });
      loaded += 1;
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure) throw failure;
  return loaded;
});

export const keptInstance = workflow(async ({ id }: { id: string }) => {
  let failure: unknown;
  try {
    await load({ id });
  } catch (error) {
    failure = error;
  }
  if (failure instanceof NotFound) return `not found: ${failure.message}`;
  if (failure instanceof WorkflowError) return 'of the workflow';
  return failure instanceof Error ? failure.name : 'none';
});

export const keptTypedInstance = workflow(async ({ id }: { id: string }) => {
  let failure: Error | undefined;
  try {
    await load({ id });
  } catch (error) {
    failure = error as Error;
  }
  return [failure instanceof Error, failure instanceof WorkflowError, failure instanceof NotFound, failure?.name ?? ''];
});

export const keptList = workflow(async ({ ids }: { ids: string[] }) => {
  const failures: Error[] = [];
  for (const id of ids) {
    try {
      await load({ id });
    } catch (error) {
      failures.push(error as Error);
    }
  }
  const [first] = failures;
  if (failures.length > 2) throw new AggregateError(failures, `${failures.length} failures`);
  if (failures.length === 2 && first) throw first;
  return failures.map((failure) => `${failure.name}: ${failure.message}`);
});

export const keptCause = workflow(async ({ id }: { id: string }) => {
  try {
    return await load({ id });
  } catch (cause) {
    throw new GaveUp(`cannot load ${id}`, { cause });
  }
});

export const keptCauseValue = workflow(async ({ id }: { id: string }) => {
  if (id.length > 3) throw new RangeError(`too long: ${id}`, { cause: id.length });
  return id;
});

const isNotFound = (error: unknown): error is NotFound => error instanceof NotFound;
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

export const keptGuards = workflow(async ({ id }: { id: string }) => {
  try {
    return await load({ id });
  } catch (error) {
    if (isNotFound(error)) return `missing ${error.message}`;
    throw asError(error);
  }
});

export const keptInFinally = workflow(async ({ id }: { id: string }) => {
  let outcome = 'started';
  let failure: unknown;
  try {
    outcome = await load({ id });
  } catch (error) {
    failure = error;
    outcome = 'failed';
  } finally {
    await load({ id: `done ${outcome}` });
  }
  if (failure) throw failure;
  return outcome;
});

export const keptEngine = workflow(async ({ rows }: { rows: { id: string }[] }) => {
  let failure: Error | undefined;
  try {
    await load({ id: rows[3]!.id });
  } catch (error) {
    failure = error as Error;
  }
  return failure?.message ?? '';
});
export const keptListEngine = workflow(async ({ rows }: { rows: { id: string }[] }) => {
  const failures: Error[] = [];
  try {
    await load({ id: rows[3]!.id });
  } catch (error) {
    failures.push(error as Error);
  }
  return failures.map((failure) => failure.message);
});
export const refusedKeptEngine = workflow(async ({ rows }: { rows: { id: string }[] }) => {
  let failure: Error | undefined;
  try {
    await load({ id: JSON.parse(rows[0]?.id ?? '') as string });
  } catch (error) {
    failure = error as Error;
  }
  return failure?.message ?? '';
});
/** Nobody promises that there was an error: `last!` is undefined where there was none. */
export const keptAsserted = workflow(async ({ ids }: { ids: string[] }) => {
  let last: Error | undefined;
  for (const id of ids) {
    try {
      await load({ id });
    } catch (error) {
      last = error as Error;
    }
  }
  return `${last!.name}: ${last!.message}`;
});
export const refusedListEngine = workflow(async ({ rows }: { rows: { id: string }[] }) => {
  const failures: Error[] = [];
  try {
    await load({ id: JSON.parse(rows[0]?.id ?? '') as string });
  } catch (error) {
    failures.push(error as Error);
  }
  return failures.map((failure) => failure.message);
});
export const refusedListReturned = workflow(async ({ id }: { id: string }) => {
  const failures: Error[] = [];
  try {
    await load({ id });
  } catch (error) {
    failures.push(error as Error);
  }
  return failures;
});

const ids = ['a', 'lost', 'late', 'plain', 'type'].map((id) => ({ id }));
const lists = [
  { ids: [] },
  { ids: ['a'] },
  { ids: ['lost', 'a'] },
  { ids: ['lost', 'late'] },
  { ids: ['lost', 'late', 'plain'] },
];

export default cases(
  {
    keptUnknown: { inputs: lists },
    keptIfAny: { inputs: lists },
    keptInstance: { inputs: ids },
    keptTypedInstance: { inputs: ids },
    keptList: { inputs: lists },
    keptAsserted: { inputs: lists },
    keptCause: { inputs: ids },
    keptCauseValue: { inputs: [{ id: 'abc' }, { id: 'abcd' }] },
    keptGuards: { inputs: ids },
    keptInFinally: { inputs: ids },
    keptEngine: { inputs: [{ rows: [] }, { rows: ['a', 'b', 'c', 'lost'].map((id) => ({ id })) }] },
    keptListEngine: { inputs: [{ rows: [] }, { rows: ['a', 'b', 'c', 'd'].map((id) => ({ id })) }] },
    refusedKeptEngine: { refused: 'STEP2119' },
    refusedListEngine: { refused: 'STEP2119' },
    refusedListReturned: { refused: 'STEP2101' },
  },
  () => ({
    Load: ({ id }: { id: string }) => {
      failBy(id, {
        lost: ['NotFound', 'no such thing'],
        late: ['States.Timeout', 'late'],
        plain: ['Error', 'plain'],
        type: ['TypeError', 'odd'],
      });
      return `loaded ${id}`;
    },
  }),
);
