/** What callbacks of built-ins are given: by position, the values that a parameter can be, or whose items it can be. */
import type { Expr, LibraryCall } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';

export interface Given {
  readonly parameter: VarId;
  readonly value: Expr;
  /** An item of the value rather than the value itself. */
  readonly item: boolean;
}

/** What the callback of a call is given. */
export function givenToCallback({ member, receiver, arguments: args }: LibraryCall<never>): readonly Given[] {
  const callback = args.find((argument) => argument.kind === 'lambda');
  const list = receiver ?? args[0];
  if (callback?.kind !== 'lambda' || list === undefined) return [];
  const [first, second, third, fourth] = callback.parameters;
  const give = (parameter: VarId | undefined, value: Expr | undefined, item: boolean): readonly Given[] =>
    parameter === undefined || value === undefined ? [] : [{ parameter, value, item }];
  if (member === 'Array.prototype.reduce' || member === 'Array.prototype.reduceRight')
    return [
      ...give(first, args[1] ?? list, args[1] === undefined),
      ...give(second, list, true),
      ...give(fourth, list, false),
    ];
  const both = member === 'Array.prototype.toSorted' || member === 'Array.prototype.sort';
  return [...give(first, list, true), ...(both ? give(second, list, true) : []), ...give(third, list, false)];
}
