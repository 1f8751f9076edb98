/**
 * `list.copyWithin(target, start, end)`: the list's new content is put together of three of its parts, so that ownership sees
 * that two places may hold the same object afterwards.
 */
import ts from 'typescript';
import { isOnly, Kind, mayBe, shapes, without } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { demandKept } from '../owner-kept.ts';
import type { Target } from '../place.ts';
import type { Scope } from '../scope.ts';
import { maximum, minimum, relativePosition } from './splice.ts';

/** Lowers the call; its value is the list. */
export function copyWithin(target: Target, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const list = target.current;
  if (node.arguments.length === 0 || node.arguments.length > 3 || node.arguments.some(ts.isSpreadElement)) {
    const hint = 'Give it a target, a start and an end.';
    cx.report(d.unsupportedLibraryMember(origin, { member: 'Array.prototype.copyWithin', hint }));
    return cx.invalid(node);
  }
  const zero = b.literal(0, origin);
  // Arguments are evaluated before the length is read: they may change it.
  const given = node.arguments.map((argument) => b.capture(cx.expression(argument, scope), 'position', cx));
  for (const [declare] of given) demandKept(target, declare, origin, cx);
  const [declareLength, length] = b.capture(b.lengthOf(list, origin), 'length', cx);
  const [targetGiven, startGiven = zero, endGiven] = given.map(([, ref]) => ref);
  const [declareTo, to] = relativePosition(targetGiven ?? zero, length, 'target', cx);
  const [declareFrom, from] = relativePosition(startGiven, length, 'start', cx);
  const [declareEnd, end] = endGiven ? relativePosition(orLength(endGiven, length), length, 'end', cx) : [[], length];
  const room = b.binary('-', length, to, origin);
  const taken = maximum(minimum(b.binary('-', end, from, origin), room, origin), zero, origin);
  const [declareCount, count] = b.capture(taken, 'count', cx);
  const after = (position: RawExpr): RawExpr => ({ ...b.binary('+', position, count, origin), shape: shapes.integer });
  const part = (...args: readonly RawExpr[]) => ({
    kind: 'spread' as const,
    value: b.library('Array.prototype.slice', list, args, list.shape, origin),
  });
  const content = b.list([part(zero, to), part(from, after(from)), part(after(to))], origin);
  const write = b.replaceContent(target.variable, target.path, content, origin);
  const before = [
    ...target.before,
    ...given.flatMap(([declare]) => declare),
    ...declareLength,
    ...declareTo,
    ...declareFrom,
    ...declareEnd,
    ...declareCount,
  ];
  return b.sequence([...before, write], list, origin);
}

/** The end of what is copied; the list's end where it is undefined. */
function orLength(end: RawExpr, length: RawExpr): RawExpr {
  if (!mayBe(end.shape, Kind.absent)) return end;
  const { origin, shape } = end;
  if (isOnly(shape, Kind.absent)) return length;
  const present = { ...end, shape: without(shape, Kind.absent) } as RawExpr;
  return b.conditional(b.isAbsent(end, origin), length, present, origin);
}
