/** What `splice` and `toSpliced` make of a list: what is taken out, and the list without it and with the new items. */
import ts from 'typescript';
import { isFiniteNumber } from '../../core/operator-shapes.ts';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { demandData } from '../data.ts';
import { demandItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';

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
  if (!start || node.arguments.some(ts.isSpreadElement)) {
    cx.report(
      d.unsupportedLibraryMember(origin, {
        member: `Array.prototype.${method}`,
        hint: 'Give it a start, a count and single items.',
      }),
    );
    return undefined;
  }
  const [declareLength, length] = b.capture(b.lengthOf(list, origin), 'length', cx);
  const zero = b.literal(0, origin);
  const bounded = (value: RawExpr, most: RawExpr): RawExpr => minimum(maximum(value, zero, origin), most, origin);
  const [declareRaw, raw] = b.capture(wholePosition(cx.expression(start, scope)), 'start', cx);
  const fromEnd = b.binary('+', length, raw, origin);
  const from = b.conditional(
    b.binary('<', raw, zero, origin),
    maximum(fromEnd, zero, origin),
    minimum(raw, length, origin),
    origin,
  );
  const [declareFrom, at] = b.capture({ ...from, shape: shapes.integer }, 'from', cx);
  const left = b.binary('-', length, at, origin);
  const [declareCount, removedCount] = b.capture(
    { ...(count ? bounded(wholePosition(cx.expression(count, scope)), left) : left), shape: shapes.integer } as RawExpr,
    'count',
    cx,
  );
  const end = { ...b.binary('+', at, removedCount, origin), shape: shapes.integer };
  const part = (args: readonly RawExpr[]): RawExpr =>
    b.library('Array.prototype.slice', list, args, list.shape, origin);
  const added = items.map((item) =>
    b.capture(demandItem(demandData(cx.expression(item, scope), cx), list.shape, cx), 'added', cx),
  );
  const content = b.list(
    [
      { kind: 'spread', value: part([zero, at]) },
      ...added.map(([, value]) => ({ kind: 'item' as const, value })),
      { kind: 'spread', value: part([end]) },
    ],
    origin,
  );
  const before = [
    ...declareLength,
    ...declareRaw,
    ...declareFrom,
    ...declareCount,
    ...added.flatMap(([declare]) => declare),
  ];
  return { before, removed: part([at, end]), content };
}

/** A position without its fraction; what is no number is 0. */
export function wholePosition(value: RawExpr): RawExpr {
  const { origin, shape } = value;
  if (isFiniteNumber(shape) && isOnly(shape, Kind.number))
    return shape.integer ? value : b.library('Math.trunc', null, [value], shape, origin);
  const cut = b.library('Math.trunc', null, [value], shapes.anyNumber, origin);
  return b.logical('||', cut, b.literal(0, origin), origin);
}

function maximum(a: RawExpr, c: RawExpr, origin: RawExpr['origin']): RawExpr {
  return b.library('Math.max', null, [a, c], shapes.integer, origin);
}

function minimum(a: RawExpr, c: RawExpr, origin: RawExpr['origin']): RawExpr {
  return b.library('Math.min', null, [a, c], shapes.integer, origin);
}
