/**
 * Array methods as loops, for callbacks that write outer variables or throw: the callback is inlined into the body, in
 * JavaScript's order, and the loop stops where the method stops asking.
 */
import ts from 'typescript';
import { isOnly, joinShapes, Kind, mayBe, shapes, type ValueShape, withKinds } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { demandCollected, demandNoCollection } from '../data.ts';
import { surplusKinds } from '../denied.ts';
import { inlineFunction } from '../inline.ts';
import { demandArrayItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type FunctionValue, type Scope } from '../scope.ts';
import { takesMoreThan } from '../takes-more.ts';
import { unwrap } from '../write-facts.ts';

/** What one turn of the loop does with the callback's value. */
interface Plan {
  readonly start: RawExpr;
  readonly shape: ValueShape;
  /** Statements after the callback; `leave` stops the loop. */
  step(value: RawExpr, item: RawExpr, index: RawExpr, result: RawExpr, leave: RawStatement): readonly RawStatement[];
}

/** Methods that begin with the last item. */
const BACKWARDS: ReadonlySet<string> = new Set(['findLast', 'findLastIndex', 'reduceRight']);

/** Lowers `list.<method>(callback)` as a loop. */
export function lowerAsLoop(
  method: string,
  list: RawExpr,
  fn: FunctionValue,
  start: ts.Expression | undefined,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const reduces = method === 'reduce' || method === 'reduceRight';
  const item = list.shape.item ?? shapes.json;
  const [declareList, source] = b.capture(list, 'list', cx);
  const backwards = BACKWARDS.has(method);
  const last = b.binary('-', b.lengthOf(source, origin), b.literal(1, origin), origin);
  const seeded = reduces && !start;
  const seed = (): RawExpr => b.index(source, backwards ? last : b.literal(0, origin), item, origin, true);
  const initial = reduces ? (start ? cx.expression(start, scope) : seed()) : undefined;
  const result = cx.variable({ name: `${method}Result`, origin, shape: shapes.unknown, constant: false });
  const plan = planOf(method, result, item, initial, node, cx);
  if (!plan) {
    const hint =
      method === 'toSorted'
        ? 'Compare what is always there, e.g. `(a.n ?? 0) - (b.n ?? 0)`.'
        : 'Write the loop with `for … of`.';
    const callee = unwrap(node.expression);
    const name = ts.isPropertyAccessExpression(callee) ? callee.name.text : method;
    cx.report(d.callbackLoop(origin, { method: name, hint }));
    return cx.invalid(node);
  }
  const label = cx.ids.label();
  const itemVariable = cx.variable({ name: 'item', origin, shape: item, constant: true });
  const indexVariable = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: false });
  const itemRef = b.ref(itemVariable, item, origin);
  const indexRef = b.ref(indexVariable, shapes.integer, origin);
  const resultOf = (shape: ValueShape): RawExpr => b.ref(result, withKinds(shape, cx.denied.kindsOf(node)), origin);
  const value = (ref: RawExpr) => ({ kind: 'value' as const, value: ref });
  const args = reduces
    ? [value(resultOf(plan.shape)), value(itemRef), value(indexRef), value(source)]
    : [value(itemRef), value(indexRef), value(source)];
  const inner = childScope(scope, { jumps: [], insideTry: false });
  const called = inlineFunction(fn, args, node, inner, cx);
  const resultRef = resultOf(method === 'map' ? withUndefined(plan.shape, called.shape) : plan.shape);
  // Of what the loop collects only the types are known.
  if (method === 'map' || reduces) demandCollected({ ...called, origin: cx.origin(fn.node) } as RawExpr, fn.node, cx);
  const leave: RawStatement = { kind: 'break', origin, label };
  const wantsIndex = backwards || takesMoreThan(fn.node, reduces ? 2 : 1) || method === 'findIndex';
  const one = b.literal(1, origin);
  const next: RawStatement[] = wantsIndex
    ? [b.assign(indexVariable, b.binary(backwards ? '-' : '+', indexRef, one, origin), origin)]
    : [];
  const body = plan.step(called, itemRef, indexRef, resultRef, leave);
  const loop: RawStatement = backwards
    ? {
        kind: 'loop',
        origin,
        label,
        head: { kind: 'while', test: b.binary('>=', indexRef, b.literal(0, origin), origin) },
        body: [b.declare(itemVariable, b.index(source, indexRef, item, origin, true), origin), ...body],
        update: next,
      }
    : {
        kind: 'loop',
        origin,
        label,
        head: { kind: 'each', variable: itemVariable, list: seeded ? withoutFirst(source) : source },
        body,
        update: next,
      };
  const begin = seeded ? 1 : 0;
  const first = backwards
    ? b.binary('-', b.lengthOf(source, origin), b.literal(begin + 1, origin), origin)
    : b.literal(begin, origin);
  const checks = seeded ? [demandSomeItem(source)] : [];
  const counter: RawStatement[] = wantsIndex ? [b.declare(indexVariable, first, origin)] : [];
  const before = method === 'forEach' ? [] : [b.declare(result, plan.start, origin)];
  return b.sequence(
    [...declareList, ...checks, ...before, ...counter, loop],
    method === 'forEach' ? b.absent(origin) : resultRef,
    origin,
  );
}

