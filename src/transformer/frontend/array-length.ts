/** Lengths that lists are made or cut with: JavaScript throws RangeError for what is none. */
import { shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

const LIMIT = 2 ** 32;

/** The test that a number, which is read without effects, is a length. */
export function isLength(value: RawExpr, origin: RawExpr['origin']): RawExpr {
  const whole = b.library('Number.isInteger', null, [value], shapes.boolean, origin);
  const inRange = b.logical(
    '&&',
    b.binary('>=', value, b.literal(0, origin), origin),
    b.binary('<', value, b.literal(LIMIT, origin), origin),
    origin,
  );
  return b.logical('&&', whole, inRange, origin);
}

/** The length of a list that is made, behind its RangeError. */
export function madeLength(value: RawExpr, origin: RawExpr['origin'], cx: Lowering): RawExpr {
  if (isCertain(value)) return value;
  const [declare, length] = b.capture(value, 'length', cx);
  const check = b.throwIf(b.not(isLength(length, origin), origin), 'RangeError', 'Invalid array length', origin);
  return b.sequence([...declare, check], { ...length, shape: shapes.integer } as RawExpr, origin);
}

/** A constant, the length of something, or a sum of such. */
function isCertain(value: RawExpr): boolean {
  if (value.kind === 'literal')
    return typeof value.value === 'number' && Number.isInteger(value.value) && value.value >= 0 && value.value < LIMIT;
  if (value.kind === 'library') return /length$/i.test(value.member);
  return value.kind === 'binary' && value.operator === '+' && isCertain(value.left) && isCertain(value.right);
}
