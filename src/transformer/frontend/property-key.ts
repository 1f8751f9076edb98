/** Property names of literals, patterns and accesses. */
import ts from 'typescript';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';

/** The key that a property name means: a literal, or the computed expression. */
export function propertyKey(name: ts.PropertyName, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(name);
  if (ts.isComputedPropertyName(name)) return cx.expression(name.expression, scope);
  if (ts.isNumericLiteral(name)) return b.literal(String(Number(name.text)), origin);
  return b.literal(name.text, origin);
}

/** The same for the names in patterns, where a plain binding name is its own key. */
export function patternKey(name: ts.PropertyName | ts.BindingName, scope: Scope, cx: Lowering): RawExpr {
  if (ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)) return cx.invalid(name);
  return propertyKey(name, scope, cx);
}

/** The key that an access writes out; undefined where it is computed. */
export function constantKey(node: ts.PropertyAccessExpression | ts.ElementAccessExpression): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const { argumentExpression: key } = node;
  return ts.isStringLiteralLike(key) || ts.isNumericLiteral(key) ? key.text : undefined;
}
