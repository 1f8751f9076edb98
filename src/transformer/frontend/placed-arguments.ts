/**
 * The items of a spread array where a function has parameters of their own for them: TypeScript lets `fn(...list)` pass where
 * the type of `fn` has a rest parameter, whatever the parameters of the function that is called.
 */
import type ts from 'typescript';
import { orAbsent, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { InlineArgument } from './inline.ts';
import { demandItem } from './items.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The arguments one by one for each parameter that is no rest parameter; a spread array is left for that alone. */
export function placedArguments(
  { parameters }: ts.FunctionLikeDeclaration,
  args: readonly InlineArgument[],
  call: ts.Node,
  cx: Lowering,
): readonly InlineArgument[] {
  const named = parameters.filter((one) => !one.dotDotDotToken).length;
  const first = args.findIndex((argument) => argument.kind === 'value' && argument.spread);
  if (first < 0 || first >= named) return args;
  const origin = cx.origin(call);
  const entries = args.slice(first).flatMap((argument) => {
    if (argument.kind !== 'value') return [];
    const { value } = argument;
    return argument.spread
      ? { kind: 'spread' as const, value }
      : { kind: 'item' as const, value: demandItem(value, shapes.list(), cx) };
  });
  if (entries.length < args.length - first) {
    const hint = 'Pass the items one by one.';
    cx.report(d.unsupportedSyntax(origin, { syntax: 'a function or promise after a spread argument', hint }));
  }
  const [declare, list] = b.capture(b.list(entries, origin), 'list', cx);
  const shape = orAbsent(list.shape.item ?? shapes.unknown);
  const placed = Array.from({ length: named - first }, (_, index): InlineArgument => {
    const item = b.index(list, b.literal(index, origin), shape, origin);
    return { kind: 'value', value: index === 0 ? b.sequence(declare, item, origin) : item };
  });
  if (!parameters.some((one) => one.dotDotDotToken)) return [...args.slice(0, first), ...placed];
  const from = [b.literal(named - first, origin)];
  const rest = b.library('Array.prototype.slice', list, from, list.shape, origin);
  return [...args.slice(0, first), ...placed, { kind: 'value', value: rest, spread: true }];
}