/** The list with what is known of an item that may hold undefined ones: `Object.fromEntries(ids.map((id) => [id, row[id]]))`. */
function withUndefined(list: ValueShape, item: ValueShape): ValueShape {
  const holdsUndefined = item.item !== undefined && mayBe(item.item, Kind.absent);
  return holdsUndefined && list.item ? { ...list, item: joinShapes(list.item, item) } : list;
}

/** `reduce` without an initial value begins with the first item, and throws TypeError where there is none. */
export function demandSomeItem(list: RawExpr): RawStatement {
  const { origin } = list;
  const empty = b.binary('===', b.lengthOf(list, origin), b.literal(0, origin), origin);
  return b.throwIf(empty, 'TypeError', 'Reduce of empty array with no initial value', origin);
}

function withoutFirst(list: RawExpr): RawExpr {
  return b.library('Array.prototype.slice', list, [b.literal(1, list.origin)], list.shape, list.origin);
}

function planOf(
  method: string,
  result: Parameters<typeof b.assign>[0],
  item: ValueShape,
  initial: RawExpr | undefined,
  node: ts.CallExpression,
  cx: Lowering,
): Plan | undefined {
  const origin = cx.origin(node);
  const shape = cx.facts.shape(node);
  const set = (value: RawExpr) => b.assign(result, value, origin);
  const push = (value: RawExpr, own: RawExpr) =>
    b.replaceContent(
      result,
      [],
      b.list(
        [
          { kind: 'spread', value: own },
          { kind: 'item', value: demandArrayItem(value, shape, cx) },
        ],
        origin,
      ),
      origin,
    );
  const when = (test: RawExpr, then: readonly RawStatement[]): RawStatement => ({
    kind: 'if',
    origin,
    test,
    consequent: then,
    alternate: [],
  });
  switch (method) {
    case 'forEach':
      return { start: b.absent(origin), shape: shapes.absent, step: (value) => [b.evaluate(value, origin)] };
    case 'map':
      return {
        start: b.list([], origin),
        shape: { ...shape, kinds: Kind.list },
        step: (value, _item, _index, own) => [push(value, own)],
      };
    case 'filter':
      return {
        start: b.list([], origin),
        shape: shapes.list(item),
        step: (value, each, _index, own) => [when(value, [push(each, own)])],
      };
    case 'some':
      return {
        start: b.literal(false, origin),
        shape: shapes.boolean,
        step: (value, _item, _index, _own, leave) => [when(value, [set(b.literal(true, origin)), leave])],
      };
    case 'every':
      return {
        start: b.literal(true, origin),
        shape: shapes.boolean,
        step: (value, _item, _index, _own, leave) => [
          when(b.not(value, origin), [set(b.literal(false, origin)), leave]),
        ],
      };
    case 'flatMap':
      return {
        start: b.list([], origin),
        shape: { ...shape, kinds: Kind.list },
        step: (value, _item, _index, own) => {
          const [declare, given] = b.capture(value, 'items', cx);
          const items = itemsOf(given, shape, cx);
          const both = [own, items].map((part) => ({ kind: 'spread' as const, value: part }));
          return [...declare, b.replaceContent(result, [], b.list(both, origin), origin)];
        },
      };
    case 'find':
    case 'findLast':
      return {
        start: b.absent(origin),
        shape: { ...item, kinds: item.kinds | Kind.absent },
        step: (value, each, _index, _own, leave) => [when(value, [set(each), leave])],
      };
    case 'findIndex':
    case 'findLastIndex':
      return {
        start: b.literal(-1, origin),
        shape: shapes.integer,
        step: (value, _item, index, _own, leave) => [when(value, [set(index), leave])],
      };
    case 'reduce':
    case 'reduceRight':
      if (initial) cx.denied.add(node, surplusKinds(initial.shape, shape));
      return (
        initial && {
          start: initial,
          shape,
          step: (value) => {
            cx.denied.add(node, surplusKinds(value.shape, shape));
            return [set(value)];
          },
        }
      );
    default:
      return undefined;
  }
}

/** What `flatMap` adds for a value: its items, or the value itself. */
function itemsOf(value: RawExpr, list: ValueShape, cx: Lowering): RawExpr {
  const { origin } = value;
  if (isOnly(value.shape, Kind.list)) return value;
  const single = b.list([{ kind: 'item', value: demandArrayItem(demandNoCollection(value, cx), list, cx) }], origin);
  if (!mayBe(value.shape, Kind.list)) return single;
  return b.conditional(b.library('Array.isArray', null, [value], shapes.boolean, origin), value, single, origin);
}
