/** Less is known of a value: `any` in place of its type, and operands of operators that are of another kind. */
import ts from 'typescript';
import { around, asValue, hasAwait, type Mutation, replace, textOf } from '../context.ts';

/** The value, of which TypeScript knows nothing. */
const asAny: Mutation = {
  name: 'as-any',
  apply: (node, cx) => {
    const value = asValue(node);
    return value && around(value, '(', ' as any)', cx);
  },
};

/** A variable, a parameter or a property of a type that may be anything. */
const declareAny: Mutation = {
  name: 'declare-any',
  apply: (node, cx) => {
    const named = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertySignature(node);
    if (!named || ts.isCatchClause(node.parent)) return undefined;
    if (node.type) return [replace(node.type, 'any', cx)];
    if (!ts.isVariableDeclaration(node) || !node.initializer) return undefined;
    return [replace(node.name, `${textOf(node.name, cx)}: any`, cx)];
  },
};

const FORMS: readonly (readonly [string, string])[] = [
  ['(String(', ') as any)'],
  ['([', '] as any)'],
  ['({ v: ', ' } as any)'],
  ['((', ') !== 1 as any)'],
  ['((', ', null) as any)'],
];

/** What these give has one type whatever their operands are; an operand of `+` would show in the result. */
const CONVERTS = new Set(['-', '*', '/', '%', '<', '<=', '>', '>=', '==', '!=', '&', '|', '^', '<<', '>>']);

/** An operand of another kind, which the operator converts. */
const otherOperand: Mutation = {
  name: 'other-operand',
  apply: (node, cx) => {
    const value = asValue(node);
    const { parent } = node;
    if (!value || hasAwait(value) || !ts.isBinaryExpression(parent)) return undefined;
    if (!CONVERTS.has(textOf(parent.operatorToken, cx))) return undefined;
    const [before, after] = cx.random.pick(FORMS);
    return around(value, before, after, cx);
  },
};

export const TYPE_MUTATIONS: readonly Mutation[] = [asAny, declareAny, otherOperand];
