/** Methods that change an array in place: writes of the array's new content, with the method's own result. */
import ts from 'typescript';
import { joinShapes, Kind, mayBe, orAbsent, shapes, type ValueShape, withKinds, without } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { demandItemType } from '../data.ts';
import { ITEMS, TUPLES } from '../denied.ts';
import { doesMore } from '../does-more.ts';
import { demandItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { isNotEmptyAt } from '../not-empty.ts';
import { demandKept } from '../owner-kept.ts';
import type { Target } from '../place.ts';
import { emptyBatch } from '../promises/batches.ts';
import { pushPromise } from '../promises/held.ts';
import type { Scope } from '../scope.ts';
import { isAssignmentOperator, unwrap } from '../write-facts.ts';
import { lowerWrittenObject, temporaryTarget } from '../written-object.ts';
import { type Added, addedItem, captureAdded } from './added-items.ts';
import { lowerCallbackMethod } from './callback-methods.ts';
import { copyWithin } from './copy-within.ts';
import { splicedParts } from './splice.ts';

/** Lowers `list.method(…)` for a mutating method; `receiver` is given where an optional chain has evaluated the list already. */
export function lowerMutator(
  method: string,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
  receiver?: RawExpr,
): RawExpr {
  const collected = method === 'push' ? pushPromise(node, scope, cx) : emptyBatch(node, scope, cx);
  if (collected) return collected;
  const origin = cx.origin(node);
  const callee = unwrap(node.expression);
  if (!ts.isPropertyAccessExpression(callee)) return cx.invalid(node);
  const chosen = unwrap(callee.expression);
  if (ts.isConditionalExpression(chosen) && !receiver && node.arguments.every(isRead)) {
    const on = (list: ts.Expression): RawExpr => {
      const place = lowerWrittenObject(list, origin, scope, cx, method);
      return place ? change(method, place, node, scope, cx) : cx.invalid(node);
    };
    return b.conditional(cx.expression(chosen.condition, scope), on(chosen.whenTrue), on(chosen.whenFalse), origin);
  }
  const place = lowerWrittenObject(callee.expression, origin, scope, cx, method);
  // To evaluate it once more would be to do something twice: `queue.pop()?.push(x)`.
  const target = place && receiver && doesMore(place.before) ? temporaryTarget(receiver, cx) : place;
  if (cx.facts.checker.isTupleType(cx.facts.type(callee.expression))) cx.denied.add(TUPLES, Kind.absent);
  return target ? change(method, target, node, scope, cx) : cx.invalid(node);
}

/** An argument that may stand in both branches of `(test ? yes : no).push(item)`: it does nothing but read. */
function isRead(node: ts.Node): boolean {
  const acts =
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isPrefixUnaryExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind));
  return !acts && !ts.isFunctionLike(node) && !ts.forEachChild(node, (child) => !isRead(child));
}

function change(method: string, target: Target, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const list = target.current;
  const write = (content: RawExpr) => b.replaceContent(target.variable, target.path, content, origin);
  const lengthShape = shapes.integer;
  const values = (): readonly Added[] => node.arguments.map((argument) => addedItem(argument, list.shape, scope, cx));
  const slice = (from: number, to?: number): RawExpr =>
    b.library(
      'Array.prototype.slice',
      list,
      [from, to].filter((n) => n !== undefined).map((n) => b.literal(n, origin)),
      list.shape,
      origin,
    );
  const used = !ts.isExpressionStatement(node.parent);
  switch (method) {
    case 'push':
    case 'unshift': {
      const [evaluate, added] = evaluatedBefore(target, values(), cx);
      const own = { kind: 'spread' as const, value: list };
      const content = b.list(method === 'push' ? [own, ...added] : [...added, own], origin);
      return b.sequence(
        [...target.before, ...evaluate, write(content)],
        used ? { ...b.lengthOf(list, origin), shape: lengthShape } : b.absent(origin),
        origin,
      );
    }
    case 'pop':
    case 'shift': {
      const item = b.library(
        'Array.prototype.at',
        list,
        [b.literal(method === 'pop' ? -1 : 0, origin)],
        removedShape(node, list, cx),
        origin,
      );
      const [declare, ref] = used ? b.capture(item, 'removed', cx) : [[], b.absent(origin)];
      return b.sequence([...target.before, ...declare, write(method === 'pop' ? slice(0, -1) : slice(1))], ref, origin);
    }
    case 'reverse':
      return b.sequence(
        [...target.before, write(b.library('Array.prototype.toReversed', list, [], list.shape, origin))],
        list,
        origin,
      );
    case 'sort': {
      const sorted = lowerCallbackMethod('Array.prototype.toSorted', list, node, scope, cx);
      return b.sequence([...target.before, write(sorted)], list, origin);
    }
    case 'splice':
      return splice(target, node, scope, cx);
    case 'fill':
      return fill(target, node, scope, cx);
    case 'copyWithin':
      return copyWithin(target, node, scope, cx);
    default:
      return cx.invalid(node);
  }
}

