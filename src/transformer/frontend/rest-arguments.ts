/** Rest parameters: the arguments that one gathers, as a list, or as a list that is known where they are functions. */
import type ts from 'typescript';
import { isOnly, Kind, shapes, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { bindPattern } from './bind-pattern.ts';
import { bindStatic } from './bind-static.ts';
import { noteItem } from './denied.ts';
import { holdsFunctions } from './function-types.ts';
import type { InlineArgument } from './inline.ts';
import { demandItem } from './items.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { matchAsList } from './match-list.ts';
import { writtenList } from './one-list.ts';
import type { Scope } from './scope.ts';

/** Declares a rest parameter of the arguments from its place on. */
export function bindRest(
  parameter: ts.ParameterDeclaration,
  args: readonly InlineArgument[],
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const origin = cx.origin(parameter);
  const options = args.flatMap((argument) => (argument.kind === 'static' ? [argument] : []));
  if (options.length === args.length && holdsFunctions(cx.facts.type(parameter), cx.facts.checker)) {
    const bindings = options.map(({ binding }) => binding);
    const list = writtenList(bindings, origin);
    return [...options.flatMap(({ before }) => before), ...bindStatic(parameter.name, list, undefined, scope, cx)];
  }
  if (args.some((argument) => argument.kind !== 'value'))
    cx.report(d.untraceableHandle(origin, { name: parameter.name.getText() }));
  return bindPattern(parameter.name, restList(parameter, args, origin, cx), scope, cx, 'let');
}

/** The list of the values that a rest parameter gathers; what their own places in its type deny is noted. */
export function restList(
  parameter: ts.ParameterDeclaration,
  args: readonly InlineArgument[],
  origin: RawExpr['origin'],
  cx: Lowering,
): RawExpr {
  const list = cx.facts.declaredShape(parameter.name);
  const entries = args.map((argument, place) => {
    if (argument.kind !== 'value') return { kind: 'item' as const, value: cx.invalid(parameter) };
    if (argument.spread) return { kind: 'spread' as const, value: argument.value };
    const value = isList(list.item) ? matchAsList(argument.value, cx) : argument.value;
    noteItem(value.shape, shapeAt(parameter, place, cx), cx);
    return { kind: 'item' as const, value: demandItem(value, list, cx) };
  });
  return b.list(entries, origin);
}

/** Matches are lists to a function that names no more of them. */
function isList(item: ValueShape | undefined): boolean {
  return item !== undefined && item.match === undefined && isOnly(item, Kind.list | Kind.null | Kind.absent);
}

/** What the type says of the item at a place: a tuple tells them apart. */
function shapeAt(parameter: ts.ParameterDeclaration, place: number, cx: Lowering): ValueShape {
  const { checker } = cx.facts;
  const type = cx.facts.type(parameter);
  const fixed = checker.isTupleType(type) ? checker.getTypeArguments(type as ts.TypeReference)[place] : undefined;
  return fixed ? cx.facts.shapeOf(fixed) : (cx.facts.declaredShape(parameter.name).item ?? shapes.unknown);
}
