/**
 * Promises that fail while other statements run, and whose failure somebody waits for: their branch gives a record of the result
 * or the error, and the `await` throws what it finds there, where its own `try` or `.catch` is.
 */
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { raisesLanguageErrors } from '../language-errors.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Kept } from './source.ts';

/** The record of what a promise settles to, and how to read it. */
export function keepFailure(value: RawExpr, cx: Lowering): { readonly value: RawExpr; readonly kept: Kept } {
  const { origin } = value;
  const outcome = cx.variable({ name: 'outcome', origin, shape: KEPT_OUTCOME, constant: false });
  const reason = cx.variable({ name: 'reason', origin, shape: shapes.error, constant: true });
  const part = (name: string): RawExpr => b.member(b.ref(reason, shapes.error, origin), name, shapes.string, origin);
  const nothing = isOnly(value.shape, Kind.absent);
  const given: RawStatement[] = nothing
    ? [b.evaluate(value, origin), b.assign(outcome, b.object({}, origin), origin)]
    : [b.assign(outcome, b.object({ value }, origin), origin)];
  const error = b.object({ name: part('name'), message: part('message') }, origin);
  const failed = b.assign(outcome, b.object({ error }, origin), origin);
  const attempt: RawStatement = {
    kind: 'try',
    origin,
    body: given,
    handler: { variable: reason, body: [failed] },
    finalizer: null,
  };
  return {
    value: b.sequence([b.declare(outcome, null, origin), attempt], b.ref(outcome, KEPT_OUTCOME, origin), origin),
    kept: { shape: value.shape, byEngine: raisesLanguageErrors([b.evaluate(value, origin)]) },
  };
}

/** The shape of such a record. */
export const KEPT_OUTCOME = { ...shapes.record, undefinedProperties: true as const };
