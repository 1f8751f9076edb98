/** Classes of errors that extend each other, matched by the names of all of them; constructors, fields and names of error classes. */
import { errors, retry, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, failBy } from '../differential/cases.ts';

class PaymentError extends WorkflowError {}
class CardError extends PaymentError {}
class CardDeclined extends CardError {}
class LimitReached extends PaymentError {
  static readonly errorName = 'Shop.LimitReached';
}
class ApiTimeout extends errors.Timeout {}

class NotFound extends WorkflowError {
  readonly status = 404;
  readonly id: string;
  constructor(kind: string, id: string) {
    super(`${kind} ${id} not found`);
    this.id = id;
  }
}
class OrderNotFound extends NotFound {
  constructor(id: string) {
    super('order', id.toUpperCase());
    this.name = 'OrderNotFound';
    Object.setPrototypeOf(this, OrderNotFound.prototype);
  }
}
class LateOrder extends NotFound {
  constructor(id: string) {
    super('late', id);
    this.name = new.target.name;
  }
}
class NotOrder extends OrderNotFound {}
class Named extends WorkflowError {
  override readonly name = 'Named';
  retryable = true;
}
class Wrapped extends WorkflowError {
  constructor(message: string, cause: unknown) {
    super(`wrapped: ${message}`, { cause });
  }
}
class Renamed extends WorkflowError {
  constructor(message: string) {
    super(message);
    this.name = 'Other';
  }
}
class Busy extends WorkflowError {
  constructor(message: string) {
    const text = message.trim();
    super(text);
  }
}

const pay = lambda.fn<{ how: string }, string>('Pay');

export const hierarchyThrown = workflow(async ({ how }: { how: string }) => {
  try {
    if (how === 'own declined') throw new CardDeclined('mine');
    if (how === 'own limit') throw new LimitReached('mine');
    if (how === 'own base') throw new PaymentError('mine');
    if (how === 'own other') throw new NotFound('mine', 'x');
    return 'fine';
  } catch (error) {
    if (error instanceof CardError) return `card ${error.name}`;
    if (error instanceof PaymentError) return `payment ${error.name} ${error.message}`;
    throw error;
  }
});

export const hierarchyRaised = workflow(async ({ how }: { how: string }) => {
  try {
    return await pay({ how });
  } catch (error) {
    if (error instanceof CardDeclined) return 'declined';
    if (error instanceof LimitReached) return 'limit';
    if (error instanceof PaymentError) return 'payment';
    if (error instanceof ApiTimeout) return 'late';
    throw error;
  }
});

export const hierarchyBase = workflow(async ({ how }: { how: string }) => {
  const known = [new CardError('known'), new CardDeclined('known'), new LimitReached('known')].length;
  try {
    return await pay({ how });
  } catch (error) {
    if (error instanceof PaymentError) return `payment, one of ${known}`;
    if (error instanceof NotFound || error instanceof errors.Timeout) return 'not found or late';
    throw error;
  }
});

export const hierarchySwitch = workflow(async ({ how }: { how: string }) => {
  const kindOf = (error: unknown): string => {
    switch (true) {
      case error instanceof CardDeclined:
        return 'declined';
      case error instanceof LimitReached:
        return 'limit';
      case error instanceof PaymentError:
        return 'payment';
      default:
        return error instanceof Error ? error.name : 'odd';
    }
  };
  try {
    return await pay({ how });
  } catch (error) {
    return kindOf(error);
  }
});

export const hierarchyRetry = workflow(async ({ how }: { how: string }) => {
  if (how === 'never') throw new CardDeclined('known to the native run');
  return retry({ errors: PaymentError, maxAttempts: 2 }, async () => pay({ how }));
});

export const hierarchyFields = workflow(async ({ how }: { how: string }) => {
  if (how === 'cash') throw new NotFound('shop', how);
  if (how === 'limit') throw new OrderNotFound(how);
  if (how === 'json') throw new LateOrder(`${how}!`);
  try {
    if (how === 'base') throw new LateOrder('caught');
    await pay({ how });
  } catch (error) {
    if (error instanceof NotFound) return `${error.name}: ${error.message}`;
    throw new Wrapped((error as Error).message, error);
  }
  throw new Named('by field');
});

