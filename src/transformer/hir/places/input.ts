/**
 * The execution's input never changes, so an input whose objects are changed gets a variable of its own, which is the home of
 * their names.
 */
import type { IdSupply, VarId } from '../../core/ids.ts';
import { hir } from '../build.ts';
import type { HirStatement, HirWorkflow } from '../types.ts';
import { createVariableTable } from '../variable-table.ts';
import { hirWalk, rewriteExpressions } from '../walk.ts';

/** Runs a pass with the input in a variable; the variable stays if something is written there. */
export function withCopiedInput(
  workflow: HirWorkflow,
  ids: IdSupply,
  pass: (workflow: HirWorkflow) => HirWorkflow,
): HirWorkflow {
  const { input } = workflow;
  const known = input === null ? undefined : workflow.variables.get(input);
  if (input === null || known === undefined) return pass(workflow);
  const table = createVariableTable(workflow.variables, ids);
  const { name, shape, origin } = known;
  const copy = table.temporary({ name, shape, origin });
  const declaration = hir.declare(copy, hir.ref(input, shape, origin), origin);
  const body = [declaration, ...rename(workflow.body, input, copy)];
  const passed = pass({ ...workflow, body, variables: table.all() });
  // The pass may have put another variable in its place.
  const [first, ...rest] = passed.body;
  const isCopy = first?.kind === 'declare' && first.variable === copy;
  if (!isCopy || hirWalk.assignedVariables(rest).has(copy)) return passed;
  return { ...passed, body: rename(rest, copy, input) };
}

function rename(list: readonly HirStatement[], from: VarId, to: VarId): readonly HirStatement[] {
  return hirWalk.mapStatements(
    list,
    rewriteExpressions((node) => (node.kind === 'ref' && node.variable === from ? { ...node, variable: to } : node)),
  );
}
