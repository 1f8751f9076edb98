/**
 * Proves that a list has items where its first or last one is read or taken, for the loop that everybody writes around a queue or
 * stack: `while (queue.length > 0) { const next = queue.shift()!; … }`, and for `if (stack.length === 0) return` in front of it.
 * Nothing between the test and the read may make the list shorter: no call but of the language's own functions that only look,
 * and no write of the list or of a length.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { leaves } from './proven-present.ts';
import { isAssignmentOperator, isUpdate, MUTATORS, unwrap } from './write-facts.ts';

/** True when `read`, which looks at or takes an item of the named list, finds one whatever happens. */
export function isNotEmptyAt(read: ts.Node, list: ts.Expression, facts: Facts): boolean {
  const name = unwrap(list);
  const symbol = ts.isIdentifier(name) ? facts.symbol(name) : undefined;
  if (!symbol) return false;
  const isLength = (node: ts.Node): boolean => {
    const inner = unwrap(node);
    if (!ts.isPropertyAccessExpression(inner) || inner.name.text !== 'length') return false;
    return facts.symbol(unwrap(inner.expression)) === symbol;
  };
  const proves = (test: ts.Expression, outcome: boolean): boolean =>
    impliesItems(test, outcome, isLength) && leavesLengths(test, symbol, facts);
  for (let child = read; !ts.isSourceFile(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isFunctionLike(parent)) return false;
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      if (proves(parent.expression, child === parent.thenStatement)) return true;
      if (!leavesLengths(parent.expression, symbol, facts)) return false;
    } else if (ts.isConditionalExpression(parent) && child !== parent.condition) {
      if (proves(parent.condition, child === parent.whenTrue)) return true;
      if (!leavesLengths(parent.condition, symbol, facts)) return false;
    } else if (ts.isWhileStatement(parent) || ts.isForStatement(parent)) {
      const test = ts.isWhileStatement(parent) ? parent.expression : parent.condition;
      // What stands in the head of a loop runs at other times than its body.
      return child === parent.statement && test !== undefined && proves(test, true);
    } else if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) {
      if (child !== parent.expression) return false;
    } else if (ts.isDoStatement(parent)) {
      return false;
    } else if (ts.isBinaryExpression(parent) && child === parent.right) {
      const operator = parent.operatorToken.kind;
      if (operator === ts.SyntaxKind.AmpersandAmpersandToken && proves(parent.left, true)) return true;
      if (operator === ts.SyntaxKind.BarBarToken && proves(parent.left, false)) return true;
      if (!leavesLengths(parent.left, symbol, facts)) return false;
    } else if (ts.isBlock(parent)) {
      for (const one of parent.statements.filter(({ pos }) => pos < child.pos).reverse()) {
        if (ts.isIfStatement(one) && leaves(one.thenStatement) && proves(one.expression, false)) return true;
        if (!leavesLengths(one, symbol, facts)) return false;
      }
    } else if (!earlierParts(parent, child).every((part) => leavesLengths(part, symbol, facts))) return false;
  }
  return false;
}

/** What is evaluated in front of a part of an expression or statement, as the arguments before an argument are. */
function earlierParts(parent: ts.Node, child: ts.Node): readonly ts.Node[] {
  const parts: ts.Node[] = [];
  ts.forEachChild(parent, (part) => {
    if (part.pos < child.pos) parts.push(part);
  });
  return parts;
}

/** Whenever the test has this outcome the length is above zero. */
function impliesItems(expression: ts.Node, outcome: boolean, isLength: (node: ts.Node) => boolean): boolean {
  const test = unwrap(expression);
  if (isLength(test)) return outcome;
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return impliesItems(test.operand, !outcome, isLength);
  if (!ts.isBinaryExpression(test)) return false;
  const operator = test.operatorToken.kind;
  if (operator === (outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken))
    return impliesItems(test.left, outcome, isLength) || impliesItems(test.right, outcome, isLength);
  const [length, bound, compared] = isLength(test.left)
    ? [test.left, unwrap(test.right), operator]
    : [test.right, unwrap(test.left), MIRRORED[operator] ?? operator];
  if (!isLength(length) || !ts.isNumericLiteral(bound)) return false;
  // An outcome that no empty list has.
  const holds = TESTS[compared];
  return holds !== undefined && holds(0, Number(bound.text)) !== outcome;
}

const TESTS: Readonly<Record<number, (length: number, bound: number) => boolean>> = {
  [ts.SyntaxKind.GreaterThanToken]: (length, bound) => length > bound,
  [ts.SyntaxKind.GreaterThanEqualsToken]: (length, bound) => length >= bound,
  [ts.SyntaxKind.LessThanToken]: (length, bound) => length < bound,
  [ts.SyntaxKind.LessThanEqualsToken]: (length, bound) => length <= bound,
  [ts.SyntaxKind.EqualsEqualsToken]: (length, bound) => length === bound,
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: (length, bound) => length === bound,
  [ts.SyntaxKind.ExclamationEqualsToken]: (length, bound) => length !== bound,
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: (length, bound) => length !== bound,
};

const MIRRORED: Readonly<Record<number, ts.SyntaxKind>> = {
  [ts.SyntaxKind.GreaterThanToken]: ts.SyntaxKind.LessThanToken,
  [ts.SyntaxKind.GreaterThanEqualsToken]: ts.SyntaxKind.LessThanEqualsToken,
  [ts.SyntaxKind.LessThanToken]: ts.SyntaxKind.GreaterThanToken,
  [ts.SyntaxKind.LessThanEqualsToken]: ts.SyntaxKind.GreaterThanEqualsToken,
};

/** The code makes no list shorter: it only reads, computes, and assigns other variables. */
function leavesLengths(node: ts.Node, list: ts.Symbol, facts: Facts): boolean {
  const shortens = (part: ts.Node): boolean => {
    if (ts.isAwaitExpression(part) || ts.isNewExpression(part) || ts.isDeleteExpression(part)) return true;
    if (ts.isTaggedTemplateExpression(part) || ts.isYieldExpression(part)) return true;
    if (ts.isCallExpression(part) && !isLook(part, facts)) return true;
    if (ts.isBinaryExpression(part) && isAssignmentOperator(part.operatorToken.kind)) {
      const target = unwrap(part.left);
      if (!ts.isIdentifier(target) || facts.symbol(target) === list) return true;
    }
    const updates = ts.isPostfixUnaryExpression(part) || (ts.isPrefixUnaryExpression(part) && isUpdate(part.operator));
    if (updates && !ts.isIdentifier(unwrap(part.operand))) return true;
    return ts.forEachChild(part, shortens) ?? false;
  };
  return !shortens(node);
}

/** A call of one of the language's own functions that changes nothing. */
function isLook(call: ts.CallExpression, facts: Facts): boolean {
  const callee = unwrap(call.expression);
  if (!ts.isIdentifier(callee) && !ts.isPropertyAccessExpression(callee)) return false;
  if (call.arguments.some((argument) => facts.type(argument).getCallSignatures().length > 0)) return false;
  const member = facts.libraryMember(callee);
  if (member === undefined || member === 'Object.assign') return false;
  return member === 'Array.prototype.push' || !MUTATORS.has(member.split('.').at(-1) ?? '');
}
