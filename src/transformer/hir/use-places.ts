/**
 * usePlaces: names of objects that are changed become the places where the objects are, so that `group.push(x)` after
 * `const group = groups[key]`, or `row.total = 5` after `rows.push(row)`, changes `groups` and `rows`, as it does in JavaScript. In:
 * HIR. Out: the same program; a name is replaced only where it surely means the place in every execution, so other names stay
 * for the ownership check to judge.
 */
import { mapExpressionChildren, mapStatementChildren, sameIdentifiers } from '../core/children.ts';
import type { Expr } from '../core/expr.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import { shapes } from '../core/shape.ts';
import type { Declare, Loop } from '../core/statement.ts';
import { hir } from './build.ts';
import { holdsObjects } from './ownership/objects.ts';
import { takingsIn } from './ownership/taken-item.ts';
import { followCursor } from './places/cursor.ts';
import { type Facts, findFacts } from './places/facts.ts';
import { type Home, homesOf } from './places/home.ts';
import { withCopiedInput } from './places/input.ts';
import { overKeys, renamePair } from './places/items.ts';
import { followName } from './places/lifetime.ts';
import { itemBodyOf, itemCallbackOf } from './places/own-items.ts';
import { pathOf, type Step } from './places/path.ts';
import { renameIn } from './places/rename.ts';
import { unsettles } from './places/settled.ts';
import { splitChoices } from './places/split.ts';
import { type View, viewOf } from './places/view.ts';
import { renameView } from './places/view-name.ts';
import type { HirStatement, HirWorkflow, PerformStatement } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { hirWalk, isPure, mapEffect } from './walk.ts';

/**
 * @example const faithful = usePlaces(workflow, ids);
 */
export function usePlaces(workflow: HirWorkflow, ids: IdSupply, stages: readonly Stage[] = STAGES): HirWorkflow {
  return withCopiedInput(workflow, ids, (copied) => replaceAll(copied, ids, stages));
}

/** The same where names walk through what they write to: `node = node.next[letter]`. */
export function useCursors(workflow: HirWorkflow, ids: IdSupply): HirWorkflow {
  return usePlaces(workflow, ids, [...STAGES, 'cursors']);
}

function replaceAll(workflow: HirWorkflow, ids: IdSupply, stages: readonly Stage[]): HirWorkflow {
  let current = workflow;
  const done = new Set<VarId>();
  // A name's place may begin with another name, so replacing one can make another one's turn.
  for (;;) {
    const next = stages.reduce<HirWorkflow | null>(
      (found, stage) => found ?? replaceNames(current, stage, done, ids),
      null,
    );
    if (next === null) return current;
    current = next;
  }
}

/**
 * Other names of variables come first: what is put somewhere through them is put there by the variable itself. Then those of
 * objects that are put somewhere, so that names that get them are names of the place.
 */
const STAGES = ['variables', 'made', 'all'] as const;
/** Cursors come last: each needs a copy of its own. */
type Stage = (typeof STAGES)[number] | 'cursors';

interface Context {
  readonly stage: Stage;
  readonly table: VariableTable;
  readonly facts: Facts;
  /** Names that had their turn. */
  readonly done: Set<VarId>;
  /** Variables of this body; those of the code around it cannot be written here. */
  readonly own: ReadonlySet<VarId>;
  /** An error may be caught around here, and what was changed until then be seen. */
  readonly tried: boolean;
  replaced(home: Home): void;
}

function replaceNames(workflow: HirWorkflow, stage: Stage, done: Set<VarId>, ids: IdSupply): HirWorkflow | null {
  const table = createVariableTable(workflow.variables, ids);
  let count = 0;
  const replaced = ({ path }: Home): void => {
    table.change(path.root.variable, { constant: false });
    count += 1;
  };
  const within = (body: readonly HirStatement[], given: readonly VarId[]): readonly HirStatement[] => {
    const own = new Set([...given, ...hirWalk.declaredVariables(body)]);
    return replaceIn(body, { stage, table, facts: findFacts(body), done, own, tried: false, replaced });
  };
  const body = within(workflow.body, []);
  const functions = new Map(
    [...workflow.functions].map(([id, definition]) => {
      const given = (definition.changes ?? []).flatMap(({ position }) => definition.parameters[position] ?? []);
      const inside = within(definition.body, given);
      return [id, isPure(inside) ? { ...definition, body: inside } : definition] as const;
    }),
  );
  return count === 0 ? null : { ...workflow, body, functions, variables: table.all() };
}

