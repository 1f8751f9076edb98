/**
 * Proves that values which are compared are not both objects, where TypeScript does not narrow: `unknown` and `any` stay what
 * they are behind `if (typeof a === 'object') return`, and of two values a test may say that one is none. Names that are not
 * assigned meanwhile; tests by `typeof`, with null, of truth, and by a helper that returns such a test.
 */
import ts from 'typescript';
import { functionOf } from './call-graph.ts';
import type { Facts } from './facts.ts';
import { holdsAt } from './holding-tests.ts';
import { unwrap } from './write-facts.ts';

/** True when at least one of the expressions, as the place sees them, is no object and no array. */
export function isNoneObjectAt(place: ts.Node, compared: readonly ts.Node[], facts: Facts): boolean {
  const symbols = compared.flatMap((node) => {
    const name = unwrap(node);
    const symbol = ts.isIdentifier(name) ? facts.symbol(name) : undefined;
    return symbol ? [symbol] : [];
  });
  if (symbols.length === 0) return false;
  return holdsAt(place, {
    proves: (test, outcome) => excludes(test, outcome, { symbols, facts, asksHelpers: true }),
    keeps: (code) => symbols.every((symbol) => !facts.mayAssign(symbol, code)),
  });
}

interface Asked {
  readonly symbols: readonly ts.Symbol[];
  readonly facts: Facts;
  /** A test may be in a helper; not again in the helper. */
  readonly asksHelpers: boolean;
}

/** Whenever the test has this outcome, one of the names is no object. */
function excludes(expression: ts.Node, outcome: boolean, asked: Asked): boolean {
  const { symbols, facts, asksHelpers } = asked;
  const test = unwrap(expression);
  const names = (node: ts.Node): boolean => {
    const name = unwrap(node);
    const symbol = ts.isIdentifier(name) ? facts.symbol(name) : undefined;
    return symbol !== undefined && symbols.includes(symbol);
  };
  if (names(test)) return !outcome;
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return excludes(test.operand, !outcome, asked);
  if (ts.isCallExpression(test)) return asksHelpers && helperExcludes(test, outcome, names, facts);
  if (!ts.isBinaryExpression(test)) return false;
  const { kind } = test.operatorToken;
  const both = [test.left, test.right].map((part) => excludes(part, outcome, asked));
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return outcome ? both.includes(true) : !both.includes(false);
  if (kind === ts.SyntaxKind.BarBarToken) return outcome ? !both.includes(false) : both.includes(true);
  const equal = EQUAL.has(kind);
  if (!equal && !DIFFERENT.has(kind)) return false;
  return comparisonExcludes(test, equal === outcome, names, symbols.length);
}

const EQUAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
]);
const DIFFERENT: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

/** `typeof a` is, or is not, a certain text; `a` is null; `typeof a` is not `typeof b`. */
function comparisonExcludes(
  { left, right }: ts.BinaryExpression,
  same: boolean,
  names: (node: ts.Node) => boolean,
  count: number,
): boolean {
  const isType = (node: ts.Node): boolean => {
    const inner = unwrap(node);
    return ts.isTypeOfExpression(inner) && names(inner.expression);
  };
  if (isType(left) && isType(right)) {
    const [first, second] = [left, right].map((node) => unwrap((unwrap(node) as ts.TypeOfExpression).expression));
    return !same && count === 2 && first?.getText() !== second?.getText();
  }
  if (isType(left) && ts.isStringLiteralLike(right)) return same !== (right.text === 'object');
  const nothing = right.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(right) && right.text === 'undefined');
  return same && nothing && names(left);
}

/** `isObject(a)`, where the helper is one test of its parameter. */
function helperExcludes(
  call: ts.CallExpression,
  outcome: boolean,
  names: (node: ts.Node) => boolean,
  facts: Facts,
): boolean {
  const [argument] = call.arguments;
  const callee = facts.symbol(call.expression);
  const helper = callee && !facts.isReassigned(callee) ? functionOf(callee.valueDeclaration) : undefined;
  const parameter = helper?.parameters[0];
  if (!argument || !names(argument) || !helper?.body || !parameter || parameter.initializer) return false;
  const [only, ...others] = ts.isBlock(helper.body) ? helper.body.statements : [];
  const returned = ts.isBlock(helper.body)
    ? only && others.length === 0 && ts.isReturnStatement(only)
      ? only.expression
      : undefined
    : helper.body;
  const own = ts.isIdentifier(parameter.name) ? facts.symbol(parameter.name) : undefined;
  if (!returned || !own || parameter.dotDotDotToken || facts.isReassigned(own) || facts.givesPromise(helper))
    return false;
  return excludes(returned, outcome, { symbols: [own], facts, asksHelpers: false });
}
