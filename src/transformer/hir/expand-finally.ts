/**
 * expandFinally: replaces `finally` by copies of its code on every way out of the `try`: normal completion, errors, `return`
 * (its value saved first, unless the copy only changes the object that is returned), `break` and `continue`. In: any HIR. Out: no `try` has a finalizer. Where many copies of much code
 * would be made, one shared copy runs instead and a variable says how to go on.
 */
import { fault } from '../core/compiler-fault.ts';
import type { FunctionId, IdSupply } from '../core/ids.ts';
import type { Try } from '../core/statement.ts';
import { copyFinalizer } from './finally-copies.ts';
import { shareFinalizer } from './finally-shared.ts';
import { findWaysOut } from './finally-ways.ts';
import type { HirStatement, HirWorkflow, PerformStatement, PureFunction } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { hirWalk, isPure } from './walk.ts';

/** Statements that the copies of one finalizer may have, beyond two copies of it. */
const COPIED_STATEMENTS = 120;

/**
 * @example const expanded = expandFinally(workflow, ids);
 */
export function expandFinally(workflow: HirWorkflow, ids: IdSupply, copiedStatements = COPIED_STATEMENTS): HirWorkflow {
  const table = createVariableTable(workflow.variables, ids);
  const expand = (list: readonly HirStatement[]): readonly HirStatement[] =>
    hirWalk.mapStatements(list, {
      statement: (node) =>
        node.kind === 'try' && node.finalizer !== null
          ? expandTry(node, node.finalizer, copiedStatements, table)
          : [node],
      lambda: (node) => {
        if (node.kind !== 'try' || node.finalizer === null) return [node];
        const expanded = expandTry(node, node.finalizer, copiedStatements, table);
        return isPure(expanded) ? expanded : fault('an effect in a callback', node.origin);
      },
    });
  const body = expand(workflow.body);
  const functions = new Map<FunctionId, PureFunction<never>>();
  for (const [id, definition] of workflow.functions) {
    const expanded = expand(definition.body);
    if (!isPure(expanded)) fault('an effect in a function', definition.origin);
    functions.set(id, { ...definition, body: expanded });
  }
  return { ...workflow, body, functions, variables: table.all() };
}

function expandTry(
  node: Try<never, PerformStatement>,
  finalizer: readonly HirStatement[],
  limit: number,
  table: VariableTable,
): readonly HirStatement[] {
  const ways = findWaysOut(node);
  const copies = ways.jumps.length + (ways.returns.length > 0 ? 1 : 0) + (ways.throws ? 1 : 0) + 1;
  const expand = (copies - 2) * countStatements(finalizer) > limit ? shareFinalizer : copyFinalizer;
  return expand(node, finalizer, ways, table);
}

function countStatements(list: readonly HirStatement[]): number {
  let count = 0;
  hirWalk.visit(list, {
    statement: () => {
      count += 1;
      return true;
    },
  });
  return count;
}
