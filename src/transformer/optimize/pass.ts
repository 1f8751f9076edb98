/**
 * What an optimizer pass is: a function from a well-formed flow workflow to a well-formed one with the same behaviour.
 */
import type { IdSupply } from '../core/ids.ts';
import type { FlowWorkflow } from '../flow/types.ts';

/** What passes may use besides the workflow. */
export interface PassContext {
  readonly ids: IdSupply;
}

/** One pass. */
export interface Pass {
  readonly name: string;
  readonly run: (workflow: FlowWorkflow, cx: PassContext) => FlowWorkflow;
}
