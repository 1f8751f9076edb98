/** Methods of dates, which are milliseconds inside the workflow. UTC only. */
import type ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

const LOCAL = 'Use the UTC form, e.g. `getUTCHours()`: local time does not exist in Step Functions.';

/** Lowers a method call on a date. */
export function lowerDateMethod(member: string, date: RawExpr, node: ts.CallExpression, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const { date: _, ...shape } = date.shape;
  const value = { ...date, shape } as RawExpr;
  const method = member.slice('Date.prototype.'.length);
  if (method === 'getTime' || method === 'valueOf') return value;
  if (node.arguments.length === 0) {
    const call = b.library(
      member as LibraryMember,
      value,
      [],
      cx.facts.shape(node).kinds === shapes.string.kinds
        ? shapes.string
        : value.shape.nonFinite
          ? shapes.anyNumber
          : shapes.integer,
      origin,
    );
    const problem = cx.libraryProblem(call);
    if (problem === null) return checked(call, value, cx);
  }
  cx.report(d.unsupportedLibraryMember(origin, { member, hint: LOCAL }));
  return cx.invalid(node);
}

/** `toISOString` of an invalid date throws RangeError, `toJSON` gives null. */
function checked(call: RawExpr, value: RawExpr, cx: Lowering): RawExpr {
  const isText = call.kind === 'library' && /^Date\.prototype\.to(ISOString|JSON)$/.test(call.member);
  if (!isText || !value.shape.nonFinite) return call;
  const { origin } = call;
  const [declare, ref] = b.capture(value, 'time', cx);
  const invalid = b.binary('!==', ref, ref, origin);
  const text = { ...call, receiver: ref };
  if (call.member === 'Date.prototype.toJSON')
    return b.sequence(declare, b.conditional(invalid, b.literal(null, origin), text, origin), origin);
  return b.sequence([...declare, b.throwIf(invalid, 'RangeError', 'Invalid time value', origin)], text, origin);
}
