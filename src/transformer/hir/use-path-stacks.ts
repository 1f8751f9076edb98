/**
 * usePathStacks: stacks of objects that are in a tree, too, become stacks of the paths that lead there (`places/path-stack.ts`). In:
 * HIR. Out: the same program, or null where there is no such stack.
 */
import type { Expr } from '../core/expr.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import { shapes } from '../core/shape.ts';
import type { Declare } from '../core/statement.ts';
import { holdsObjects } from './ownership/objects.ts';
import { followStack, type PathStack } from './places/path-stack.ts';
import { mapLists } from './region-statements.ts';
import type { HirStatement, HirWorkflow } from './types.ts';
import { usePlaces } from './use-places.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { hirWalk } from './walk.ts';

/**
 * @example const faithful = usePathStacks(workflow, ids) ?? workflow;
 */
export function usePathStacks(workflow: HirWorkflow, ids: IdSupply): HirWorkflow | null {
  // Other names of one variable would hide what is put into it.
  const named = usePlaces(workflow, ids, ['variables']);
  const table = createVariableTable(named.variables, ids);
  let count = 0;
  const replace = (list: readonly HirStatement[]): readonly HirStatement[] => {
    let current = list;
    for (let at = 0; at < current.length; at++) {
      const node = current[at];
      const followed = node?.kind === 'declare' ? replaceStack(node, current, at, table) : null;
      if (followed === null) continue;
      count += 1;
      current = [...current.slice(0, at), ...followed];
    }
    return current;
  };
  const body = mapLists(named.body, replace);
  return count === 0 ? null : { ...named, body, variables: table.all() };
}

function replaceStack(
  stack: Declare<never>,
  list: readonly HirStatement[],
  at: number,
  table: VariableTable,
): readonly HirStatement[] | null {
  const { variable, value } = stack;
  if (value?.kind !== 'list' || !holdsObjects(table.get(variable).shape.item ?? shapes.json)) return null;
  const following = list.slice(at + 1);
  const pushed = entriesOf(stack, following);
  for (const field of new Set(pushed.map(({ field: is }) => is))) {
    const names = new Set(pushed.flatMap((entry) => (entry.field === field ? [entry.variable] : [])));
    for (const tree of treesIn(list, following, table)) {
      if (tree === variable) continue;
      const followed = followStack({ stack, tree, field, pushed: names }, following, table);
      if (followed === null) continue;
      table.change(tree, { constant: false });
      return followed;
    }
  }
  return null;
}

/** Variables that get onto the stack, themselves or under a key of an entry. */
function entriesOf(
  stack: Declare<never>,
  following: readonly HirStatement[],
): readonly { readonly variable: VarId; readonly field: PathStack['field'] }[] {
  const found: { readonly variable: VarId; readonly field: string | null }[] = [];
  const named = new Map<VarId, VarId>();
  const add = (variable: VarId, field: string | null): void => {
    const before = named.get(variable);
    found.push({ variable, field });
    if (before !== undefined) add(before, field);
  };
  const note = (value: Expr): void => {
    if (value.kind === 'ref') add(value.variable, null);
    if (value.kind !== 'record') return;
    for (const entry of value.entries) {
      if (entry.kind === 'spread' || entry.key.kind !== 'literal' || entry.value.kind !== 'ref') continue;
      if (holdsObjects(entry.value.shape)) add(entry.value.variable, String(entry.key.value));
    }
  };
  hirWalk.visit([stack, ...following], {
    statement: (node) => {
      // `value = node; levels[depth] = value`: names come before what is done with them.
      if (node.kind === 'declare' && node.value?.kind === 'ref') named.set(node.variable, node.value.variable);
      if ((node.kind !== 'assign' && node.kind !== 'declare') || node.variable !== stack.variable) return true;
      if (node.value === null || node.value === 'remove') return true;
      if (node.value.kind !== 'list') note(node.value);
      else for (const { kind, value } of node.value.entries) if (kind === 'item') note(value);
      return true;
    },
  });
  return found;
}

/** Variables of the list that start as literals and get objects added. */
function treesIn(
  list: readonly HirStatement[],
  following: readonly HirStatement[],
  table: VariableTable,
): readonly VarId[] {
  const changed = hirWalk.assignedVariables(following);
  return list.flatMap((node) => {
    if (node.kind !== 'declare' || (node.value?.kind !== 'list' && node.value?.kind !== 'record')) return [];
    const used = changed.has(node.variable) || hirWalk.readVariables(following).has(node.variable);
    return used && holdsObjects(table.get(node.variable).shape) ? [node.variable] : [];
  });
}