function replaceIn(list: readonly HirStatement[], cx: Context): readonly HirStatement[] {
  const result: HirStatement[] = [];
  let rest = list;
  for (let [first, ...following] = rest; first !== undefined; [first, ...following] = rest) {
    const renamed =
      replaceItems(first, following, cx) ?? (first.kind === 'declare' ? replaceName(first, following, cx) : null);
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
      expression: (part) => replaceInLambdas(part, cx),
      body: (body) => replaceIn(body, { ...cx, own: hirWalk.declaredVariables([node]) }),
    });
    return { ...node, effect };
  }
  const inside = node.kind === 'try' ? { ...cx, tried: true } : cx;
  return mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
    ...sameIdentifiers,
    expression: (part) => replaceInLambdas(part, inside),
    statements: (list) => replaceIn(list, inside),
  });
}

function replaceInLambdas(node: Expr, cx: Context): Expr {
  return mapExpressionChildren<never, never>(node, {
    ...sameIdentifiers,
    expression: (part) => replaceInLambdas(part, cx),
    lambda: (body) => {
      const replaced = replaceIn(body, { ...cx, own: hirWalk.declaredVariables(body) });
      return isPure(replaced) ? replaced : body;
    },
    program: (body) => body,
  });
}

/** A declaration and what follows it, with the declared name replaced; null when it stays. */
function replaceName(
  node: Declare<never>,
  following: readonly HirStatement[],
  cx: Context,
): readonly HirStatement[] | null {
  const { variable } = node;
  if (cx.stage === 'cursors') return replaceCursor(node, following, cx);
  if ((cx.stage !== 'variables' && cx.done.has(variable)) || !holdsObjects(cx.table.get(variable).shape)) return null;
  const split = cx.facts.written.has(variable) ? splitChoices([node, ...following], variable) : null;
  const [first, ...rest] = split ?? [];
  if (first?.kind === 'declare' && cx.stage !== 'variables')
    return cx.stage === 'all' ? replaceName(first, rest, cx) : null;
  const named = cx.stage === 'all' && cx.facts.written.has(variable) ? nameList(node, following, cx) : null;
  if (named !== null) return [named.list, named.item, ...following];
  const scope = [node, ...following];
  const homes = homesOf(variable, scope);
  if (cx.stage === 'made' && homes.some(({ read }) => read)) return null;
  for (const leaves of [false, true]) {
    for (const home of homes) {
      const { root } = home.path;
      if ((cx.stage === 'variables' && home.path.steps.length > 0) || !isWritable(home, cx)) continue;
      const changed = cx.facts.written.has(variable) || (home.read && isChanged(root.variable, following));
      if (!changed && !(home.path.steps.length === 0 && cx.facts.written.has(root.variable))) continue;
      const name = { variable, home, leaves };
      const lifetime = followName(name, scope, cx.facts);
      const renamed = renameIn(node, following, name, lifetime, cx.table);
      if (renamed === null) continue;
      cx.done.add(variable);
      // What the name holds besides the place has no other place.
      const known = hirWalk.declaredVariables(scope);
      for (const added of renamed)
        if (added.kind === 'declare' && !known.has(added.variable)) cx.done.add(added.variable);
      cx.replaced(home);
      return renamed;
    }
  }
  return cx.stage === 'all' ? replaceView(node, following, cx) : null;
}

/** The same for a name that walks through an object and writes to it. */
function replaceCursor(
  node: Declare<never>,
  following: readonly HirStatement[],
  cx: Context,
): readonly HirStatement[] | null {
  if (!holdsObjects(cx.table.get(node.variable).shape) || !cx.facts.written.has(node.variable)) return null;
  const followed = followCursor(node, following, cx);
  if (followed === null) return null;
  cx.replaced(followed.home);
  return followed.statements;
}

