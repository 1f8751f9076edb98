/** Errors as values: in properties and records of any key, in results of helpers and of concurrent callbacks; where they must not go. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, failBy } from '../differential/cases.ts';

class PaymentError extends WorkflowError {}
class CardDeclined extends PaymentError {}
class LimitReached extends PaymentError {}

class NotFound extends WorkflowError {}

const pay = lambda.fn<{ how: string }, string>('Pay');
const lists = [
  { hows: [] },
  { hows: ['cash'] },
  { hows: ['limit', 'json'] },
  { hows: ['json', 'cash'] },
  { hows: ['declined', 'cash', 'limit'] },
];
const ways = ['cash', 'declined', 'limit', 'timeout', 'json', 'unrelated', 'base', 'own'].map((how) => ({ how }));

export const recordedInRecords = workflow(async (input: { hows: string[] }) => {
  const failures: { how: string; error: Error }[] = [];
  for (const how of input.hows) {
    try {
      await pay({ how });
    } catch (e) {
      failures.push({ how, error: e as Error });
    }
  }
  return failures.map(({ how, error }) => `${how}: ${error.name} ${error.message}`);
});

export const recordedInList = workflow(async (input: { hows: string[] }) => {
  const errs: Error[] = [];
  for (const how of input.hows) {
    try {
      await pay({ how });
    } catch (e) {
      errs.push(e as Error);
    }
  }
  const first = errs[0];
  if (first instanceof LimitReached) return 'limit first';
  if (errs.some((e) => e instanceof CardDeclined)) return 'some declined';
  return errs.length;
});

export const recordedRecordOf = workflow(async (input: { hows: string[] }) => {
  const store: Record<string, Error> = {};
  for (const how of input.hows) {
    try {
      await pay({ how });
    } catch (e) {
      store[how] = e as Error;
    }
  }
  return Object.entries(store)
    .map(([k, e]) => `${k} ${e.name}`)
    .concat(Object.keys(store));
});

export const recordedLastErrorState = workflow(async (input: { hows: string[] }) => {
  const state: { attempts: number; last: Error | null } = { attempts: 0, last: null };
  for (const how of input.hows) {
    state.attempts++;
    try {
      await pay({ how });
      state.last = null;
      break;
    } catch (e) {
      state.last = e as Error;
    }
  }
  if (state.last) throw state.last;
  return state.attempts;
});

export const recordedLastError = workflow(async (input: { hows: string[] }) => {
  let last: Error | undefined;
  for (const how of input.hows) {
    try {
      return await pay({ how });
    } catch (e) {
      last = e as Error;
    }
  }
  throw last ?? new NotFound('none');
});

export const recordedAggregate = workflow(async (input: { hows: string[] }) => {
  const results = await Promise.allSettled(input.hows.map((how) => pay({ how })));
  const failed = results.filter((r) => r.status === 'rejected');
  if (failed.length > 1)
    throw new AggregateError(
      failed.map((f) => f.reason),
      `${failed.length} failed`,
    );
  if (failed.length === 1) throw failed[0]!.reason;
  return results.map((r) => (r.status === 'fulfilled' ? r.value : 'x'));
});

export const recordedReturned = workflow(async (input: { how: string }) => {
  const attempt = async (how: string): Promise<{ ok: true; value: string } | { ok: false; error: Error }> => {
    try {
      return { ok: true, value: await pay({ how }) };
    } catch (e) {
      return { ok: false, error: e as Error };
    }
  };
  const r = await attempt(input.how);
  if (!r.ok) {
    if (r.error instanceof CardDeclined) return 'declined';
    throw r.error;
  }
  return r.value;
});

export const recordedMapResults = workflow(async (input: { hows: string[] }) => {
  const results = await Promise.all(
    input.hows.map(async (how): Promise<{ ok: true; v: string } | { ok: false; error: Error }> => {
      try {
        return { ok: true, v: await pay({ how }) };
      } catch (e) {
        return { ok: false, error: e as Error };
      }
    }),
  );
  const failed = results.flatMap((r) => (r.ok ? [] : [r.error]));
  const bad = results.find((r) => !r.ok);
  if (bad && !bad.ok && bad.error instanceof CardDeclined) throw bad.error;
  return { failed: failed.map((e) => e.name), good: results.filter((r) => r.ok).length };
});

export const recordedTuple = workflow(async (input: { how: string }) => {
  const attempt = async (how: string): Promise<[Error, null] | [null, string]> => {
    try {
      return [null, await pay({ how })];
    } catch (e) {
      return [e as Error, null];
    }
  };
  const [err, data] = await attempt(input.how);
  if (err) return 'failed ' + err.message;
  return data;
});

export const recordedToData = workflow(async (input: { how: string }) => {
  try {
    return { ok: await pay({ how: input.how }) };
  } catch (e) {
    const { name, message } = e as Error;
    return { error: { name, message } };
  }
});

export const recordedHidden = workflow(async (input: { how: string }) => {
  const r: { error?: Error } = {};
  try {
    await pay({ how: input.how });
  } catch (e) {
    r.error = e as Error;
  }
  const u: unknown = r;
  return u;
});

export const recordedStringified = workflow(async (input: { how: string }) => {
  try {
    await pay({ how: input.how });
  } catch (e) {
    return JSON.stringify({ error: e as Error });
  }
  return 1;
});

export const recordedRow = workflow(async (input: { how: string }) => {
  try {
    await pay({ how: input.how });
  } catch (e) {
    return { error: e as Error };
  }
  return 1;
});

export const recordedRecordReturned = workflow(async (input: { how: string }) => {
  const store: Record<string, Error> = {};
  try {
    await pay({ how: input.how });
  } catch (e) {
    store[input.how] = e as Error;
  }
  return store;
});

async function logged<T>(value: T): Promise<T> {
  await pay({ how: 'ok' });
  return value;
}
export const recordedThroughHelper = workflow(async (input: { hows: string[] }) => {
  const store: Record<string, Error> = {};
  for (const how of input.hows) {
    try {
      await pay({ how });
    } catch (e) {
      store[how] = e as Error;
    }
  }
  return (await logged(Object.entries(store))).map(([key, error]) => `${key} ${error.name} ${error.message}`);
});

export default cases(
  {
    recordedInRecords: { inputs: lists },
    recordedInList: { inputs: lists },
    recordedRecordOf: { inputs: lists },
    recordedThroughHelper: { inputs: lists },
    recordedLastErrorState: { inputs: lists },
    recordedLastError: { inputs: lists },
    recordedAggregate: { inputs: lists, concurrent: true },
    recordedReturned: { inputs: ways },
    recordedMapResults: { inputs: lists, concurrent: true },
    recordedTuple: { inputs: ways },
    recordedToData: { inputs: ways },
    recordedHidden: { refused: 'STEP2101' },
    recordedStringified: { refused: 'STEP2101' },
    recordedRow: { refused: 'STEP2101' },
    recordedRecordReturned: { refused: 'STEP2101' },
  },
  () => ({
    Pay: ({ how }: { how: string }) => {
      failBy(how, {
        declined: ['CardDeclined', 'no funds'],
        limit: ['LimitReached', ''],
        timeout: ['States.Timeout', 'late'],
        json: ['Lambda.Boom', '{"errorMessage":"boom"}'],
        unrelated: ['Unrelated', 'what'],
        base: ['PaymentError', 'base'],
      });
      return `paid by ${how}`;
    },
  }),
);
