/** Items of lists: JSON lists cannot hold `undefined`, so an item that may be undefined is refused. */
import { Kind, mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';

/** The value; reported when it may be undefined. */
export function demandItem(value: RawExpr, cx: Lowering): RawExpr {
  if (mayBe(value.shape, Kind.absent)) cx.report(d.undefinedItem(value.origin));
  return value;
}
