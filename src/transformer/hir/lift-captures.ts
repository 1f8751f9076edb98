/**
 * liftCaptures: closes the workflow's functions. What a function reads of the code around it, itself or through functions that
 * it calls, becomes parameters, and every call passes the variables of that name. Functions write their own variables only.
 */
import type { FunctionId, IdSupply, VarId } from '../core/ids.ts';
import { raw } from './build.ts';
import type { PureFunction, RawExpr, RawLeaf, RawStatement, RawWorkflow } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { rawWalk } from './walk.ts';

type RawFunction = PureFunction<RawLeaf>;

/** The workflow with functions that read their parameters only. */
export function liftCaptures(workflow: RawWorkflow, ids: IdSupply): RawWorkflow {
  const captures = findCaptures(workflow);
  if (![...captures.values()].some((captured) => captured.size > 0)) return workflow;
  const table = createVariableTable(workflow.variables, ids);
  const passing = (body: readonly RawStatement[], names: ReadonlyMap<VarId, VarId>): readonly RawStatement[] => {
    const expression = (node: RawExpr): RawExpr => {
      if (node.kind === 'ref') return { ...node, variable: names.get(node.variable) ?? node.variable };
      if (node.kind !== 'call') return node;
      const captured = [...(captures.get(node.function) ?? [])].map((id) =>
        raw.ref(names.get(id) ?? id, table.get(id).shape, node.origin),
      );
      return captured.length === 0 ? node : { ...node, arguments: [...node.arguments, ...captured] };
    };
    return rawWalk.mapStatements(body, { expression });
  };
  const functions = new Map<FunctionId, RawFunction>();
  for (const [id, definition] of workflow.functions) {
    const names = parametersFor(captures.get(id) ?? new Set(), table);
    const body = passing(definition.body, names);
    functions.set(id, { ...definition, parameters: [...definition.parameters, ...names.values()], body });
  }
  return { ...workflow, functions, body: passing(workflow.body, new Map()), variables: table.all() };
}

function parametersFor(captured: ReadonlySet<VarId>, table: VariableTable): ReadonlyMap<VarId, VarId> {
  return new Map(
    [...captured].map((id) => {
      const { name, shape, origin } = table.get(id);
      return [id, table.temporary({ name, shape, origin })];
    }),
  );
}

/** What each function needs from outside; a caller needs what its callees need, but for what it declares itself. */
function findCaptures({ functions }: RawWorkflow): ReadonlyMap<FunctionId, ReadonlySet<VarId>> {
  const own = new Map([...functions].map(([id, fn]) => [id, ownVariables(fn)]));
  const captures = new Map([...functions].map(([id, fn]) => [id, freeIn(fn, own.get(id) ?? new Set())]));
  const calls = [...functions].flatMap(([caller, fn]) => [...calledBy(fn)].map((callee) => ({ caller, callee })));
  for (let grown = true; grown; ) {
    grown = false;
    for (const { caller, callee } of calls) {
      const known = captures.get(caller);
      for (const id of captures.get(callee) ?? []) {
        if (!known || known.has(id) || own.get(caller)?.has(id)) continue;
        known.add(id);
        grown = true;
      }
    }
  }
  return captures;
}

function ownVariables({ parameters, body }: RawFunction): ReadonlySet<VarId> {
  return new Set([...parameters, ...rawWalk.declaredVariables(body)]);
}

function freeIn({ body }: RawFunction, own: ReadonlySet<VarId>): Set<VarId> {
  return new Set([...rawWalk.readVariables(body)].filter((id) => !own.has(id)));
}

function calledBy({ body }: RawFunction): ReadonlySet<FunctionId> {
  const found = new Set<FunctionId>();
  rawWalk.visit(body, {
    expression: (node) => {
      if (node.kind === 'call') found.add(node.function);
      return true;
    },
  });
  return found;
}
