/**
 * Executes a compiled workflow in the embedded engine, on virtual time. Loaded only by `run`, so that the other commands
 * start without the engine.
 */
import { LocalRuntime } from '../runtime/index.ts';
import type { Execute } from './commands/run.ts';

/** The engine behind `stepscript run`. */
export const executeLocally: Execute = async (workflow, input, mocks) => {
  const { status, output, error, cause } = await new LocalRuntime({ mocks }).run(workflow, input);
  return status === 'SUCCEEDED'
    ? { status, output: output ?? null }
    : { status, error: error ?? 'Unknown', cause: cause ?? '' };
};
