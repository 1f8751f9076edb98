/**
 * Tests that disprove what TypeScript denies of a name anyway and so does not narrow away: `if (first)`,
 * `first !== undefined && …`, `if (!first) return`. Of names that are assigned again only what was just put into them is known:
 * `name = { … }`, `if (!name) name = []`.
 */
import ts from 'typescript';
import { Kind } from '../core/shape.ts';
import type { Facts } from './facts.ts';
import { isNameOf } from './names-in.ts';
import { unwrap } from './write-facts.ts';

const NULLISH = Kind.null | Kind.absent;

/** Null and undefined, as far as a test on the way to this read fails for them. */
export function disprovedKinds(node: ts.Identifier, facts: Facts): number {
  const symbol = facts.symbol(node);
  if (!symbol) return 0;
  const names = (expression: ts.Node): boolean => isNameOf(expression, symbol, facts);
  if (facts.isReassigned(symbol)) return madeBefore(node, symbol, names, facts) ? NULLISH : 0;
  let kinds = 0;
  for (let child: ts.Node = node; !ts.isSourceFile(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      kinds |= disproved(parent.expression, child === parent.thenStatement, names);
    } else if (ts.isConditionalExpression(parent) && child !== parent.condition) {
      kinds |= disproved(parent.condition, child === parent.whenTrue, names);
    } else if (ts.isBinaryExpression(parent) && child === parent.right) {
      const operator = parent.operatorToken.kind;
      if (operator === ts.SyntaxKind.AmpersandAmpersandToken) kinds |= disproved(parent.left, true, names);
      if (operator === ts.SyntaxKind.BarBarToken) kinds |= disproved(parent.left, false, names);
    } else if (ts.isBlock(parent)) {
      for (const one of parent.statements) if (one.pos < child.pos) kinds |= leavesWithout(one, names);
    }
  }
  return kinds;
}

/** `if (!name) return;` and the like. */
export function leavesWithout(statement: ts.Statement, names: (node: ts.Node) => boolean): number {
  if (!ts.isIfStatement(statement)) return 0;
  return leaves(statement.thenStatement) ? disproved(statement.expression, false, names) : 0;
}

/** The statement leaves the code that it stands in. */
export function leaves(statement: ts.Statement): boolean {
  const last = ts.isBlock(statement) ? statement.statements.at(-1) : statement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isBreakOrContinueStatement(last))
  );
}

/** What the name is not whenever the test has this outcome. */
export function disproved(test: ts.Expression, outcome: boolean, names: (node: ts.Node) => boolean): number {
  const node = unwrap(test);
  if (names(node)) return outcome ? NULLISH : 0;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return disproved(node.operand, !outcome, names);
  }
  if (!ts.isBinaryExpression(node)) return 0;
  const operator = node.operatorToken.kind;
  if (operator === (outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken)) {
    return disproved(node.left, outcome, names) | disproved(node.right, outcome, names);
  }
  const negative =
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken || operator === ts.SyntaxKind.ExclamationEqualsToken;
  const loose = operator === ts.SyntaxKind.ExclamationEqualsToken || operator === ts.SyntaxKind.EqualsEqualsToken;
  const compares = loose || negative || operator === ts.SyntaxKind.EqualsEqualsEqualsToken;
  if (!compares) return 0;
  const typeOf = unwrap(node.left);
  if (ts.isTypeOfExpression(typeOf) && names(typeOf.expression))
    return disprovedByType(node.right, negative !== outcome);
  if (negative !== outcome) return names(node.left) && isValue(node.right) ? NULLISH : 0;
  if (!names(node.left)) return 0;
  const isNull = node.right.kind === ts.SyntaxKind.NullKeyword;
  const isUndefined = ts.isIdentifier(node.right) && node.right.text === 'undefined';
  if (!isNull && !isUndefined) return 0;
  return loose ? NULLISH : isNull ? Kind.null : Kind.absent;
}

/** By `typeof name === 'text'` where it holds (`is`), or does not. */
function disprovedByType(type: ts.Expression, is: boolean): number {
  if (!ts.isStringLiteralLike(type)) return 0;
  if (type.text === 'undefined') return is ? 0 : Kind.absent;
  if (!is) return 0;
  return type.text === 'object' ? Kind.absent : NULLISH;
}

/** A literal that equals neither null nor undefined. */
function isValue(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword
  );
}

/** The last thing that happened to the name on the way to this read is that an object was made for it. */
function madeBefore(node: ts.Identifier, symbol: ts.Symbol, names: (node: ts.Node) => boolean, facts: Facts): boolean {
  if (facts.isWrittenElsewhere(symbol, node)) return false;
  const writes = (part: ts.Node): boolean => facts.writesIn(part).reassigned.has(symbol);
  for (let child: ts.Node = node; !ts.isSourceFile(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isFunctionLike(child)) return false;
    // In an `if` or a block, what comes before is looked at there.
    const whole = ts.isIfStatement(child)
      ? child.expression
      : ts.isStatement(child) && !ts.isBlock(child)
        ? child
        : null;
    if (whole !== null && writes(whole)) return false;
    if (!ts.isBlock(parent)) continue;
    for (const one of parent.statements.filter(({ pos }) => pos < child.pos).reverse()) {
      if (makes(one, names) || makesWhereMissing(one, names, writes)) return true;
      if (writes(one)) return false;
    }
  }
  return false;
}

/** `name = { … }`, or an array. */
function makes(statement: ts.Statement, names: (node: ts.Node) => boolean): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  const assignment = unwrap(statement.expression);
  if (!ts.isBinaryExpression(assignment) || assignment.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const made = unwrap(assignment.right);
  return names(assignment.left) && (ts.isObjectLiteralExpression(made) || ts.isArrayLiteralExpression(made));
}

/** `if (!name) { name = { … }; … }`. */
function makesWhereMissing(
  statement: ts.Statement,
  names: (node: ts.Node) => boolean,
  writes: (node: ts.Node) => boolean,
): boolean {
  if (!ts.isIfStatement(statement) || statement.elseStatement || writes(statement.expression)) return false;
  if (disproved(statement.expression, false, names) !== NULLISH) return false;
  const { thenStatement } = statement;
  const inside = ts.isBlock(thenStatement) ? thenStatement.statements : [thenStatement];
  const last = inside.findLastIndex(writes);
  const made = inside[last];
  return made !== undefined && makes(made, names);
}
