/** Errors: custom classes and subclasses, JavaScript's own, rethrow with name and cause, `instanceof` chains, ASL's names. */
import { errors, parseCause, WorkflowError, workflow } from 'stepscript';
import { dynamodb, lambda } from 'stepscript/tasks';
import { cases, failBy, TaskFailure } from '../differential/cases.ts';

class PaymentError extends WorkflowError {}
class CardDeclined extends PaymentError {}
class LimitReached extends PaymentError {}
class Unrelated extends WorkflowError {}

const pay = lambda.fn<{ how: string }, string>('Pay');
const table = dynamodb.table<{ id: string }>('Payments');

export const errorThrown = workflow(async (input: { message: string }) => {
  throw new CardDeclined(input.message);
});

export const errorTemplate = workflow(async (input: { id: number; parts: string[] }) => {
  if (input.parts.length > 1) throw new LimitReached(`order ${input.id}: ${input.parts.join(', ')}`);
  return 'fine';
});

export const errorNoMessage = workflow(async () => {
  throw new Unrelated();
});

export const errorPlain = workflow(async (input: { message: string }) => {
  throw new Error(input.message);
});

export const errorRange = workflow(async (input: { n: number }) => {
  if (input.n < 0) throw new RangeError('negative');
  if (input.n > 9) throw TypeError('too big');
  return input.n;
});

export const errorRethrow = workflow(async (input: { how: string }) => {
  try {
    return await pay({ how: input.how });
  } catch (error) {
    if (error instanceof Unrelated) return 'unrelated';
    throw error;
  }
});

export const errorInstanceofChain = workflow(async (input: { how: string }) => {
  try {
    return await pay({ how: input.how });
  } catch (error) {
    if (error instanceof CardDeclined) return { kind: 'declined', why: error.message };
    if (error instanceof LimitReached) return { kind: 'payment', name: error.name };
    if (error instanceof errors.Timeout) return { kind: 'timeout' };
    if (error instanceof TypeError) return { kind: 'type' };
    if (error instanceof WorkflowError) return { kind: 'workflow', name: error.name };
    return { kind: 'other', name: (error as Error).name };
  }
});

export const errorInstanceofBase = workflow(async (input: { how: string }) => {
  // A native run knows the subclasses that it has used.
  const known = [new CardDeclined(), new LimitReached()].length;
  try {
    return await pay({ how: input.how });
  } catch (error) {
    return error instanceof PaymentError ? `payment, one of ${known}` : 'other';
  }
});

export const errorInstanceofOr = workflow(async (input: { how: string }) => {
  try {
    return await pay({ how: input.how });
  } catch (error) {
    if (error instanceof CardDeclined || error instanceof errors.Timeout) return 'one of two';
    if (!(error instanceof LimitReached)) throw error;
    return 'limit';
  }
});

export const errorTaskFailed = workflow(async (input: { how: string }) => {
  try {
    return await pay({ how: input.how });
  } catch (error) {
    if (error instanceof errors.TaskFailed) return `failed: ${error.name}`;
    return 'timeout';
  }
});

export const errorByName = workflow(async (input: { how: string }) => {
  try {
    return await pay({ how: input.how });
  } catch (e) {
    const error = e as Error;
    switch (error.name) {
      case 'CardDeclined':
        return 'declined';
      case 'States.Timeout':
        return 'timeout';
      default:
        return `other ${error.message}`;
    }
  }
});

export const errorService = workflow(async (input: { id: string }) => {
  try {
    await table.putItem({ Item: { id: { S: input.id } }, ConditionExpression: 'attribute_not_exists(id)' });
    return 'created';
  } catch (error) {
    if (error instanceof dynamodb.ConditionalCheckFailedException) return 'exists';
    throw error;
  }
});

export const errorParseCause = workflow(async (input: { how: string }) => {
  try {
    return await pay({ how: input.how });
  } catch (error) {
    return parseCause<{ errorMessage: string }>(error).errorMessage;
  }
});

export const errorParseBadCause = workflow(async (input: { how: string }) => {
  try {
    try {
      return await pay({ how: input.how });
    } catch (error) {
      return parseCause<{ errorMessage: string }>(error).errorMessage;
    }
  } catch (error) {
    return error instanceof SyntaxError ? 'not JSON' : 'odd';
  }
});

export const errorText = workflow(async (input: { how: string }) => {
  try {
    return await pay({ how: input.how });
  } catch (error) {
    return `${error as Error} / ${String(error)}`;
  }
});

