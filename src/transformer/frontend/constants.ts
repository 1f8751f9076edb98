/**
 * Constant evaluation of JSON values: what options, durations and retry policies may be computed from. Only what has one
 * value at compile time counts: literals, constants of any module, enums, `as const` tables, arithmetic and templates.
 */
import ts from 'typescript';
import type { Json } from '../../asl/index.ts';
import { constantTrace } from './constant-objects.ts';
import type { Facts } from './facts.ts';
import type { Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** The value of a constant expression, or undefined. */
export function constantOf(expression: ts.Expression, scope: Scope, facts: Facts): Json | undefined {
  const node = unwrap(expression) as ts.Expression;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isPrefixUnaryExpression(node)) return unary(node, scope, facts);
  if (ts.isBinaryExpression(node)) return binary(node, scope, facts);
  if (ts.isTemplateExpression(node)) return template(node, scope, facts);
  if (ts.isArrayLiteralExpression(node)) return list(node, scope, facts);
  if (ts.isObjectLiteralExpression(node)) return record(node, scope, facts);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
    const member = facts.enumValue(node);
    if (member !== undefined) return member;
  }
  const traced = constantTrace(node, scope, facts);
  return traced && traced.node !== node && isExpression(traced.node)
    ? constantOf(traced.node, traced.scope, facts)
    : undefined;
}

function isExpression(node: ts.Node): node is ts.Expression {
  return ts.isExpression(node);
}

function unary(node: ts.PrefixUnaryExpression, scope: Scope, facts: Facts): Json | undefined {
  const value = constantOf(node.operand, scope, facts);
  if (typeof value !== 'number') return undefined;
  if (node.operator === ts.SyntaxKind.MinusToken) return -value;
  return node.operator === ts.SyntaxKind.PlusToken ? value : undefined;
}

function binary(node: ts.BinaryExpression, scope: Scope, facts: Facts): Json | undefined {
  const left = constantOf(node.left, scope, facts);
  const right = constantOf(node.right, scope, facts);
  if (typeof left === 'string' && typeof right === 'string' && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return left + right;
  if (typeof left !== 'number' || typeof right !== 'number') return undefined;
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return left + right;
    case ts.SyntaxKind.MinusToken:
      return left - right;
    case ts.SyntaxKind.AsteriskToken:
      return left * right;
    case ts.SyntaxKind.SlashToken:
      return left / right;
    default:
      return undefined;
  }
}

function template(node: ts.TemplateExpression, scope: Scope, facts: Facts): Json | undefined {
  let text = node.head.text;
  for (const span of node.templateSpans) {
    const value = constantOf(span.expression, scope, facts);
    if (value === undefined || typeof value === 'object') return undefined;
    text += String(value) + span.literal.text;
  }
  return text;
}

function list(node: ts.ArrayLiteralExpression, scope: Scope, facts: Facts): Json | undefined {
  const items: Json[] = [];
  for (const element of node.elements) {
    const value = ts.isSpreadElement(element) ? undefined : constantOf(element, scope, facts);
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}

function record(node: ts.ObjectLiteralExpression, scope: Scope, facts: Facts): Json | undefined {
  const entries: Record<string, Json> = {};
  for (const property of node.properties) {
    const name =
      property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
        ? property.name.text
        : undefined;
    const value = ts.isPropertyAssignment(property)
      ? constantOf(property.initializer, scope, facts)
      : ts.isShorthandPropertyAssignment(property)
        ? constantOf(property.name, scope, facts)
        : undefined;
    if (name === undefined || value === undefined) return undefined;
    entries[name] = value;
  }
  return entries;
}
