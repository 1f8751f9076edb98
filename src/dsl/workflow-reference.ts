/**
 * The types of a workflow: the function that `workflow` returns, and what accepts a workflow in either form.
 */
import type { WorkflowOptions } from './workflow-options.ts';

/**
 * A workflow with input `I` and output `O`. Calling it runs it natively; inside another workflow it is a child execution.
 *
 * @example const greet: WorkflowFunction<{ name: string }, string> = workflow(async (input) => `Hello ${input.name}`);
 */
export interface WorkflowFunction<I, O> {
  (input: I): Promise<O>;
  /** Options given to `workflow`. */
  readonly options: WorkflowOptions;
}

/**
 * A workflow in function form, or a class with `@Workflow`.
 *
 * @example declare function start<I, O>(workflow: WorkflowReference<I, O>, input: I): Promise<O>;
 */
export type WorkflowReference<I, O> = WorkflowFunction<I, O> | (new () => { run(input: I): Promise<O> });
