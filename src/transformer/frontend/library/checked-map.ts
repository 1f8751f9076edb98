/**
 * `list.map(encodeURIComponent)`: built-ins that throw on some texts, as callbacks of `map`. Nothing is seen of the texts before the
 * one that fails, so all of them are checked first.
 */
import type ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { builtInOf } from './callback.ts';
import { throwUnless, validityOf } from './checked-text.ts';

/** The list of the results; undefined for other calls. */
export function lowerCheckedMap(
  member: string,
  receiver: RawExpr | null,
  args: readonly ts.Expression[],
  cx: Lowering,
): RawExpr | undefined {
  const [callback, ...others] = args;
  const builtIn = callback && others.length === 0 ? builtInOf(callback, cx) : undefined;
  const valid = builtIn === undefined ? undefined : validityOf(builtIn);
  const item = receiver?.shape.item;
  const texts = item && item.kinds !== 0 && isOnly(item, Kind.string) && !receiver.shape.undefinedItems;
  if (member !== 'Array.prototype.map' || !builtIn || !valid || !receiver || !texts) return undefined;
  const { origin } = receiver;
  const each = (called: LibraryMember, shape: RawExpr['shape']): RawExpr => {
    const variable = cx.variable({ name: 'text', origin, shape: item, constant: true });
    const value = b.library(called, null, [b.ref(variable, item, origin)], shape, origin);
    return b.lambda([variable], [{ kind: 'return', origin, value }], shape, origin);
  };
  const [declare, list] = b.capture(receiver, 'list', cx);
  const all = b.library('Array.prototype.every', list, [each(valid, shapes.boolean)], shapes.boolean, origin);
  const results = b.library(
    'Array.prototype.map',
    list,
    [each(builtIn as LibraryMember, shapes.string)],
    shapes.list(shapes.string),
    origin,
  );
  return b.sequence([...declare, throwUnless(all, builtIn)], results, origin);
}
