/**
 * Values that exist only at compile time: resource handles, task stubs, functions, classes and namespaces of them. They
 * are never stored; a constant that holds one is another name for it.
 */
import ts from 'typescript';
import { regexpOf } from './library/regexp-of.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';
import { trace } from './trace.ts';
import { unwrap } from './write-facts.ts';

/** True when the expression's value has no run-time representation. */
export function isTimeless(expression: ts.Expression, scope: Scope, cx: Lowering): boolean {
  const node = unwrap(expression) as ts.Expression;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isClassExpression(node)) return true;
  if (ts.isCallExpression(node)) return cx.facts.handleKind(node) !== undefined || cx.facts.stub(node) !== undefined;
  if (cx.facts.handleKind(node) !== undefined || cx.facts.stub(node) !== undefined) return true;
  const type = cx.facts.type(node);
  if (type.symbol?.name === 'RegExp') return regexpOf(node, scope, cx) !== undefined;
  if (type.getCallSignatures().length > 0 || type.getConstructSignatures().length > 0)
    return isPlace(node) && trace(node, scope, cx.facts) !== undefined;
  if (ts.isObjectLiteralExpression(node)) return isTimelessTable(node, scope, cx);
  const traced = isName(node) ? trace(node, scope, cx.facts) : undefined;
  return (
    traced !== undefined && ts.isObjectLiteralExpression(traced.node) && isTimelessTable(traced.node, traced.scope, cx)
  );
}

/** What names something; any other expression does something to give its value. */
function isPlace(expression: ts.Expression): boolean {
  const node = unwrap(expression) as ts.Expression;
  if (ts.isElementAccessExpression(node)) return isPlace(node.expression) && isKey(node.argumentExpression);
  if (ts.isPropertyAccessExpression(node)) return isPlace(node.expression);
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}

function isKey(node: ts.Expression): boolean {
  return ts.isLiteralExpression(node) || isPlace(node);
}

function isName(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
}

/** An object that holds nothing but such values. */
function isTimelessTable(node: ts.ObjectLiteralExpression, scope: Scope, cx: Lowering): boolean {
  return (
    node.properties.length > 0 &&
    node.properties.every((property) => {
      if (ts.isMethodDeclaration(property)) return true;
      if (ts.isPropertyAssignment(property)) return isTimeless(property.initializer, scope, cx);
      return ts.isShorthandPropertyAssignment(property) && isTimeless(property.name, scope, cx);
    })
  );
}
