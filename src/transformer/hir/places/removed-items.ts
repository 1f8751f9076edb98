/**
 * Items that `splice` takes out: `const job = queue.splice(at, 1)[0]` and `const [job] = queue.splice(at, 1)` get the item before the
 * list changes, so that it is seen to leave the list, as `queue.shift()` lets it. No list of what is taken out is left then.
 */
import type { Expr } from '../../core/expr.ts';
import type { IdSupply, VarId } from '../../core/ids.ts';
import { orAbsent, shapes } from '../../core/shape.ts';
import type { Assign } from '../../core/statement.ts';
import { hir } from '../build.ts';
import { type CutOut, cutOutOf, isCut } from '../ownership/cut-out.ts';
import { holdsObjects } from '../ownership/objects.ts';
import { mapLists } from '../region-statements.ts';
import type { HirStatement, HirWorkflow, PerformStatement } from '../types.ts';
import { createVariableTable, type VariableTable } from '../variable-table.ts';
import { hirWalk, mapEffect, rewriteExpressions } from '../walk.ts';

/**
 * @example const named = nameRemovedItems(workflow, ids);
 */
export function nameRemovedItems(workflow: HirWorkflow, ids: IdSupply): HirWorkflow {
  const table = createVariableTable(workflow.variables, ids);
  let count = 0;
  const inLists = (body: readonly HirStatement[]): readonly HirStatement[] =>
    mapLists(body, (list) => {
      let current = list.map((node) => (node.kind === 'perform' ? inEffect(node) : node));
      for (let at = 0; at < current.length; at++) {
        const named = nameItems(current, at, table);
        if (named !== null) count += 1;
        current = named ?? current;
      }
      return current;
    });
  const inEffect = (node: PerformStatement): PerformStatement => ({
    ...node,
    effect: mapEffect<never, PerformStatement, never, PerformStatement>(node.effect, {
      declare: (id) => id,
      expression: (part) => part,
      body: inLists,
    }),
  });
  const body = inLists(workflow.body);
  return count === 0 ? workflow : { ...workflow, body, variables: table.all() };
}

/** The list with names for the items, where the statement at the position declares the list of what is taken out. */
function nameItems(list: readonly HirStatement[], at: number, table: VariableTable): HirStatement[] | null {
  const node = list[at];
  const cut = cutOutOf(list[at + 1]);
  if (cut === null || node?.kind !== 'declare' || !node.value || !isCut(node.value, cut)) return null;
  const { value, origin, variable } = node;
  const shape = orAbsent(value.shape.item ?? shapes.json);
  if (!holdsObjects(shape)) return null;
  const [write, ...following] = list.slice(at + 1);
  const uses = usesOf(variable, following);
  if (write === undefined || uses === null) return null;
  const names = new Map<string, VarId>();
  const items = [...uses.numbers].map((number) => {
    const name = table.temporary({ name: table.get(variable).name, shape, origin, constant: !uses.written });
    names.set(String(number), name);
    return hir.declare(name, hir.index(value, hir.literal(number, origin), shape, origin), origin);
  });
  return [...list.slice(0, at), ...items, write, ...named(following, uses.lists, names, cut)];
}

interface Uses {
  /** The names of the list. */
  readonly lists: ReadonlySet<VarId>;
  /** The numbers of the items that are wanted. */
  readonly numbers: ReadonlySet<number>;
  /** The items are changed through the list. */
  readonly written: boolean;
}

/** What is done with a list of which only its items, by their numbers, and its length are used; null for other lists. */
function usesOf(variable: VarId, scope: readonly HirStatement[]): Uses | null {
  const lists = new Set([variable]);
  const numbers = new Set<number>();
  let written = false;
  let failed = false;
  const note = (number: number): false => {
    numbers.add(number);
    return false;
  };
  hirWalk.visit(scope, {
    statement: (node) => {
      if (node.kind === 'declare' && node.value?.kind === 'ref' && lists.has(node.value.variable)) {
        lists.add(node.variable);
        return false;
      }
      if (node.kind !== 'assign' || !lists.has(node.variable)) return true;
      const number = writtenNumber(node);
      if (number === null) failed = true;
      else note(number);
      written = true;
      return true;
    },
    expression: (node) => {
      const number = numberRead(node, lists);
      if (number !== null) return note(number);
      if (isLength(node, lists)) return false;
      if (node.kind === 'ref' && lists.has(node.variable)) failed = true;
      return true;
    },
  });
  return failed ? null : { lists, numbers, written };
}

/** The number of the item that is changed. */
function writtenNumber({ path, inPlace }: Assign<never>): number | null {
  const [first] = path;
  return first !== undefined && (path.length > 1 || inPlace) ? numberOf(first.key) : null;
}

/** The number of the item that is read. */
function numberRead(node: Expr, lists: ReadonlySet<VarId>): number | null {
  if (node.kind === 'index') return isList(node.object, lists) ? numberOf(node.index) : null;
  if (node.kind !== 'library' || node.member !== 'Array.prototype.at' || !isList(node.receiver, lists)) return null;
  const [position] = node.arguments;
  return position ? numberOf(position) : null;
}

function numberOf(key: Expr): number | null {
  if (key.kind !== 'literal' || typeof key.value !== 'number') return null;
  return Number.isInteger(key.value) && key.value >= 0 ? key.value + 0 : null;
}

function isLength(node: Expr, lists: ReadonlySet<VarId>): boolean {
  return node.kind === 'library' && node.member === 'length' && isList(node.arguments[0] ?? null, lists);
}

function isList(node: Expr | null, lists: ReadonlySet<VarId>): boolean {
  return node?.kind === 'ref' && lists.has(node.variable);
}

/** The statements with the names in the place of the lists. */
function named(
  list: readonly HirStatement[],
  lists: ReadonlySet<VarId>,
  names: ReadonlyMap<string, VarId>,
  { count }: CutOut,
): readonly HirStatement[] {
  const expression = (node: Expr): Expr => {
    const number = numberRead(node, lists);
    const name = number === null ? undefined : names.get(String(number));
    if (name !== undefined) return hir.ref(name, node.shape, node.origin);
    return isLength(node, lists) ? hir.ref(count, node.shape, node.origin) : node;
  };
  const statement = <S extends HirStatement>(node: S): readonly (S | Assign<never>)[] => {
    if (node.kind === 'declare' && lists.has(node.variable)) return [];
    if (node.kind !== 'assign' || !lists.has(node.variable)) return [node];
    const [, ...path] = node.path;
    const name = names.get(String(writtenNumber(node)));
    return name === undefined ? [node] : [{ ...node, variable: name, path }];
  };
  return hirWalk.mapStatements(list, { ...rewriteExpressions(expression), statement, lambda: statement });
}
