/** The class form: fields as handles, methods inlined, decorators whose arguments are evaluated once, private helpers. */
import { Comment, Heartbeat, Retry, Timeout, Workflow, WorkflowError } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class TooBusy extends WorkflowError {}
interface Order {
  id: string;
  total: number;
}

@Workflow({ timeout: '1h', name: 'ClassCharges' })
export class ClassCharges {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry({ errors: TooBusy, maxAttempts: 3, backoffRate: 2, interval: 2 })
  @Timeout('30s')
  @Comment('Charges the card')
  private chargeCard(order: Order) {
    return this.charge({ id: order.id, amount: order.total });
  }

  private describe(order: Order): string {
    return `${order.id}:${order.total}`;
  }

  async run(input: Order): Promise<{ receipt: string; text: string }> {
    const receipt = await this.chargeCard({ id: input.id, total: input.total + 1 });
    return { receipt: receipt.id, text: this.describe(input) };
  }
}

@Workflow()
export class ClassArgumentsOnce {
  private readonly next = lambda.fn<{ id: string }, string>('Next');
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry({ errors: TooBusy, maxAttempts: 3, interval: 1 })
  private async chargeTwice(id: string, amount = 5) {
    const first = await this.charge({ id, amount });
    const second = await this.charge({ id: first.id, amount });
    return `${first.id}${second.id}`;
  }

  async run(input: { id: string }): Promise<string> {
    return await this.chargeTwice(await this.next(input));
  }
}

@Workflow()
export class ClassHeartbeat {
  private readonly work = lambda.fn<{ list: number[] }, number>('Work');

  @Heartbeat(20)
  private total(...list: number[]) {
    return this.work({ list });
  }

  async run({ list }: { list: number[] }): Promise<number[]> {
    const totals: number[] = [];
    for (const n of list) totals.push(await this.total(n, n * 2));
    return totals;
  }
}

/** Without a policy: any error, three times. */
@Workflow()
export class ClassRetryDefaults {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry()
  private async chargeCard(order: Order, key?: string) {
    return this.charge({ id: key!.trim() + (await this.charge({ id: 'first', amount: order.total })).id, amount: 1 });
  }

  async run(input: Order & { key?: string }): Promise<string> {
    try {
      return (await this.chargeCard(input, input.key)).id;
    } catch (error) {
      return (error as Error).name;
    }
  }
}

const flaky = () => {
  let failures = 2;
  return {
    Charge: ({ id, amount }: { id: string; amount: number }) => {
      if (amount > 1 && failures-- > 0) throw new TaskFailure('TooBusy', 'later');
      return { id: `${id}!${amount}` };
    },
    Next: ({ id }: { id: string }) => `next ${id}`,
    Work: ({ list }: { list: number[] }) => list.reduce((sum, n) => sum + n, 0),
  };
};

@Workflow()
export class ClassArgumentsFirst {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry({ errors: TooBusy, maxAttempts: 2, interval: 2 })
  private async attempt(id: string, times = 2): Promise<string> {
    return (await this.charge({ id: id.slice(0, 2).repeat(times), amount: times })).id;
  }

  async run({ id }: { id: string }) {
    return this.attempt(`${id}${id.length.toFixed(1)}`.trim());
  }
}

/** The items that a rest parameter of a decorated method gathers. */
@Workflow()
export class ClassRestArguments {
  private readonly charge = lambda.fn<{ id: string; amount: number }, { id: string }>('Charge');

  @Retry({ errors: TooBusy, maxAttempts: 2, interval: 2 })
  private async attempt(first: string, ...more: string[]): Promise<string> {
    const { id } = await this.charge({ id: first, amount: more.length });
    return `${id} ${more.join('+')} ${(await this.charge({ id: more[0] ?? 'none', amount: 1 })).id}`;
  }

  async run({ ids }: { ids: string[] }) {
    return [await this.attempt('x', ...ids), await this.attempt('y', 'z', ...ids), await this.attempt('z')];
  }
}

export default cases(
  {
    ClassCharges: {
      inputs: [
        { id: 'a', total: 0 },
        { id: 'b', total: 7 },
      ],
      transitions: 1,
    },
    ClassArgumentsFirst: { inputs: [{ id: 'x' }, { id: '' }, { id: 'abc' }] },
    ClassArgumentsOnce: { inputs: [{ id: 'x' }, { id: '' }] },
    ClassRetryDefaults: {
      inputs: [
        { id: 'a', total: 0, key: ' k ' },
        { id: 'b', total: 7, key: '' },
        { id: 'c', total: 7 },
      ],
    },
    ClassRestArguments: { inputs: [{ ids: [] }, { ids: ['a'] }, { ids: ['a', 'b'] }] },
    ClassHeartbeat: { inputs: [{ list: [] }, { list: [1, 2] }] },
  },
  flaky,
);
