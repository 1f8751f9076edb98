/** Names for values that are known at compile time: those of declarations, parameters and loops, patterns included. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { bindPattern, withDefault } from './bind-pattern.ts';
import type { Lowering } from './lowering.ts';
import type { Binding, Scope } from './scope.ts';
import { asData, partOf, staticOf } from './static-value.ts';

/** Lets a name or pattern stand for a value, or for its default where the value is undefined. */
export function bindStatic(
  name: ts.BindingName,
  given: Binding,
  initializer: ts.Expression | undefined,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const fallback = initializer && given.kind === 'nothing' ? staticOf(initializer, scope, cx) : undefined;
  if (fallback) return [...fallback.before, ...bindStatic(name, fallback.binding, undefined, scope, cx)];
  const data = asData(given, cx.origin(name), cx);
  if (data && (given.kind !== 'nothing' || initializer))
    return bindPattern(name, withDefault(data, initializer, scope, cx), scope, cx, 'const');
  if (ts.isIdentifier(name)) {
    const symbol = cx.facts.symbol(name);
    if (symbol && (cx.facts.isReassigned(symbol) || cx.facts.isMutated(symbol)))
      cx.report(d.functionAsValue(cx.origin(name)));
    if (symbol) scope.bindings.set(symbol, given);
    return [];
  }
  return name.elements.flatMap((element, index) => {
    if (ts.isOmittedExpression(element)) return [];
    const part = element.dotDotDotToken ? undefined : partAt(given, element, index);
    if (part) return bindStatic(element.name, part, element.initializer, scope, cx);
    cx.report(d.functionAsValue(cx.origin(element)));
    return [];
  });
}

function partAt(given: Binding, { propertyName, name, parent }: ts.BindingElement, index: number): Binding | undefined {
  if (given.kind === 'list') return ts.isArrayBindingPattern(parent) ? given.options[index] : undefined;
  const key = propertyName ?? name;
  const text = ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
  return text === undefined ? undefined : partOf(given, text);
}
