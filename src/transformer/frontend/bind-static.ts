/** Names for values that are known at compile time: those of declarations, parameters and loops, patterns included. */
import ts from 'typescript';
import { orAbsent, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { bindPattern, withDefault } from './bind-pattern.ts';
import { isOnlyFilled } from './filled.ts';
import { changedMap } from './function-map.ts';
import { itemAt } from './kept/item.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { type Binding, type ListBinding, type Scope, type Static, withoutPlace } from './scope.ts';
import { orElse, partOf } from './static-choice.ts';
import { asData, demandThere, isNone } from './static-forms.ts';
import { staticOf } from './static-value.ts';
import { unwrap } from './write-facts.ts';

/** Lets a name or pattern stand for a value, or for its default where the value is undefined. */
export function bindStatic(
  name: ts.BindingName,
  given: Binding,
  initializer: ts.Expression | undefined,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const fallback =
    initializer && given.kind === 'nothing' && !given.isNull
      ? staticOf(initializer, scope, cx, isEmptyObject(initializer))
      : undefined;
  if (fallback) return [...fallback.before, ...bindStatic(name, fallback.binding, undefined, scope, cx)];
  if (initializer && given.kind === 'choice') {
    const other = staticOf(initializer, scope, cx);
    if (other && other.before.length > 0) cx.report(d.functionAsValue(cx.origin(initializer)));
    if (other) return bindStatic(name, orElse(given, other.binding), undefined, scope, cx);
  }
  const data = asData(given, cx.origin(name), cx);
  if (data && (!isNone(given) || (initializer && given.kind === 'nothing' && !given.isNull)))
    return bindPattern(name, withDefault(data, initializer, scope, cx), scope, cx, 'const');
  if (ts.isIdentifier(name)) {
    const symbol = cx.facts.symbol(name);
    if (!symbol) return [];
    const copied = ownCopy(name, symbol, given, scope, cx);
    if (copied) return copied;
    const isPlace = given.kind === 'list' && given.place !== undefined;
    const isChanged = cx.facts.isMutated(symbol) && !isPlace && !isOnlyFilled(symbol, cx);
    if (isChanged && given.kind === 'map') cx.report(changedMap(cx.origin(name)));
    else if (cx.facts.isReassigned(symbol) || isChanged) cx.report(d.functionAsValue(cx.origin(name)));
    scope.bindings.set(symbol, given);
    return [];
  }
  const parts = name.elements.flatMap((element, index) => {
    if (ts.isOmittedExpression(element)) return [];
    const part = partAt(given, element, index, cx);
    if (part) return [...part.before, ...bindStatic(element.name, part.binding, element.initializer, scope, cx)];
    cx.report(d.functionAsValue(cx.origin(element)));
    const symbol = ts.isIdentifier(element.name) ? cx.facts.symbol(element.name) : undefined;
    if (symbol) scope.bindings.set(symbol, { kind: 'nothing' });
    return [];
  });
  return [...demandThere(given, cx.origin(name)), ...parts];
}

/** `{ limit, onRetry = () => true } = {}`: where nothing is given there are no functions, but those of defaults. */
function isEmptyObject(initializer: ts.Expression): boolean {
  const node = unwrap(initializer);
  return ts.isObjectLiteralExpression(node) && node.properties.length === 0;
}

/** A copy of a list of kept functions that is changed, such as `[...undo]`, has a variable of its own. */
function ownCopy(
  name: ts.Identifier,
  symbol: ts.Symbol,
  given: Binding,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] | undefined {
  if (given.kind !== 'list' || !given.kept || given.place !== undefined || !cx.facts.isMutated(symbol))
    return undefined;
  const { tags } = given;
  const origin = cx.origin(name);
  const place = cx.variable({ name: name.text, origin, shape: tags.shape, constant: false });
  if (scope.region) cx.regions.set(place, scope.region);
  scope.bindings.set(symbol, { ...given, tags: b.ref(place, tags.shape, origin), place });
  return [b.declare(place, tags, origin)];
}

function partAt(given: Binding, element: ts.BindingElement, index: number, cx: Lowering): Static | undefined {
  const { propertyName, name, parent, dotDotDotToken } = element;
  if (given.kind === 'list' && ts.isArrayBindingPattern(parent)) return itemsFrom(given, element, index, cx);
  if (given.kind === 'parts' && dotDotDotToken && ts.isObjectBindingPattern(parent)) return partsBeside(given, parent);
  const key = propertyName ?? name;
  const text = ts.isArrayBindingPattern(parent) ? `${index}` : keyOf(key);
  const part = text === undefined || dotDotDotToken ? undefined : partOf(given, text);
  return part && { before: [], binding: part };
}

function keyOf(key: ts.PropertyName | ts.BindingName): string | undefined {
  return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
}

/** What `...rest` has: the parts that no other element of the pattern takes. */
function partsBeside(
  given: Extract<Binding, { readonly kind: 'parts' }>,
  { elements }: ts.ObjectBindingPattern,
): Static | undefined {
  const taken = elements.flatMap((one) => (one.dotDotDotToken ? [] : [keyOf(one.propertyName ?? one.name)]));
  if (taken.includes(undefined)) return undefined;
  const parts = new Map([...given.parts].filter(([key]) => !taken.includes(key)));
  return { before: [], binding: { kind: 'parts', parts } };
}

/** `[first]` and `[, ...rest]` of a list. */
function itemsFrom(list: ListBinding, element: ts.BindingElement, index: number, cx: Lowering): Static {
  const origin = cx.origin(element);
  const { tags } = list;
  if (element.dotDotDotToken) {
    const rest = b.library('Array.prototype.slice', tags, [b.literal(index, origin)], tags.shape, origin);
    const [before, ref] = b.capture(rest, 'rest', cx);
    return { before, binding: { ...withoutPlace(list), tags: ref } };
  }
  const known = list.options[index];
  if (known && tags.kind === 'list' && tags.entries.every(({ kind }) => kind === 'item'))
    return { before: [], binding: known };
  const tag = b.index(tags, b.literal(index, origin), orAbsent(tags.shape.item ?? shapes.record), origin);
  const [before, ref] = b.capture(tag, 'tag', cx);
  return { before, binding: itemAt(list, ref, true, cx) };
}
