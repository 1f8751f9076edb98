/** Short ways to write and run machines in the engine's tests. */
import type { Json, State, StateMachine } from '../../../src/asl/index.ts';
import {
  type ExecutionResult,
  LocalRuntime,
  type LocalRuntimeOptions,
  type RunOptions,
} from '../../../src/runtime/index.ts';

/** A machine that starts at its first state. */
export function machine(states: Readonly<Record<string, State>>, rest: Partial<StateMachine> = {}): StateMachine {
  return { QueryLanguage: 'JSONata', StartAt: Object.keys(states)[0] ?? '', States: states, ...rest };
}

/** Runs states on an input in a runtime of their own. */
export function run(
  states: Readonly<Record<string, State>>,
  input: Json = {},
  options: LocalRuntimeOptions & RunOptions & { readonly machine?: Partial<StateMachine> } = {},
): Promise<ExecutionResult> {
  return new LocalRuntime(options).run(machine(states, options.machine), input, options);
}

/** The types of the events of a result, in order. */
export function eventTypes(result: ExecutionResult): readonly string[] {
  return result.history.map(({ type }) => type);
}

/** A resource that nothing in the runtime performs, for tests to mock. */
export const RESOURCE = 'arn:aws:states:::aws-sdk:ec2:describeInstances';

/** `End: true`, unless the fields say where to go. */
export function ending(fields: object): { readonly End?: true } {
  return 'Next' in fields ? {} : { End: true };
}
