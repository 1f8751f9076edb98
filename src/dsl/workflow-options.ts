/**
 * Options of a workflow, in the function form and in the class form. All are constants: they name and shape the state
 * machine.
 */
import type { Duration } from './duration.ts';

/**
 * Options of a workflow.
 *
 * @example workflow(run, { name: 'ProcessOrder', timeout: '1h', type: 'EXPRESS' })
 */
export interface WorkflowOptions {
  /** Name of the state machine; the exported name by default. */
  readonly name?: string | undefined;
  /** Comment of the state machine. */
  readonly comment?: string | undefined;
  /** Time limit of an execution. */
  readonly timeout?: Duration | undefined;
  /** `'STANDARD'` by default. */
  readonly type?: 'STANDARD' | 'EXPRESS' | undefined;
}
