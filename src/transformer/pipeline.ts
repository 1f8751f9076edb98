/** The passes that turn a lowered workflow into an ASL document, in order. Nothing else is decided here. */
import type { StateMachine } from '../asl/index.ts';
import type { IdSupply } from './core/ids.ts';
import type { Origin } from './core/origin.ts';
import { type Diagnostic, d } from './diagnostics/index.ts';
import { emitStateMachine } from './emit/states/index.ts';
import { buildFlow } from './flow/build.ts';
import { verifyFlow } from './flow/verify.ts';
import { checkOwnership, type OwnershipProblem } from './hir/check-ownership.ts';
import { collapsePure } from './hir/collapse-pure.ts';
import { expandFinally } from './hir/expand-finally.ts';
import { hoistEffects } from './hir/hoist-effects.ts';
import { inferShapes } from './hir/infer-shapes.ts';
import type { HirWorkflow, RawWorkflow, TaskCall } from './hir/types.ts';
import { verifyHir } from './hir/verify.ts';
import { optimize } from './optimize/index.ts';
import { loopToMap } from './optimize/loop-to-map.ts';

export { libraryProblem } from './emit/jsonata/library/index.ts';

/** What the passes make of a workflow. */
export type PipelineResult =
  | {
      readonly ok: true;
      readonly definition: StateMachine;
      readonly sourceMap: Readonly<Record<string, Origin>>;
      readonly tasks: readonly { readonly state: string; readonly call: TaskCall<never>; readonly origin: Origin }[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Runs all passes; `text` gives the source of an origin. */
export function runPipeline(raw: RawWorkflow, ids: IdSupply, text: (origin: Origin) => string): PipelineResult {
  const hoisted = verified(hoistEffects(raw, ids), 'hoistEffects');
  const shaped = verified(inferShapes(hoisted), 'inferShapes');
  const expanded = verified(expandFinally(shaped, ids), 'expandFinally');
  const problems = checkOwnership(expanded);
  if (problems.length > 0)
    return { ok: false, diagnostics: problems.map((problem) => ownershipDiagnostic(problem, expanded)) };
  const collapsed = collapsePure(expanded, ids);
  const flow = buildFlow(loopToMap(collapsed), ids);
  verifyFlow(flow, 'buildFlow');
  return emitStateMachine(optimize(flow, ids), ids, text);
}

function verified(workflow: HirWorkflow, pass: string): HirWorkflow {
  verifyHir(workflow, pass);
  return workflow;
}

function ownershipDiagnostic({ variable, write, read, reason }: OwnershipProblem, workflow: HirWorkflow): Diagnostic {
  const name = workflow.variables.get(variable)?.name ?? 'a value';
  return d.aliasedMutation(write, { variable: name }, [{ span: read, message: reason }]);
}
