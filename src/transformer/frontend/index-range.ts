/**
 * Proves that an index is in range, for the loop that everybody writes: `for (let i = 0; i < xs.length; i++) … xs[i]`, where
 * neither `i` nor `xs` is written in the body or by a function that it may call. TypeScript cannot tell, and the difference decides whether `undefined` must
 * be provided for.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { unwrap } from './write-facts.ts';

/** True when `node` is `xs[i]` inside such a loop over `xs`. */
export function isIndexInRange(node: ts.ElementAccessExpression, facts: Facts): boolean {
  const index = unwrap(node.argumentExpression);
  if (!ts.isIdentifier(index)) return false;
  const variable = facts.symbol(index);
  const list = facts.symbol(unwrap(node.expression));
  if (!variable || !list || !ts.isIdentifier(unwrap(node.expression))) return false;
  for (let parent: ts.Node = node.parent; parent && !ts.isFunctionLike(parent); parent = parent.parent) {
    if (ts.isForStatement(parent) && isWithin(node, parent.statement)) {
      if (countsUp(parent, variable, list, facts)) return true;
    }
  }
  return false;
}

function isWithin(node: ts.Node, container: ts.Node): boolean {
  return node.pos >= container.pos && node.end <= container.end;
}

function countsUp(loop: ts.ForStatement, variable: ts.Symbol, list: ts.Symbol, facts: Facts): boolean {
  const { initializer, condition, incrementor } = loop;
  if (!initializer || !ts.isVariableDeclarationList(initializer) || !condition || !incrementor) return false;
  const start = initializer.declarations.find(
    (one) => ts.isIdentifier(one.name) && facts.symbol(one.name) === variable,
  );
  if (
    !start?.initializer ||
    !ts.isNumericLiteral(start.initializer) ||
    !Number.isInteger(Number(start.initializer.text))
  )
    return false;
  if (!isLengthTest(condition, variable, list, facts)) return false;
  const step = unwrap(incrementor);
  const increments =
    (ts.isPostfixUnaryExpression(step) || ts.isPrefixUnaryExpression(step)) &&
    step.operator === ts.SyntaxKind.PlusPlusToken &&
    facts.symbol(step.operand) === variable;
  if (!increments) return false;
  if (facts.isWrittenElsewhere(variable, loop) || facts.isWrittenElsewhere(list, loop)) return false;
  // By another name.
  if (facts.shrinks(loop.statement)) return false;
  const writes = facts.writesIn(loop.statement);
  return !writes.reassigned.has(variable) && !writes.reassigned.has(list) && !writes.mutated.has(list);
}

function isLengthTest(condition: ts.Expression, variable: ts.Symbol, list: ts.Symbol, facts: Facts): boolean {
  const test = unwrap(condition);
  if (!ts.isBinaryExpression(test) || test.operatorToken.kind !== ts.SyntaxKind.LessThanToken) return false;
  const bound = unwrap(test.right);
  return (
    facts.symbol(unwrap(test.left)) === variable &&
    ts.isPropertyAccessExpression(bound) &&
    bound.name.text === 'length' &&
    facts.symbol(unwrap(bound.expression)) === list
  );
}
