/**
 * Replaces a variable that holds a list literal, and is only read item by item, by one variable per item, as destructuring of
 * `Promise.all` makes them. Items of their own may be undefined, which a stored list cannot hold.
 */
import { b } from '../core/build.ts';
import type { Expr, ListExpr } from '../core/expr.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';
import { mapRegions, withBlocks } from '../flow/graph.ts';
import type { FlowBlock, FlowWorkflow } from '../flow/types.ts';
import { rewriteBody, rewriteExpr } from '../flow/walk.ts';
import type { Variable } from '../hir/types.ts';
import { mapCode } from './map-code.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const splitLists: Pass = {
  name: 'split-lists',
  run: (workflow, { ids }) => {
    const lists = splittableLists(workflow);
    if (lists.size === 0) return workflow;
    const variables = new Map(workflow.variables);
    const items = new Map([...lists].map(([id, list]) => [id, itemVariables(id, list, variables, ids)] as const));
    const read = (node: Expr): Expr => {
      const access = itemAccess(node);
      const item = access ? items.get(access.variable)?.[access.index] : undefined;
      return item === undefined ? node : b.ref(item, node.shape, node.origin);
    };
    const split = (statement: PureStatement): readonly PureStatement[] => {
      const list = statement.kind === 'declare' ? lists.get(statement.variable) : undefined;
      if (statement.kind !== 'declare' || !list) return [statement];
      const made = items.get(statement.variable) ?? [];
      return made.map((item, index) => b.declare(item, list.entries[index]?.value ?? null, statement.origin));
    };
    const rewrite = (block: FlowBlock): FlowBlock =>
      mapCode(block, {
        expr: (expr) => rewriteExpr(expr, read),
        body: (body) => rewriteBody(body.flatMap(split), read),
      });
    const regions = mapRegions(workflow, (region) =>
      withBlocks(region, new Map([...region.blocks].map(([id, block]) => [id, rewrite(block)]))),
    );
    return { ...regions, variables };
  },
};

function itemVariables(
  id: VarId,
  list: ListExpr<never>,
  variables: Map<VarId, Variable>,
  ids: IdSupply,
): readonly VarId[] {
  const name = variables.get(id)?.name ?? 'item';
  return list.entries.map(({ value: { origin, shape } }, index) => {
    const item = ids.variable();
    variables.set(item, { id: item, name: `${name}${index + 1}`, origin, shape, constant: true });
    return item;
  });
}

function itemAccess(node: Expr): { readonly variable: VarId; readonly index: number } | null {
  if (node.kind !== 'index' || node.object.kind !== 'ref' || node.index.kind !== 'literal') return null;
  return typeof node.index.value === 'number' ? { variable: node.object.variable, index: node.index.value } : null;
}

/** Variables set once, to a list literal without spreads, and read only at constant indexes within it. */
function splittableLists(workflow: FlowWorkflow): ReadonlyMap<VarId, ListExpr<never>> {
  const lists = new Map<VarId, ListExpr<never>>();
  const definitions = new Map<VarId, number>();
  const wholeReads = new Map<VarId, number>();
  const count = (counts: Map<VarId, number>, id: VarId, by: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + by);
  };
  const visit = (code: Expr | readonly PureStatement[]): void =>
    pure.visit(code, {
      declare: (id) => count(definitions, id, 1),
      write: (id) => count(definitions, id, 1),
      expression: (node) => {
        if (node.kind === 'ref') count(wholeReads, node.variable, 1);
        const access = itemAccess(node);
        // Reads beside the items, as `list[-1]` is one, are reads of the whole.
        if (access && lists.get(access.variable)?.entries[access.index]) count(wholeReads, access.variable, -1);
        return true;
      },
    });
  const blocks = [...workflow.regions.values()].flatMap((region) => [...region.blocks.values()]);
  for (const block of blocks) mapCode(block, { expr: (expr) => expr, body: (body) => noteLists(body, lists) });
  for (const block of blocks) {
    mapCode(block, {
      expr: (expr) => {
        visit(expr);
        return expr;
      },
      body: (body) => {
        visit(body);
        return body;
      },
    });
  }
  return new Map([...lists].filter(([id]) => definitions.get(id) === 1 && (wholeReads.get(id) ?? 0) === 0));
}

function noteLists(body: readonly PureStatement[], lists: Map<VarId, ListExpr<never>>): readonly PureStatement[] {
  for (const statement of body) {
    if (statement.kind !== 'declare' || statement.value?.kind !== 'list') continue;
    if (statement.value.entries.every((entry) => entry.kind === 'item')) lists.set(statement.variable, statement.value);
  }
  return body;
}
