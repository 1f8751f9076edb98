/** Conversion of values to text: error values read as JavaScript prints them; functions and dates are refused elsewhere. */

import { isOnly, Kind, mayBe, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandNoCollection } from './data.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { matchAsList } from './match-list.ts';

/** A value for a template or `String()`: an error becomes `name: message`. */
export function demandText(value: RawExpr, cx: Lowering): RawExpr {
  if (value.shape.date) {
    const hint = 'Use `date.toISOString()`, or `date.toUTCString()`.';
    cx.report(d.notJson(value.origin, { what: 'The text of a Date', hint }));
  }
  if (!value.shape.error) return demandNoCollection(matchAsList(value, cx), cx);
  const origin = value.origin;
  const [declare, ref] = b.capture(value, 'error', cx);
  const name = b.member(ref, 'name', shapes.string, origin);
  const message = b.member(ref, 'message', shapes.string, origin);
  const both = b.template([name, b.literal(': ', origin), message], origin);
  const empty = b.binary('===', message, b.literal('', origin), origin);
  const text = b.conditional(empty, name, both, origin);
  const { kinds } = value.shape;
  if (isOnly(value.shape, Kind.record)) return b.sequence(declare, text, origin);
  const other = b.library('String', null, [{ ...ref, shape: { kinds: kinds & ~Kind.record } }], shapes.string, origin);
  const isObject = b.binary('===', b.unary('typeof', ref, origin), b.literal('object', origin), origin);
  const isNull = b.binary('===', ref, b.literal(null, origin), origin);
  const isError = mayBe(value.shape, Kind.null)
    ? b.logical('&&', b.unary('!', isNull, origin), isObject, origin)
    : isObject;
  return b.sequence(declare, b.conditional(isError, text, other, origin), origin);
}
