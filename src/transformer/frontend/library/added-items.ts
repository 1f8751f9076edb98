/** What `push`, `unshift`, `splice` and `Array.of` are given: items, and lists of items that are spread. */
import ts from 'typescript';
import type { ValueShape } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { demandIterable } from '../checks.ts';
import { iteratedOnce } from '../code-points.ts';
import { asIterable } from '../collections/iterated.ts';
import { demandItemType } from '../data.ts';
import { noteItem } from '../denied.ts';
import { demandArrayItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { matchAsList } from '../match-list.ts';
import type { Scope } from '../scope.ts';

/** One of the items that are added, or a list of them. */
export interface Added {
  readonly kind: 'item' | 'spread';
  readonly value: RawExpr;
}

/** What is added, behind the declarations of its name. */
export interface CapturedItem {
  readonly kind: Added['kind'];
  readonly parts: ReturnType<typeof b.capture>;
}

/** The argument as what is added to a list of this shape. */
export function addedItem(argument: ts.Expression, list: ValueShape, scope: Scope, cx: Lowering): Added {
  if (ts.isSpreadElement(argument)) {
    const { expression } = argument;
    const items = demandIterable(matchAsList(cx.expression(expression, scope), cx), cx);
    return { kind: 'spread', value: iteratedOnce(asIterable(items, expression, cx), cx) };
  }
  const value = demandArrayItem(demandItemType(cx.expression(argument, scope), argument, cx), list, cx);
  if (!cx.facts.isUntyped(argument)) noteItem(value.shape, cx.facts.shape(argument), cx);
  return { kind: 'item', value };
}

/** What is added, by names; lists that are spread are copied where what comes after them may change them. */
export function captureAdded(added: readonly Added[], cx: Lowering): readonly CapturedItem[] {
  const writes = ({ value }: Added): boolean => rawWalk.someStatement(value, (part) => part.kind === 'assign');
  const last = added.findLastIndex(writes);
  return added.map(({ kind, value }, position) => {
    const copied = kind === 'spread' && position < last ? b.list([{ kind, value }], value.origin) : value;
    return { kind, parts: b.capture(copied, 'added', cx) };
  });
}
