/**
 * The regular expression that an expression means: a literal, `new RegExp('…')` of constants, or a constant that holds one. It
 * never is a value: what the literal remembers between calls (`lastIndex`) cannot be kept.
 */
import ts from 'typescript';
import type { RegExpLiteral } from '../../core/expr.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { trace } from '../trace.ts';
import { unwrap } from '../write-facts.ts';

export interface FoundPattern {
  readonly pattern: RegExpLiteral;
  /** The expression that makes it. */
  readonly made: ts.Node;
  /** Made anew where it is used, so that its `lastIndex` is 0. */
  readonly fresh: boolean;
}

/** Finds it; undefined where it is not constant. */
export function regexpOf(expression: ts.Expression, scope: Scope, cx: Lowering): FoundPattern | undefined {
  const node = unwrap(expression) as ts.Expression;
  const made = partsOf(node);
  const found = made ? node : trace(node, scope, cx.facts)?.node;
  const parts = made ?? (found && partsOf(found));
  if (!parts || !found) return undefined;
  return { pattern: b.regexp(parts.source, parts.flags, cx.origin(node)), made: found, fresh: found === node };
}

/** An expression that makes a constant regular expression. */
export function isPattern(node: ts.Node): boolean {
  return partsOf(node) !== undefined;
}

/** True for values of type RegExp. */
export function isRegExp(node: ts.Expression, cx: Lowering): boolean {
  return cx.facts.checker.getNonNullableType(cx.facts.type(node)).symbol?.name === 'RegExp';
}

interface Parts {
  readonly source: string;
  readonly flags: string;
}

function partsOf(node: ts.Node): Parts | undefined {
  if (ts.isRegularExpressionLiteral(node)) {
    const slash = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, slash), flags: node.text.slice(slash + 1) };
  }
  const constructed = ts.isNewExpression(node) || ts.isCallExpression(node);
  if (!constructed || !ts.isIdentifier(node.expression) || node.expression.text !== 'RegExp') return undefined;
  const texts = (node.arguments ?? []).map((argument) =>
    ts.isStringLiteralLike(argument) ? argument.text : undefined,
  );
  const [source, flags = ''] = texts;
  return source === undefined || texts.includes(undefined) || !isValid(source, flags) ? undefined : { source, flags };
}

function isValid(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags).flags.length === flags.length;
  } catch {
    return false;
  }
}