/** What `pop` and `shift` give: undefined where the list may be empty. */
function removedShape(node: ts.CallExpression, list: RawExpr, cx: Lowering): ValueShape {
  const shape = withKinds(cx.facts.shape(node), cx.denied.kindsOf(ITEMS));
  const callee = unwrap(node.expression);
  const given = ts.isPropertyAccessExpression(callee) && isNotEmptyAt(node, callee.expression, cx.facts);
  const missing = !given || list.shape.undefinedItems === true || mayBe(list.shape.item ?? shapes.json, Kind.absent);
  return missing ? orAbsent(shape) : without(shape, Kind.absent);
}

/**
 * Arguments are evaluated before the list is read: in front of it where they write it, as `log.push(say('x'))` may, also by another
 * name that the list has: `queue.push(next(queue))`.
 */
function evaluatedBefore(
  target: Target,
  added: readonly Added[],
  cx: Lowering,
): readonly [readonly RawStatement[], readonly Added[]] {
  const changes = (part: RawStatement): boolean =>
    part.kind === 'assign' && (part.variable === target.variable || part.inPlace === true || part.path.length > 0);
  const writes = ({ value }: Added): boolean => rawWalk.someStatement(value, changes);
  if (!added.some(writes)) return [[], added];
  for (const { value } of added) demandKept(target, value, value.origin, cx);
  const captured = captureAdded(added, cx);
  return [
    captured.flatMap(({ parts: [declare] }) => declare),
    captured.map(({ kind, parts: [, value] }) => ({ kind, value })),
  ];
}

/** `list.fill(value, start, end)`. */
function fill(target: Target, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const list = target.current;
  const [value, ...positions] = node.arguments;
  const captured = [value, ...positions].flatMap((argument, index) => {
    if (!argument || ts.isSpreadElement(argument)) return [];
    const given = cx.expression(argument, scope);
    return [
      b.capture(index === 0 ? demandItem(demandItemType(given, argument, cx), list.shape, cx) : given, 'value', cx),
    ];
  });
  for (const [declare] of captured) demandKept(target, declare, origin, cx);
  if (captured.length !== node.arguments.length || captured.length === 0) {
    const hint = 'Give it a value and positions.';
    cx.report(d.unsupportedLibraryMember(origin, { member: 'Array.prototype.fill', hint }));
    return cx.invalid(node);
  }
  const args = captured.map(([, ref], index) =>
    index === 2 && mayBe(ref.shape, Kind.absent)
      ? b.conditional(b.isAbsent(ref, origin), b.lengthOf(list, origin), ref, origin)
      : ref,
  );
  const item = args
    .slice(0, 1)
    .reduce((shape, { shape: own }) => joinShapes(shape, own), list.shape.item ?? shapes.json);
  const content = b.library('Array.prototype.fill', list, args, shapes.list(item), origin);
  const write = b.replaceContent(target.variable, target.path, content, origin);
  const filled = { ...list, shape: { ...list.shape, item } } as RawExpr;
  return b.sequence([...target.before, ...captured.flatMap(([declare]) => declare), write], filled, origin);
}

/** `list.splice(start, count, ...items)`: removed items are the result. */
function splice(target: Target, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const parts = splicedParts('splice', target.current, node, scope, cx);
  if (!parts) return cx.invalid(node);
  demandKept(target, parts.before, origin, cx);
  const [declareRemoved, removed] = b.capture(parts.removed, 'removed', cx);
  const write = b.replaceContent(target.variable, target.path, parts.content, origin);
  return b.sequence([...target.before, ...parts.before, ...declareRemoved, write], removed, origin);
}
