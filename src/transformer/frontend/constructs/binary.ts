/** Binary operators: arithmetic, comparison, logic, comma, `in`, `instanceof` and every assignment. */
import ts from 'typescript';
import type { BinaryOperator } from '../../core/expr.ts';
import { d } from '../../diagnostics/index.ts';
import { lowerAssignment } from '../assignment.ts';
import { expressionConstruct } from '../construct.ts';
import { lowerInstanceOf } from '../instance-of.ts';
import * as b from '../make.ts';
import { reportMisjudged } from '../misjudged.ts';
import { operation } from '../operation.ts';
import { awaitLogical } from '../promises/await-logical.ts';
import { armOf, startChoice } from '../promises/start-choice.ts';
import { isAssignmentOperator, unwrap } from '../write-facts.ts';

const K = ts.SyntaxKind;
const OPERATORS: Readonly<Partial<Record<ts.SyntaxKind, BinaryOperator>>> = {
  [K.PlusToken]: '+',
  [K.MinusToken]: '-',
  [K.AsteriskToken]: '*',
  [K.SlashToken]: '/',
  [K.PercentToken]: '%',
  [K.AsteriskAsteriskToken]: '**',
  [K.EqualsEqualsEqualsToken]: '===',
  [K.ExclamationEqualsEqualsToken]: '!==',
  [K.EqualsEqualsToken]: '==',
  [K.ExclamationEqualsToken]: '!=',
  [K.LessThanToken]: '<',
  [K.LessThanEqualsToken]: '<=',
  [K.GreaterThanToken]: '>',
  [K.GreaterThanEqualsToken]: '>=',
  [K.AmpersandToken]: '&',
  [K.BarToken]: '|',
  [K.CaretToken]: '^',
  [K.LessThanLessThanToken]: '<<',
  [K.GreaterThanGreaterThanToken]: '>>',
  [K.GreaterThanGreaterThanGreaterThanToken]: '>>>',
  [K.InKeyword]: 'in',
};

export const binaryExpression = expressionConstruct<ts.BinaryExpression>({
  title: 'binary operator',
  lower: (node, scope, cx) => {
    const kind = node.operatorToken.kind;
    const origin = cx.origin(node);
    reportMisjudged(node, cx);
    if (isAssignmentOperator(kind)) return lowerAssignment(node, scope, cx);
    if (kind === K.InstanceOfKeyword) return lowerInstanceOf(node, scope, cx);
    const logical = logicalOperator(kind);
    if (logical) return b.logical(logical, cx.expression(node.left, scope), cx.expression(node.right, scope), origin);
    if (kind === K.CommaToken) {
      const first = cx.expression(node.left, scope);
      return b.sequence([{ kind: 'evaluate', origin, value: first }], cx.expression(node.right, scope), origin);
    }
    const operator = OPERATORS[kind];
    if (operator === undefined) {
      cx.report(
        d.unsupportedSyntax(origin, {
          syntax: `the operator \`${node.operatorToken.getText()}\``,
          hint: 'Use another operator.',
        }),
      );
      return cx.invalid(node);
    }
    // An assertion does not make an object of what is none: `'error' in (answer as object)` asks the answer.
    const right = operator === 'in' ? (unwrap(node.right) as ts.Expression) : node.right;
    return operation(operator, cx.expression(node.left, scope), cx.expression(right, scope), node, cx);
  },
  awaited: (node, scope, cx) => {
    const kind = node.operatorToken.kind;
    const logical = logicalOperator(kind);
    if (logical && cx.facts.isPromise(node)) return awaitLogical(logical, node, scope, cx);
    if (cx.facts.isPromise(node)) {
      cx.report(d.promiseHeld(cx.origin(node)));
      return cx.invalid(node);
    }
    return cx.expression(node, scope);
  },
  started: (node, scope, cx) => {
    const logical = logicalOperator(node.operatorToken.kind);
    if (!logical || cx.facts.isPromise(node.left)) {
      cx.report(d.promiseHeld(cx.origin(node)));
      return { before: [], value: cx.invalid(node) };
    }
    const origin = cx.origin(node);
    const [declare, left] = b.capture(cx.expression(node.left, scope), 'value', cx);
    const right = armOf(node.right, scope, cx);
    const plain = { before: [], value: left, promise: false };
    const arms = logical === '&&' ? ([right, plain] as const) : ([plain, right] as const);
    const test = logical === '??' ? b.not(b.isNullish(left, origin), origin) : left;
    const { first, second, started } = startChoice(test, arms, origin, cx);
    const value = b.logical(logical, left, logical === '&&' ? first : second, origin);
    return { ...started, before: [...declare, ...started.before], value };
  },
});

function logicalOperator(kind: ts.SyntaxKind): '&&' | '||' | '??' | undefined {
  if (kind === K.AmpersandAmpersandToken) return '&&';
  if (kind === K.BarBarToken) return '||';
  return kind === K.QuestionQuestionToken ? '??' : undefined;
}