export const hierarchyOrder = workflow(async ({ how }: { how: string }) => {
  const parts = [how];
  const note = (part: string): string => {
    parts.push(part);
    return part;
  };
  const error = new NotFound(note('kind'), note('id'));
  return [error.message, ...parts];
});

/** Options that a constructor passes on: what they are made of is evaluated, and the cause is not kept. */
class Reported extends WorkflowError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
  }
}
class ReportedOf extends Reported {
  constructor(options: { cause?: unknown } | undefined, id: string) {
    super(`of ${id}`, options);
  }
}
class Traced extends WorkflowError {
  constructor(message: string, options?: ErrorOptions) {
    super(`${message}${options === undefined ? '' : ' because'}`, options);
  }
}

export const hierarchyOptions = workflow(async ({ how }: { how: string }) => {
  const parts: string[] = [];
  const note = (part: string): string => {
    parts.push(part);
    return part;
  };
  try {
    await pay({ how });
  } catch (cause) {
    const plain = new Reported(note('plain'));
    const caused = new Reported(note('caused'), { cause });
    const maybe = new Reported('maybe', how === 'json' ? { cause: note('yes') } : undefined);
    const held = { cause: note('held') };
    const both = new Traced('both', held);
    const error = how === 'limit' ? new Traced('plain') : both;
    return [plain, caused, maybe, error].map(({ name, message }) => [name, message]).concat([parts]);
  }
  throw new Reported('paid', { cause: note('cash') });
});

export const hierarchyOptionsFirst = workflow(async ({ how }: { how: string }) => {
  try {
    await pay({ how });
  } catch (cause) {
    throw new ReportedOf({ cause }, how);
  }
  throw new ReportedOf(undefined, how);
});

export const hierarchyRead = workflow(async ({ how }: { how: string }) => {
  try {
    throw new NotFound(how, 'x');
  } catch (error) {
    return error instanceof NotFound ? error.status : 0;
  }
});

export const hierarchyRenamed = workflow(async ({ how }: { how: string }) => {
  throw new Renamed(how);
});

export const hierarchyInheritedName = workflow(async ({ how }: { how: string }) => {
  throw new NotOrder(how);
});

export const hierarchyBeforeSuper = workflow(async ({ how }: { how: string }) => {
  throw new Busy(how);
});

const raised = ['cash', 'declined', 'limit', 'timeout', 'json', 'base'].map((how) => ({ how }));

export default cases(
  {
    hierarchyThrown: {
      inputs: ['own declined', 'own limit', 'own base', 'own other', 'none'].map((how) => ({ how })),
    },
    hierarchyRaised: { inputs: raised, transitions: 1 },
    hierarchyBase: { inputs: raised, transitions: 1 },
    hierarchySwitch: { inputs: raised, transitions: 1 },
    hierarchyRetry: { inputs: [{ how: 'never' }, ...raised] },
    hierarchyFields: { inputs: raised },
    hierarchyOrder: { inputs: raised },
    hierarchyOptions: { inputs: raised },
    hierarchyOptionsFirst: { inputs: raised },
    hierarchyRead: { refused: 'STEP2114' },
    hierarchyRenamed: { refused: 'STEP2114' },
    hierarchyInheritedName: { refused: 'STEP2114' },
    hierarchyBeforeSuper: { refused: 'STEP2114' },
  },
  () => ({
    Pay: ({ how }: { how: string }) => {
      failBy(how, {
        declined: ['CardDeclined', 'no funds'],
        limit: ['Shop.LimitReached', ''],
        timeout: ['States.Timeout', 'late'],
        json: ['Lambda.Boom', '{"errorMessage":"boom"}'],
        base: ['PaymentError', 'base'],
      });
      return `paid by ${how}`;
    },
  }),
);
