/** Decorators: those of the class form on `run` itself and in other spellings; all others are refused, whatever they decorate. */
import { Comment, Heartbeat, Retry, Timeout, Workflow, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class TooBusy extends WorkflowError {}
interface Order {
  id: string;
  total: number;
}

/** Example: one task, retried as the whole workflow is. */
@Workflow()
export class RunOfOneTask {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry({ errors: TooBusy, maxAttempts: 2, interval: 3 })
  @Timeout('30s')
  @Heartbeat(20)
  @Comment('Charges the card')
  async run({ id, total }: Order) {
    return this.charge({ id, amount: total });
  }
}

@Workflow()
export class RunOfMore {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry({ errors: TooBusy, maxAttempts: 2, interval: 3 })
  async run({ id, total }: Order) {
    let last = await this.charge({ id, amount: 1 });
    if (total === 0) return 'nothing';
    for (let n = 2; n <= total; n++) last = await this.charge({ id: last.id, amount: n });
    return last.id.trim();
  }
}

@Workflow()
export class RunWithoutInput {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');
  private readonly amounts = [2, 3];

  private total(): number {
    return this.amounts.reduce((sum, n) => sum + n, 0);
  }

  @Retry()
  async run() {
    try {
      await this.charge({ id: 'a', amount: this.total() });
    } catch (error) {
      throw new TooBusy((error as Error).message);
    }
  }
}

@Workflow()
export class RunWithDefault {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry({ errors: 'TooBusy', maxAttempts: 1 })
  async run({ id = 'none', total = 2 }: Partial<Order>) {
    const { id: first } = await this.charge({ id, amount: total });
    return [first, await this.charge({ id: first, amount: 1 })];
  }
}

@(Workflow({ name: 'OtherSpellings' })!)
export class OtherSpellings {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @(Retry!({ errors: TooBusy, maxAttempts: 2, interval: 3 }) as typeof Again)
  private async once(id: string, amount: number) {
    return this.charge({ id, amount });
  }

  async run({ id, total }: Order) {
    return this.once(id, total);
  }
}

@Workflow()
export class RunTimeoutOfMore {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Timeout('30s')
  async run({ id, total }: Order) {
    return [await this.charge({ id, amount: total }), await this.charge({ id, amount: 1 })];
  }
}

const Again = Retry({ maxAttempts: 2 });
function Anything(_target: any, _place?: any): any {}

@Workflow()
export class RefuseNamed {
  private readonly charge = lambda.fn<{ id: string }, string>('Charge');

  @Again
  private async once(id: string) {
    return this.charge({ id });
  }

  async run({ id }: Order) {
    return this.once(id);
  }
}

@Workflow()
export class RefuseOther {
  private readonly charge = lambda.fn<{ id: string }, string>('Charge');

  @Anything
  private async once(id: string) {
    return this.charge({ id });
  }

  async run({ id }: Order) {
    return this.once(id);
  }
}

@Workflow()
export class RefuseOnRun {
  private readonly charge = lambda.fn<{ id: string }, string>('Charge');

  @Anything
  async run({ id }: Order) {
    return this.charge({ id });
  }
}

@Workflow()
@Anything
export class RefuseOnClass {
  private readonly charge = lambda.fn<{ id: string }, string>('Charge');

  async run({ id }: Order) {
    return this.charge({ id });
  }
}

@Workflow()
export class RefuseOnField {
  @Anything private readonly charge = lambda.fn<{ id: string }, string>('Charge');

  async run({ id }: Order) {
    return this.charge({ id });
  }
}

@Anything
class Base {
  protected readonly prefix = 'p';
}

@Workflow()
export class RefuseOnParent extends Base {
  async run({ id }: Order) {
    return this.prefix + id;
  }
}

class Tables {
  @Anything static readonly rate = 2;
  @Anything static double(n: number) {
    return n * 2;
  }
}

@Anything
class Decorated extends WorkflowError {}

export const refuseStaticField = workflow(async ({ total }: Order) => total * Tables.rate);

export const refuseStaticMethod = workflow(async ({ total }: Order) => Tables.double(total));

export const refuseOnError = workflow(async ({ id }: Order) => {
  throw new Decorated(id);
});

const busy = (times: number) => () => {
  let failures = times;
  return {
    Charge: ({ id, amount }: { id: string; amount: number }) => {
      if (amount > 1 && failures-- > 0) throw new TaskFailure('TooBusy', 'later');
      return { id: `${id}!${amount}` };
    },
  };
};
const ORDERS: Order[] = [
  { id: 'a', total: 0 },
  { id: '', total: 2 },
  { id: ' é', total: 4 },
];

export default cases({
  RunOfOneTask: { inputs: ORDERS, tasks: busy(2), transitions: 1 },
  RunOfMore: { inputs: ORDERS, tasks: busy(2) },
  RunWithoutInput: { inputs: [null], tasks: busy(2) },
  RunWithDefault: { inputs: [{}, { id: 'b' }, { total: 1 }], tasks: busy(1) },
  OtherSpellings: { inputs: ORDERS, tasks: busy(3) },
  RunTimeoutOfMore: { refused: 'STEP3008' },
  RefuseNamed: { refused: 'STEP1001' },
  RefuseOther: { refused: 'STEP1001' },
  RefuseOnRun: { refused: 'STEP1001' },
  RefuseOnClass: { refused: 'STEP1001' },
  RefuseOnField: { refused: 'STEP1001' },
  RefuseOnParent: { refused: 'STEP1001' },
  refuseStaticField: { refused: 'STEP1001' },
  refuseStaticMethod: { refused: 'STEP1001' },
  refuseOnError: { refused: 'STEP1001' },
});
