/**
 * Bodies that change their own item: `await Promise.all(list.map(async (item) => { item.price = await … }))`, `list.map((item) =>
 * { item.seen = true; return item; })`. Each body gives its item back, beside its result if that is another value, and the list
 * gets the items.
 */
import { mapStatementChildren, sameIdentifiers } from '../../core/children.ts';
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { shapes, type ValueShape } from '../../core/shape.ts';
import type { Declare } from '../../core/statement.ts';
import { hir } from '../build.ts';
import { holdsObjects } from '../ownership/objects.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import { hirWalk, isPure } from '../walk.ts';
import { writePath } from './path.ts';
import { type View, viewOf } from './view.ts';

/** A body that runs for each item of a place. */
export interface ItemBody {
  /** The name of the item that is changed. */
  readonly item: VarId;
  readonly view: View;
  /** The statement, in which the bodies give their items back, and those that put the items into the list; null = not possible. */
  giveBack(): readonly HirStatement[] | null;
}

/** The iterations of a Map. */
export function itemBodyOf(node: PerformStatement, table: VariableTable): ItemBody | null {
  const { effect, result, origin } = node;
  if (effect.kind !== 'map' || effect.run !== null || effect.retry.length > 0) return null;
  const view = wholeList(effect.items, table);
  if (view === null) return null;
  const item = { variable: effect.itemVariable, shape: view.item };
  const value = result === null ? null : (table.get(result).shape.item ?? shapes.json);
  return {
    item: item.variable,
    view,
    giveBack: () => {
      const body = withItem(effect.body, item, result !== null);
      if (body === null) return null;
      const given = table.temporary({
        name: 'results',
        shape: shapes.list(body.pairs ? shapes.record : item.shape),
        origin,
      });
      const perform = hir.perform({ ...effect, body: body.list }, given, origin);
      return [perform, ...takeOut({ given, ...body }, result, value ?? item.shape, view, origin, table)];
    },
  };
}

/** The calls of a callback whose results are declared. */
export function itemCallbackOf(node: Declare<never>, table: VariableTable): ItemBody | null {
  const { value: mapped, variable, origin } = node;
  if (mapped?.kind !== 'library' || mapped.member !== 'Array.prototype.map' || mapped.receiver === null) return null;
  const [callback] = mapped.arguments;
  if (callback?.kind !== 'lambda' || callback.parameters.length > 2) return null;
  // Parameters are never written; what is written is a name for one.
  const view = wholeList(mapped.receiver, table);
  const first = view && nameOf(callback.parameters[0], callback.body);
  if (!view || !first) return null;
  const named = [
    first,
    ...hirWalk.mapStatements(callback.body, { statement: (part) => (part === first ? [] : [part]) }),
  ];
  const item = { variable: first.variable, shape: view.item };
  return {
    item: item.variable,
    view,
    giveBack: () => {
      const body = withItem(named, item, true);
      if (body === null || !isPure(body.list)) return null;
      const shape = body.pairs ? shapes.record : item.shape;
      const given = table.temporary({ name: 'results', shape: shapes.list(shape), origin });
      const calls = hir.lambda(callback.parameters, body.list, shape, callback.origin);
      const list = hir.library(mapped.member, mapped.receiver, [calls], shapes.list(shape), origin);
      const value = mapped.shape.item ?? callback.shape;
      return [hir.declare(given, list, origin), ...takeOut({ given, ...body }, variable, value, view, origin, table)];
    },
  };
}

/** Where a parameter gets a name that can be written. */
function nameOf(parameter: VarId | undefined, body: readonly HirStatement[]): Declare<never> | null {
  const found: Declare<never>[] = [];
  hirWalk.visit(body, {
    statement: (node) => {
      if (node.kind === 'declare' && node.value?.kind === 'ref' && node.value.variable === parameter) found.push(node);
      return true;
    },
  });
  const [only = null, ...others] = found;
  return others.length === 0 ? only : null;
}

/** The view of all items of a list. */
function wholeList(list: Expr, table: VariableTable): View | null {
  const view = viewOf(list, table);
  const whole = view?.container === 'list' && view.keys === null && !view.pairs && view.declarations.length === 0;
  return whole && holdsObjects(view.item) ? view : null;
}

interface Given {
  readonly list: readonly HirStatement[];
  /** The body gives `{ item, value }`, not the item alone. */
  readonly pairs: boolean;
}

/** The body, giving its item; null where the item's name gets to mean something else. */
function withItem(
  list: readonly HirStatement[],
  item: { readonly variable: VarId; readonly shape: ValueShape },
  wanted: boolean,
): Given | null {
  const rebound = hirWalk.someStatement(
    list,
    (node) => node.kind === 'assign' && node.variable === item.variable && node.path.length === 0 && !node.inPlace,
  );
  if (rebound) return null;
  const isItem = (value: Expr | null): boolean => value?.kind === 'ref' && value.variable === item.variable;
  const ends = list.at(-1)?.kind === 'return';
  let pairs = wanted && !ends;
  const give = (value: Expr | null, origin: Origin): HirStatement => {
    const own = hir.ref(item.variable, item.shape, origin);
    if (!pairs) return hir.return(own, origin);
    const entry = (key: string, part: Expr) =>
      ({ kind: 'property', key: hir.literal(key, origin), value: part }) as const;
    return hir.return(hir.record([entry('item', own), entry('value', value ?? hir.absent(origin))], origin), origin);
  };
  const each = (node: HirStatement, then: (value: Expr | null, origin: Origin) => HirStatement): HirStatement => {
    if (node.kind === 'perform') return node;
    if (node.kind === 'return') return then(node.value, node.origin);
    return mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
      ...sameIdentifiers,
      expression: (part) => part,
      statements: (inner) => inner.map((part) => each(part, then)),
    });
  };
  for (const node of list)
    each(node, (value, origin) => {
      pairs ||= wanted && !isItem(value);
      return hir.return(value, origin);
    });
  const body = list.map((node) => each(node, give));
  const last = list.at(-1);
  return { pairs, list: last === undefined || ends ? body : [...body, give(null, last.origin)] };
}

/** Puts the items into the list, and the results into their variable. */
function takeOut(
  { given, pairs }: Given & { readonly given: VarId },
  result: VarId | null,
  value: ValueShape,
  { place, placeKeys, item }: View,
  origin: Origin,
  table: VariableTable,
): readonly HirStatement[] {
  const part = (key: string, shape: ValueShape): Expr => {
    if (!pairs) return hir.ref(given, shapes.list(item), origin);
    const each = table.temporary({ name: 'result', shape: shapes.record, origin });
    const body = [hir.return(hir.member(hir.ref(each, shapes.record, origin), key, shape, origin), origin)];
    const list = hir.ref(given, shapes.list(shapes.record), origin);
    return hir.library(
      'Array.prototype.map',
      list,
      [hir.lambda([each], body, shape, origin)],
      shapes.list(shape),
      origin,
    );
  };
  const { path } = place;
  const back = hir.replaceContent(path.root.variable, writePath(path, placeKeys), part('item', item), origin);
  return result === null ? [back] : [back, hir.declare(result, part('value', value), origin)];
}
