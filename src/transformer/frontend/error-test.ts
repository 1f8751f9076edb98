/** Values that may be errors, or anything else that does not look like one. */
import { Kind, mayBe } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { NULLISH, SCALARS } from './denied.ts';
import * as b from './make.ts';

/** True for the shape of an error that may be text, a number, a boolean or a list instead. */
export function mayBeOther({ shape }: RawExpr): boolean {
  return mayBe(shape, SCALARS | Kind.list);
}

/** The test that a value, which is read without effects, is the error that it may be; null where it cannot be anything else. */
export function isError(value: RawExpr, origin: RawExpr['origin']): RawExpr | null {
  const { shape } = value;
  const tests: RawExpr[] = [];
  if (mayBe(shape, SCALARS))
    tests.push(b.binary('===', b.unary('typeof', value, origin), b.literal('object', origin), origin));
  if (mayBe(shape, NULLISH)) tests.push(b.not(b.isNullish(value, origin), origin));
  if (mayBe(shape, Kind.list))
    tests.push(b.not(b.library('Array.isArray', null, [value], { kinds: Kind.boolean }, origin), origin));
  return tests.length === 0 ? null : tests.reduce((all, test) => b.logical('&&', all, test, origin));
}
