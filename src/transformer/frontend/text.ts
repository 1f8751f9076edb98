/** Conversion of values to text: error values read as JavaScript prints them; functions and dates are refused elsewhere. */

import { shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandNoCollection } from './data.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { matchAsList } from './match-list.ts';

/** A value for a template or `String()`: an error becomes `name: message`. */
export function demandText(value: RawExpr, cx: Lowering): RawExpr {
  if (!value.shape.error) return demandNoCollection(matchAsList(value, cx), cx);
  const origin = value.origin;
  const [declare, ref] = b.capture(value, 'error', cx);
  const name = b.member(ref, 'name', shapes.string, origin);
  const message = b.member(ref, 'message', shapes.string, origin);
  const both = b.template([name, b.literal(': ', origin), message], origin);
  const empty = b.binary('===', message, b.literal('', origin), origin);
  return b.sequence(declare, b.conditional(empty, name, both, origin), origin);
}
