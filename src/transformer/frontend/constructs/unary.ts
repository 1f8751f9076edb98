/** Prefix operators without a write: `! - + ~`, `typeof` and `void`. */
import ts from 'typescript';
import type { UnaryOperator } from '../../core/expr.ts';
import { expressionConstruct } from '../construct.ts';
import * as b from '../make.ts';
import { typeOfFunction } from '../type-of.ts';
import { lowerUpdate } from '../update.ts';

const OPERATORS: Readonly<Partial<Record<ts.SyntaxKind, UnaryOperator>>> = {
  [ts.SyntaxKind.ExclamationToken]: '!',
  [ts.SyntaxKind.MinusToken]: '-',
  [ts.SyntaxKind.PlusToken]: '+',
  [ts.SyntaxKind.TildeToken]: '~',
};

export const prefixUnary = expressionConstruct<ts.PrefixUnaryExpression>({
  title: 'prefix operator',
  lower: (node, scope, cx) => {
    const operator = OPERATORS[node.operator];
    if (operator === undefined) return lowerUpdate(node, scope, cx);
    const operand = cx.expression(node.operand, scope);
    if (operator === '-' && operand.kind === 'literal' && typeof operand.value === 'number')
      return b.literal(-operand.value, cx.origin(node));
    return b.unary(operator, operand, cx.origin(node));
  },
});

export const postfixUnary = expressionConstruct<ts.PostfixUnaryExpression>({
  title: 'postfix operator',
  lower: (node, scope, cx) => lowerUpdate(node, scope, cx),
});

export const typeOf = expressionConstruct<ts.TypeOfExpression>({
  title: 'typeof',
  lower: (node, scope, cx) =>
    typeOfFunction(node, scope, cx) ?? b.unary('typeof', cx.expression(node.expression, scope), cx.origin(node)),
});

export const voidExpression = expressionConstruct<ts.VoidExpression>({
  title: 'void',
  lower: (node, scope, cx) => b.unary('void', cx.expression(node.expression, scope), cx.origin(node)),
});
