/**
 * Which operands need parentheses. The printer and the depth model ask the same function, because JSONata evaluates
 * parentheses as a block, one level deeper. Binding powers are those of the jsonata 2.0.6 parser.
 */
import type { JsonataNode, JsonataOperator } from './ast.ts';

/** Binding power of each operator. */
export const OPERATOR_POWER: Readonly<Record<JsonataOperator, number>> = {
  or: 25,
  and: 30,
  '=': 40,
  '!=': 40,
  '<': 40,
  '<=': 40,
  '>': 40,
  '>=': 40,
  in: 40,
  '+': 50,
  '-': 50,
  '&': 50,
  '*': 60,
  '/': 60,
  '%': 60,
};
const NEGATE_POWER = 70;

/** Operators that may be chained without parentheses on the left: `a + b + c`. */
const CHAINS: ReadonlySet<JsonataOperator> = new Set(['or', 'and', '+', '-', '&', '*', '/']);

/** What an operand is to its parent. */
export type OperandRole =
  | { readonly kind: 'left' | 'right'; readonly operator: JsonataOperator }
  /** Operand of unary minus. */
  | { readonly kind: 'negated' }
  | { readonly kind: 'test' | 'consequent' }
  /** Object of a path step. */
  | { readonly kind: 'fieldObject' }
  | { readonly kind: 'indexObject' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'callee' }
  /** Stands alone: argument, list item, object value, block item, lambda body, else branch. */
  | { readonly kind: 'alone' };

const ALONE: OperandRole = { kind: 'alone' };

/** True when the operand has to stand in parentheses there. */
export function needsParentheses(node: JsonataNode, role: OperandRole = ALONE): boolean {
  switch (role.kind) {
    case 'alone':
      return false;
    case 'test':
      return node.kind === 'condition' || node.kind === 'bind';
    case 'consequent':
      return node.kind === 'condition';
    case 'left':
    case 'right':
      return needsParenthesesBeside(node, role.kind, role.operator);
    case 'negated':
      return power(node) <= NEGATE_POWER || (node.kind === 'literal' && isNegative(node.value));
    case 'fieldObject':
      // A string at the start of a path would be taken for a key, and a path from an item of a literal (`[x][0].n`) gives nothing.
      return !(
        node.kind === 'variable' ||
        node.kind === 'field' ||
        node.kind === 'call' ||
        // A path that starts with a literal list forgets the index after it.
        (node.kind === 'index' && node.object.kind !== 'list') ||
        node.kind === 'block'
      );
    case 'indexObject':
      return !(
        node.kind === 'variable' ||
        node.kind === 'field' ||
        node.kind === 'call' ||
        node.kind === 'block' ||
        node.kind === 'list'
      );
    case 'kept':
      return node.kind !== 'call' && node.kind !== 'variable' && node.kind !== 'block';
    case 'callee':
      return node.kind !== 'variable' && node.kind !== 'block';
  }
}

function needsParenthesesBeside(node: JsonataNode, side: 'left' | 'right', operator: JsonataOperator): boolean {
  const own = power(node);
  const outer = OPERATOR_POWER[operator];
  if (own !== outer || node.kind !== 'binary') return own < outer;
  // `a - (b + c)`; and comparisons are never chained, although the grammar would allow it.
  return (
    side === 'right' ||
    !CHAINS.has(operator) ||
    !CHAINS.has(node.operator) ||
    (node.operator === '&') !== (operator === '&')
  );
}

function power(node: JsonataNode): number {
  switch (node.kind) {
    case 'bind':
      return 10;
    case 'condition':
      return 20;
    case 'binary':
      return OPERATOR_POWER[node.operator];
    case 'negate':
      return NEGATE_POWER;
    default:
      return 100;
  }
}

function isNegative(value: string | number | boolean | null): boolean {
  return typeof value === 'number' && (value < 0 || Object.is(value, -0));
}
