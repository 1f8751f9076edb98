/**
 * hoistEffects: from raw HIR, where effects and writes stand inside expressions, to HIR, where expressions are pure and each
 * effect is a statement. In: what the front end makes. Out: the same evaluation order to the letter, as few temporaries as
 * that allows, each impure built-in outside of callbacks bound to a variable of its own.
 */
import type { FunctionId, IdSupply } from '../core/ids.ts';
import { hoistDefinition, hoistDiscarded, hoistFill, hoistStore } from './hoist-binding.ts';
import { hoistBranch } from './hoist-branch.ts';
import { hoistOperands } from './hoist-operands.ts';
import { hoistStatement } from './hoist-statement.ts';
import { hoistValue, pureBody } from './hoist-value.ts';
import type { Hoisting } from './hoisting.ts';
import type { HirStatement, HirWorkflow, PureFunction, RawWorkflow } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';

/**
 * @example const hir = hoistEffects(rawWorkflow, ids);
 */
export function hoistEffects(workflow: RawWorkflow, ids: IdSupply): HirWorkflow {
  const table = createVariableTable(workflow.variables, ids);
  const cx = createHoisting(table, false);
  const body = cx.statements(workflow.body);
  const functions = new Map<FunctionId, PureFunction<never>>();
  for (const [id, definition] of workflow.functions) {
    functions.set(id, { ...definition, body: pureBody(definition.body, definition, cx) });
  }
  return { ...workflow, body, functions, variables: table.all() };
}

function createHoisting(table: VariableTable, insideFunction: boolean): Hoisting {
  const cx: Hoisting = {
    table,
    insideFunction,
    value: (node, out) => hoistValue(node, out, cx),
    operands: (nodes, out) => hoistOperands(nodes, out, cx),
    discard: (node, out) => hoistDiscarded(node, out, cx),
    define: (variable, node, origin, out) => hoistDefinition(variable, node, origin, out, cx),
    store: (variable, node, origin, out) => hoistStore(variable, node, origin, out, cx),
    fill: (variable, node, origin, out) => hoistFill(variable, node, origin, out, cx),
    branch: (test, arms, origin, out) => hoistBranch(test, arms, origin, out, cx),
    statements: (list) => {
      const out: HirStatement[] = [];
      for (const statement of list) hoistStatement(statement, out, cx);
      return out;
    },
    within: () => (insideFunction ? cx : createHoisting(table, true)),
  };
  return cx;
}
