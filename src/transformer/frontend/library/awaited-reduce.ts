/**
 * `await list.reduce(async (sum, item) => (await sum) + …, start)`: each call waits for the one before, so it is a loop. That
 * holds only where the callback begins with awaiting what the one before gives; else the calls would run side by side.
 */
import ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { inlineFunction } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { awaitsIn, placeIn, usesIn } from '../promises/awaits.ts';
import { childScope, type FunctionValue, type Scope } from '../scope.ts';

/** Lowers the reduction of a list by a callback that gives promises. */
export function lowerAwaitedReduce(
  list: RawExpr,
  fn: FunctionValue,
  start: ts.Expression,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  if (!beginsWithAwait(fn.node, cx)) {
    cx.report(d.asyncCallback(origin));
    return cx.invalid(node);
  }
  const initial = cx.facts.isPromise(start) ? cx.awaited(start, scope) : cx.expression(start, scope);
  const shape = cx.facts.awaitedShape(node);
  const result = cx.variable({ name: 'reduced', origin, shape, constant: false });
  const [declareList, source] = b.capture(list, 'list', cx);
  const item = cx.variable({ name: 'item', origin, shape: list.shape.item ?? shapes.json, constant: true });
  const counted = fn.node.parameters.length > 2;
  const index = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: false });
  const read = (id: typeof item): RawExpr => b.ref(id, cx.shapeOfVariable(id), origin);
  const called = inlineFunction(
    fn,
    [
      { kind: 'promise', before: [], value: read(result), node: start },
      ...[read(item), read(index), source].map((value) => ({ kind: 'value' as const, value })),
    ],
    node,
    childScope(scope, { jumps: [], insideTry: false }),
    cx,
  );
  const next = b.assign(index, b.binary('+', read(index), b.literal(1, origin), origin), origin);
  const loop: RawStatement = {
    kind: 'loop',
    origin,
    label: cx.ids.label(),
    head: { kind: 'each', variable: item, list: source },
    body: [b.assign(result, called, origin)],
    update: counted ? [next] : [],
  };
  const counter = counted ? [b.declare(index, b.literal(0, origin), origin)] : [];
  return b.sequence([...declareList, b.declare(result, initial, origin), ...counter, loop], read(result), origin);
}

/** The first thing the callback waits for is its first parameter, in its first statement. */
function beginsWithAwait(node: ts.FunctionLikeDeclaration, cx: Lowering): boolean {
  const name = node.parameters[0]?.name;
  const symbol = name && ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  const body = node.body;
  const first = body && ts.isBlock(body) ? body.statements[0] : body;
  if (!symbol || !first) return false;
  const [use] = usesIn(first, symbol, cx.facts.symbol);
  const [begin] = awaitsIn(first);
  if (!use || !placeIn(use, first).certain) return false;
  return begin === undefined ? isChained(use, first) : usesIn(begin, symbol, cx.facts.symbol).length > 0;
}

/** The expression, or what is returned, is `sum.then(…)` and so on. */
function isChained(use: ts.Node, first: ts.Node): boolean {
  const given = ts.isReturnStatement(first) ? first.expression : first;
  let node = use;
  while (node !== given) {
    const { parent } = node;
    const isMethod = ts.isPropertyAccessExpression(parent) && parent.expression === node;
    if (!isMethod || !ts.isCallExpression(parent.parent) || parent.parent.expression !== parent) return false;
    node = parent.parent;
  }
  return true;
}
