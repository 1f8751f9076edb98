/**
 * usePlaces: names of objects that are changed become the places they were read from, so that `group.push(x)` after
 * `const group = groups[key]` changes `groups`, as it does in JavaScript. In: HIR. Out: the same program; a name is replaced
 * only where it surely means the place in every execution, so other names stay for the ownership check to judge.
 */
import { mapStatementChildren, sameIdentifiers } from '../core/children.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import { shapes } from '../core/shape.ts';
import type { Declare, Loop } from '../core/statement.ts';
import { hir } from './build.ts';
import { holdsObjects } from './ownership/objects.ts';
import { type Facts, findFacts } from './places/facts.ts';
import { followName } from './places/lifetime.ts';
import { extend, findPlace, type Place } from './places/place.ts';
import { renameIn } from './places/rename.ts';
import { unsettles } from './places/settled.ts';
import type { HirStatement, HirWorkflow, PerformStatement } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { hirWalk, mapEffect } from './walk.ts';

/**
 * @example const faithful = usePlaces(workflow, ids);
 */
export function usePlaces(workflow: HirWorkflow, ids: IdSupply): HirWorkflow {
  let current = workflow;
  // A name's place may begin with another name, so replacing one can make another one's turn.
  for (;;) {
    const next = replaceNames(current, ids);
    if (next === null) return current;
    current = next;
  }
}

interface Context {
  readonly table: VariableTable;
  readonly facts: Facts;
  readonly ids: IdSupply;
  readonly input: VarId | null;
  /** Variables of this body; those of the code around it cannot be written here. */
  readonly own: ReadonlySet<VarId>;
  replaced(place: Place): void;
}

function replaceNames(workflow: HirWorkflow, ids: IdSupply): HirWorkflow | null {
  const table = createVariableTable(workflow.variables, ids);
  let count = 0;
  const body = replaceIn(workflow.body, {
    table,
    facts: findFacts(workflow),
    ids,
    input: workflow.input,
    own: hirWalk.declaredVariables(workflow.body),
    replaced: ({ root }) => {
      table.change(root, { constant: false });
      count += 1;
    },
  });
  return count === 0 ? null : { ...workflow, body, variables: table.all() };
}

function replaceIn(list: readonly HirStatement[], cx: Context): readonly HirStatement[] {
  const result: HirStatement[] = [];
  let rest = list;
  for (let [first, ...following] = rest; first !== undefined; [first, ...following] = rest) {
    const renamed = first.kind === 'declare' ? replaceName(first, following, cx) : null;
    if (renamed !== null) rest = renamed;
    else {
      rest = following;
      result.push(...(first.kind === 'loop' ? replaceItem(first, cx) : [replaceInside(first, cx)]));
    }
  }
  return result;
}

function replaceInside(node: HirStatement, cx: Context): HirStatement {
  if (node.kind === 'perform') {
    const effect = mapEffect<never, PerformStatement, never, PerformStatement>(node.effect, {
      declare: (id) => id,
      expression: (part) => part,
      body: (body) => replaceIn(body, { ...cx, own: hirWalk.declaredVariables([node]) }),
    });
    return { ...node, effect };
  }
  return mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
    ...sameIdentifiers,
    expression: (part) => part,
    statements: (list) => replaceIn(list, cx),
  });
}

/** What follows a declaration, with the declared name replaced; null when it stays. */
function replaceName(
  node: Declare<never>,
  following: readonly HirStatement[],
  cx: Context,
): readonly HirStatement[] | null {
  const { value, variable } = node;
  if (value === null || !holdsObjects(value.shape)) return null;
  const found = findPlace(value, cx.table);
  if (found === null || !isWritable(found.place, cx)) return null;
  const { place, before } = found;
  if (!isChanged(variable, following) && !isChanged(place.root, following)) return null;
  const lifetime = followName(variable, place, following, cx.facts);
  const renamed = renameIn(following, variable, place, lifetime);
  if (renamed === null) return null;
  cx.replaced(place);
  return [...before, ...renamed];
}

/** A loop over the items of a place, as one over their indexes, where the items are changed. */
function replaceItem(node: Loop<never, PerformStatement>, cx: Context): readonly HirStatement[] {
  const kept = [replaceInside(node, cx)];
  const { head, body, update, origin } = node;
  if (head.kind !== 'each') return kept;
  const inside = [...body, ...update];
  const item = head.list.shape.item ?? shapes.json;
  const found = holdsObjects(item) ? findPlace(head.list, cx.table) : null;
  if (found === null || !isWritable(found.place, cx)) return kept;
  if (!isChanged(head.variable, inside) && !isChanged(found.place.root, inside)) return kept;
  const variable = cx.table.temporary({ name: 'index', shape: shapes.integer, origin, constant: false });
  const index = hir.ref(variable, shapes.integer, origin);
  const expr = hir.index(found.place.expr, index, item, origin, true);
  const place = extend(found.place, expr, null);
  const rebound = hirWalk.someStatement(
    inside,
    (part) =>
      part.kind === 'assign' &&
      (unsettles(part, place, cx.facts) ||
        (part.variable === head.variable && part.path.length === 0 && !part.inPlace)),
  );
  if (rebound) return kept;
  const rename = (list: readonly HirStatement[]): readonly HirStatement[] | null =>
    renameIn(list, head.variable, place, followName(head.variable, place, list, cx.facts));
  const [renamedBody, renamedUpdate] = [rename(body), rename(update)];
  if (renamedBody === null || renamedUpdate === null) return kept;
  cx.replaced(place);
  const test = hir.binary('<', index, hir.length(found.place.expr, origin), origin);
  const next = hir.assign(variable, hir.binary('+', index, hir.literal(1, origin), origin), origin);
  return [
    ...found.before,
    hir.declare(variable, hir.literal(0, origin), origin),
    hir.loop(node.label, { kind: 'while', test }, renamedBody, origin, [...renamedUpdate, next]),
  ];
}

function isWritable({ root }: Place, cx: Context): boolean {
  return root !== cx.input && cx.own.has(root);
}

/** The statements change the object that the variable holds, or bind the variable anew. */
function isChanged(variable: VarId, list: readonly HirStatement[]): boolean {
  return hirWalk.someStatement(list, (node) => node.kind === 'assign' && node.variable === variable);
}