export const errorAcrossHelpers = workflow(async (input: { how: string }) => {
  const attempt = async (how: string) => {
    try {
      return await pay({ how });
    } catch (error) {
      if (error instanceof LimitReached) throw new Unrelated(`limit for ${how}`);
      throw error;
    }
  };
  try {
    return await attempt(input.how);
  } catch (error) {
    return `${(error as Error).name}|${(error as Error).message}`;
  }
});

export const errorFromPureHelper = workflow(async (input: { amounts: number[] }) => {
  const positive = (amount: number) => {
    if (amount <= 0) throw new Unrelated(`bad amount ${amount}`);
    return amount;
  };
  let total = 0;
  for (const amount of input.amounts) total += positive(amount);
  return total;
});

export const errorFromPureHelperCaught = workflow(async (input: { amounts: number[] }) => {
  const positive = (amount: number) => {
    if (amount <= 0) throw new Unrelated(`bad amount ${amount}`);
    return amount;
  };
  try {
    return input.amounts.map((amount) => positive(amount));
  } catch (error) {
    return error instanceof Unrelated ? error.message : 'odd';
  }
});

export const errorNullAccess = workflow(async (input: { a: { b?: { c: number } } }) => {
  return input.a.b!.c;
});

export const errorUncaughtInLoop = workflow(async (input: { how: string[] }) => {
  for (const how of input.how) await pay({ how });
  return 'all paid';
});

const ways = ['cash', 'declined', 'limit', 'timeout', 'json', 'type', 'error', 'unrelated'].map((how) => ({ how }));

export default cases(
  {
    errorThrown: { inputs: [{ message: 'no' }, { message: '' }, { message: 'ünï "quoted"\n' }], transitions: 1 },
    errorTemplate: {
      inputs: [
        { id: 7, parts: ['a', 'b'] },
        { id: 7, parts: ['a'] },
        { id: 0.5, parts: ['', ''] },
      ],
    },
    errorNoMessage: { inputs: [{}], transitions: 1 },
    errorPlain: { inputs: [{ message: 'plain' }, { message: '' }], transitions: 1 },
    errorRange: { inputs: [{ n: 1 }, { n: -1 }, { n: 10 }] },
    errorRethrow: { inputs: ways, transitions: 1 },
    errorInstanceofChain: { inputs: ways, transitions: 1 },
    errorInstanceofBase: { inputs: ways, transitions: 1 },
    errorInstanceofOr: { inputs: ways, transitions: 1 },
    errorTaskFailed: { inputs: ways, transitions: 1 },
    errorByName: { inputs: ways, transitions: 1 },
    errorService: { inputs: [{ id: 'new' }, { id: 'old' }, { id: 'slow' }], transitions: 1 },
    errorParseCause: { inputs: [{ how: 'cash' }, { how: 'json' }] },
    errorParseBadCause: { inputs: ways },
    errorText: { inputs: ways },
    errorAcrossHelpers: { inputs: ways },
    errorFromPureHelper: { inputs: [{ amounts: [1, 2] }, { amounts: [1, 0, 2] }, { amounts: [] }] },
    errorFromPureHelperCaught: { inputs: [{ amounts: [1, 2] }, { amounts: [1, 0, 2] }, { amounts: [] }] },
    errorNullAccess: { inputs: [{ a: { b: { c: 1 } } }, { a: {} }] },
    errorUncaughtInLoop: { inputs: [{ how: ['cash', 'limit', 'cash'] }, { how: [] }, { how: ['cash'] }] },
  },
  () => ({
    Pay: ({ how }: { how: string }) => {
      failBy(how, {
        declined: ['CardDeclined', 'no funds'],
        limit: ['LimitReached', ''],
        timeout: ['States.Timeout', 'late'],
        json: ['Lambda.Boom', '{"errorMessage":"boom","errorType":"Boom"}'],
        type: ['TypeError', 'x is not a function'],
        error: ['Error', 'plain'],
        unrelated: ['Unrelated', 'what'],
      });
      return `paid by ${how}`;
    },
    'dynamodb:putItem': ({ Item }: { Item: { id: { S: string } } }) => {
      if (Item.id.S === 'old')
        throw new TaskFailure('DynamoDB.ConditionalCheckFailedException', 'The conditional request failed');
      if (Item.id.S === 'slow') throw new TaskFailure('DynamoDB.ProvisionedThroughputExceededException', 'slow');
      return {};
    },
  }),
);
