/**
 * The interpreter of `aws-local-stepfunctions`, which runs JSONPath machines. It is no dependency of ours, since it wants
 * Node 22 and brings a lot along: `npm install --no-save aws-local-stepfunctions@3.0.0` before the measurement.
 */

import type { Json } from '../../src/asl/index.ts';
import type { Interpreter } from './throughput.ts';
import { addWithResolvers } from './with-resolvers.ts';

interface StateMachineClass {
  new (
    definition: object,
    options: object,
  ): { readonly run: (input: Json, options: object) => { readonly result: Promise<Json> } };
}

/** The interpreter, if somebody installed it. */
export async function loadPeer(): Promise<Interpreter | undefined> {
  // A method of Node 22 that it calls.
  addWithResolvers();
  const name = 'aws-local-stepfunctions';
  try {
    const { StateMachine }: { readonly StateMachine: StateMachineClass } = await import(name);
    return ({ definition, input, functions }) => {
      const machine = new StateMachine(definition, { validationOptions: { noValidate: true } });
      const options = { overrides: { taskResourceLocalHandlers: functions } };
      return () => machine.run(input, options).result;
    };
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw thrown;
  }
}
