/**
 * `f(...list)`: the items of a tuple are arguments, one by one; those of an array are for the rest parameter, which TypeScript
 * demands there. Functions in a list that is known are arguments like any other.
 */
import ts from 'typescript';
import { isOnly, Kind, orAbsent, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { TUPLES } from './denied.ts';
import { holdsFunctions } from './function-types.ts';
import type { InlineArgument } from './inline.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';
import { staticOf } from './static-value.ts';
import { isTupleItem } from './tuple-item.ts';

/** The arguments that a spread gives. */
export function spreadArguments(node: ts.SpreadElement, scope: Scope, cx: Lowering): readonly InlineArgument[] {
  const { checker } = cx.facts;
  const type = cx.facts.standsFor(cx.facts.type(node.expression));
  if (holdsFunctions(type, checker)) return functionsOf(node, scope, cx);
  const list = cx.expression(node.expression, scope);
  const origin = cx.origin(node);
  if (!isOnly(list.shape, Kind.list) || list.shape.kinds === 0) {
    const hint = 'Spread an array or a tuple.';
    cx.report(d.unsupportedSyntax(origin, { syntax: 'a spread argument that is not an array', hint }));
    return [];
  }
  if (!checker.isTupleType(type)) return [{ kind: 'value', value: list, spread: true }];
  const { target } = type as ts.TupleTypeReference;
  const items = checker.getTypeArguments(type as ts.TypeReference);
  const [declare, ref] = b.capture(list, 'list', cx);
  const end = target.elementFlags.findIndex((flag) => flag & (ts.ElementFlags.Rest | ts.ElementFlags.Variadic));
  const fixed = end < 0 ? target.elementFlags : target.elementFlags.slice(0, end);
  const args = fixed.map((flag, index): InlineArgument => {
    const item = items[index];
    const own = item ? cx.facts.shapeOf(item) : shapes.json;
    const optional = (flag & ts.ElementFlags.Optional) !== 0 || !isTupleItem(type, index, cx);
    const shape = optional ? orAbsent(own) : own;
    const value = b.index(ref, b.literal(index, origin), shape, origin, !optional);
    return { kind: 'value', value: index === 0 ? b.sequence(declare, value, origin) : value };
  });
  if (fixed.length === target.elementFlags.length) return args;
  const rest = b.library('Array.prototype.slice', ref, [b.literal(fixed.length, origin)], list.shape, origin);
  return [...args, { kind: 'value', value: fixed.length > 0 ? rest : b.sequence(declare, rest, origin), spread: true }];
}

/** The items of a tuple of a length that its type tells; undefined for other lists. */
export function fixedItems(node: ts.SpreadElement, scope: Scope, cx: Lowering): readonly RawExpr[] | undefined {
  const type = cx.facts.standsFor(cx.facts.type(node.expression));
  if (!cx.facts.checker.isTupleType(type) || cx.denied.kindsOf(TUPLES) !== 0) return undefined;
  const { target } = type as ts.TupleTypeReference;
  if (target.elementFlags.some((flag) => !(flag & ts.ElementFlags.Required))) return undefined;
  if (holdsFunctions(type, cx.facts.checker)) return undefined;
  return spreadArguments(node, scope, cx).flatMap((one) => (one.kind === 'value' ? [one.value] : []));
}

function functionsOf(node: ts.SpreadElement, scope: Scope, cx: Lowering): readonly InlineArgument[] {
  const value = staticOf(node.expression, scope, cx);
  const tags = value?.binding.kind === 'list' && value.binding.tags.kind === 'list' ? value.binding.tags.entries : [];
  if (value?.binding.kind !== 'list' || tags.length !== value.binding.options.length) {
    cx.report(d.functionAsValue(cx.origin(node)));
    return [];
  }
  const { options } = value.binding;
  return options.map((binding, index): InlineArgument => {
    const before: readonly RawStatement[] = index === 0 ? value.before : [];
    return { kind: 'static', before, binding };
  });
}