/** `const first = list.filter(test)[0]` with a name for the list, but for items that leave the list at once. */
function nameList(
  node: Declare<never>,
  following: readonly HirStatement[],
  cx: Context,
): { readonly list: HirStatement; readonly item: HirStatement } | null {
  const { variable, value, origin } = node;
  const list = value?.kind === 'index' ? value.object : value?.kind === 'library' ? value.receiver : null;
  if (!value || !list || list.kind === 'ref' || pathOf(list) !== null || viewOf(list, cx.table) === null) return null;
  if (takingsIn([node, ...following]).has(node)) return null;
  const named = cx.table.temporary({ name: 'list', shape: list.shape, origin: list.origin });
  const name = hir.ref(named, list.shape, list.origin);
  const item = value.kind === 'index' ? { ...value, object: name } : { ...value, receiver: name };
  return { list: hir.declare(named, list, list.origin), item: hir.declare(variable, item as Expr, origin) };
}

/** The same for the name of a list whose items are those of a place. */
function replaceView(
  node: Declare<never>,
  following: readonly HirStatement[],
  cx: Context,
): readonly HirStatement[] | null {
  const view = node.value && pathOf(node.value) === null ? viewOf(node.value, cx.table) : null;
  if (view === null || !holdsObjects(view.item) || !isWritable(view.place, cx)) return null;
  const changed = cx.facts.written.has(node.variable) || isChanged(view.place.path.root.variable, following);
  if (!changed || !isSettled(view, following, cx)) return null;
  const renamed = renameView(node, following, view, cx.table);
  if (renamed !== null) cx.replaced(view.place);
  return renamed;
}

/** A Map, or a callback's calls, over the items of a place, where each item is changed. */
function replaceItems(
  node: HirStatement,
  following: readonly HirStatement[],
  cx: Context,
): readonly HirStatement[] | null {
  if (cx.stage !== 'all' || cx.tried || (node.kind !== 'perform' && node.kind !== 'declare')) return null;
  const body = node.kind === 'perform' ? itemBodyOf(node, cx.table) : itemCallbackOf(node, cx.table);
  if (body === null || !cx.facts.written.has(body.item) || cx.done.has(body.item)) return null;
  const given = isWritable(body.view.place, cx) ? body.giveBack() : null;
  if (given === null) return null;
  cx.done.add(body.item);
  cx.replaced(body.view.place);
  return [...given, ...following];
}

/** A loop over the items of a place, as one over their keys, where the items are changed. */
function replaceItem(node: Loop<never, PerformStatement>, cx: Context): readonly HirStatement[] {
  const { head, body, update, origin } = node;
  const kept = (): readonly HirStatement[] => [replaceInside(node, cx)];
  if (head.kind !== 'each' || cx.stage !== 'all') return kept();
  if (!holdsObjects(head.list.shape.item ?? shapes.json) || hirWalk.readVariables(update).has(head.variable))
    return kept();
  const view = viewOf(head.list, cx.table);
  if (view === null || !isWritable(view.place, cx) || !isSettled(view, [...body, ...update], cx)) return kept();
  if (!cx.facts.written.has(head.variable) && !isChanged(view.place.path.root.variable, body)) return kept();
  const loop = overKeys(node, view, cx.table);
  const renamed = view.pairs
    ? renamePair(body, head.variable, loop, view)
    : replaceName(hir.declare(head.variable, loop.item, origin), body, cx);
  if (renamed === null) return kept();
  cx.replaced(view.place);
  return loop.around(renamed);
}

/** Nothing in the statements puts another object in the place of an item. */
function isSettled(view: View, list: readonly HirStatement[], cx: Context): boolean {
  const { path, open } = view.place;
  const { origin } = path.root;
  const step: Step = { key: hir.literal(null, origin), container: view.container, shape: view.item, origin };
  const home = { path: { ...path, steps: [...path.steps, step] }, open: [...open, true], read: true };
  const slot = { keys: [], lasting: view.keys !== null };
  return !hirWalk.someStatement(list, (node) => node.kind === 'assign' && unsettles(node, home, slot, cx.facts));
}

function isWritable({ path }: Home, cx: Context): boolean {
  return cx.own.has(path.root.variable);
}

/** The statements change the object that the variable holds, or bind the variable anew. */
function isChanged(variable: VarId, list: readonly HirStatement[]): boolean {
  return hirWalk.someStatement(list, (node) => node.kind === 'assign' && node.variable === variable);
}
