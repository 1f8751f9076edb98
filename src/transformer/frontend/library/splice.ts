/** What `splice` and `toSpliced` make of a list: what is taken out, and the list without it and with the new items. */
import ts from 'typescript';
import { isFiniteNumber, literalNumber } from '../../core/operator-shapes.ts';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { addedItem, captureAdded } from './added-items.ts';

export interface SplicedParts {
  readonly before: readonly RawStatement[];
  readonly removed: RawExpr;
  readonly content: RawExpr;
}

/** The parts; reported and undefined for arguments without a meaning of their own. */
export function splicedParts(
  method: 'splice' | 'toSpliced',
  list: RawExpr,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): SplicedParts | undefined {
  const origin = cx.origin(node);
  const [start, count, ...items] = node.arguments;
  if (!start || ts.isSpreadElement(start) || (count && ts.isSpreadElement(count))) {
    cx.report(
      d.unsupportedLibraryMember(origin, {
        member: `Array.prototype.${method}`,
        hint: 'Give it a start, a count and items.',
      }),
    );
    return undefined;
  }
  // Arguments are evaluated before the length is read: they may change it.
  const [declareStart, given] = b.capture(cx.expression(start, scope), 'start', cx);
  const [declareGiven, wanted] = count ? b.capture(cx.expression(count, scope), 'count', cx) : [[], undefined];
  const added = captureAdded(
    items.map((item) => addedItem(item, list.shape, scope, cx)),
    cx,
  );
  const zero = b.literal(0, origin);
  const [declareLength, length] = b.capture(b.lengthOf(list, origin), 'length', cx);
  const [declareFrom, at] = relativePosition(given, length, 'from', cx);
  const left = b.binary('-', length, at, origin);
  const most = wanted ? minimum(maximum(wholePosition(wanted), zero, origin), left, origin) : left;
  const [declareCount, removedCount] = b.capture({ ...most, shape: shapes.integer }, 'count', cx);
  const end = { ...b.binary('+', at, removedCount, origin), shape: shapes.integer };
  const part = (args: readonly RawExpr[]): RawExpr =>
    b.library('Array.prototype.slice', list, args, list.shape, origin);
  const content = b.list(
    [
      { kind: 'spread', value: part([zero, at]) },
      ...added.map(({ kind, parts: [, value] }) => ({ kind, value })),
      { kind: 'spread', value: part([end]) },
    ],
    origin,
  );
  const before = [
    ...declareStart,
    ...declareGiven,
    ...added.flatMap(({ parts: [declare] }) => declare),
    ...declareLength,
    ...declareFrom,
    ...declareCount,
  ];
  return { before, removed: part([at, end]), content };
}

/** A place from 0 to the length: a position without its fraction, from the end where it is negative. */
export function relativePosition(
  position: RawExpr,
  length: RawExpr,
  name: string,
  cx: Lowering,
): ReturnType<typeof b.capture> {
  const { origin } = position;
  const zero = b.literal(0, origin);
  const [declare, raw] = b.capture(wholePosition(position), name, cx);
  const fromEnd = maximum(b.binary('+', length, raw, origin), zero, origin);
  const fromStart = minimum(raw, length, origin);
  const known = literalNumber(raw);
  const place =
    known === null
      ? b.conditional(b.binary('<', raw, zero, origin), fromEnd, fromStart, origin)
      : known < 0
        ? fromEnd
        : fromStart;
  const [declarePlace, at] = b.capture({ ...place, shape: shapes.integer }, name, cx);
  return [[...declare, ...declarePlace], at];
}

/** A position without its fraction; what is no number is 0. What a variable holds is known when all of its assignments are. */
export function wholePosition(value: RawExpr): RawExpr {
  const { origin, shape } = value;
  const known = isFiniteNumber(shape) && isOnly(shape, Kind.number);
  return literalNumber(value) !== null && shape.integer
    ? value
    : b.library('Math.integerOf', null, [value], known ? shapes.integer : shapes.anyNumber, origin);
}

export function maximum(a: RawExpr, c: RawExpr, origin: RawExpr['origin']): RawExpr {
  return b.library('Math.max', null, [a, c], shapes.integer, origin);
}

export function minimum(a: RawExpr, c: RawExpr, origin: RawExpr['origin']): RawExpr {
  return b.library('Math.min', null, [a, c], shapes.integer, origin);
}
