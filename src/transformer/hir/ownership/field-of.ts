/** Which field of an object a key stands for. */
import type { Expr } from '../../core/expr.ts';
import { ANY, type Field } from './location.ts';

/** The field; ANY for keys that are computed. */
export function fieldOf(key: Expr): Field {
  return key.kind === 'literal' && (typeof key.value === 'string' || typeof key.value === 'number')
    ? String(key.value)
    : ANY;
}
