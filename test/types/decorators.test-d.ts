/**
 * Types of the class form under standard decorators. The legacy mode is checked by test/unit/dsl/decorators.test.ts, which
 * compiles the same fixture with `experimentalDecorators`.
 */
import { Comment, Heartbeat, Retry, Timeout, Workflow, type WorkflowReference } from '../../src/dsl/index.ts';
import { lambda } from '../../src/tasks/index.ts';

@Workflow({ timeout: '1h', type: 'STANDARD' })
@Comment('Takes an order from cart to receipt.')
export class ProcessOrder {
  private readonly charge = lambda.fn<{ amount: number }, { id: string }>('Charge');

  @Retry({ errors: 'TooBusy', maxAttempts: 3, backoffRate: 2 })
  @Timeout('30s')
  @Heartbeat(10)
  @Comment('Takes the money.')
  private chargeCard(amount: number): Promise<{ id: string }> {
    return this.charge({ amount });
  }

  async run(input: { amount: number }): Promise<string> {
    return (await this.chargeCard(input.amount)).id;
  }
}
export const reference: WorkflowReference<{ amount: number }, string> = ProcessOrder;

@Workflow
export class Bare {
  async run(): Promise<void> {}
}

// @ts-expect-error a workflow class has a run method
@Workflow()
export class NoRun {}

export class WrongMethods {
  // @ts-expect-error a decorated method is async
  @Retry({ maxAttempts: 1 })
  now(): number {
    return 1;
  }

  // @ts-expect-error not a duration
  @Timeout('soon')
  async later(): Promise<void> {}

  // @ts-expect-error a property is no method
  @Timeout('1s')
  readonly limit = 1;
}
