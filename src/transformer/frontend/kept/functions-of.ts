/** Lists of functions that are gone through: what the iterations run over, and what their callback gets. */
import type ts from 'typescript';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { holdsFunctions } from '../function-types.ts';
import type { Lowering } from '../lowering.ts';
import type { FunctionValue, Scope } from '../scope.ts';
import { staticOf } from '../static-value.ts';
import { itemOf } from './item.ts';

interface Iterated {
  readonly before: readonly RawStatement[];
  readonly tags: RawExpr;
  readonly adapt: NonNullable<FunctionValue['adapt']>;
}

/** A list of functions; undefined for data. */
export function functionsOf(list: ts.Expression, scope: Scope, cx: Lowering): Iterated | undefined {
  const value = holdsFunctions(cx.facts.type(list), cx.facts.checker) ? staticOf(list, scope, cx) : undefined;
  if (value?.binding.kind !== 'list') return undefined;
  return { before: value.before, tags: value.binding.tags, adapt: itemOf(value.binding, 0, cx) };
}
