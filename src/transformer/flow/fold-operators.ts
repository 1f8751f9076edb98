/**
 * JavaScript's operators on constants. Only syntactic constants count: shapes come from types, and a check that the type
 * calls useless may still be the user's guard against bad input, so it is never folded away. Results that JSON cannot hold
 * (NaN, infinities, -0) are left for run time.
 */
import type { BinaryOperator, Expr, LogicalOperator, UnaryOperator } from '../core/expr.ts';

type Scalar = string | number | boolean | null | undefined;

/** The constant an expression is, if it is one. */
export function scalarOf(expr: Expr): { readonly value: Scalar } | null {
  if (expr.kind === 'literal') return { value: expr.value };
  if (expr.kind === 'absent') return { value: undefined };
  return null;
}

/** JavaScript's truthiness where the syntax alone decides it. */
export function truthOf(expr: Expr): boolean | null {
  const scalar = scalarOf(expr);
  if (scalar) return Boolean(scalar.value);
  return expr.kind === 'record' || expr.kind === 'list' ? true : null;
}

/** True where the syntax alone shows that the value is neither null nor undefined. */
export function isNeverNullish(expr: Expr): boolean {
  switch (expr.kind) {
    case 'literal':
      return expr.value !== null;
    case 'record':
    case 'list':
    case 'template':
    case 'lambda':
    case 'binary':
    case 'placeholder':
      return true;
    case 'unary':
      return expr.operator !== 'void';
    case 'conditional':
      return isNeverNullish(expr.consequent) && isNeverNullish(expr.alternate);
    default:
      return false;
  }
}

/** The outcome of a comparison with null or undefined that the other side's syntax decides, or null. */
export function foldNullCheck(operator: BinaryOperator, left: Expr, right: Expr): { readonly value: Scalar } | null {
  const isNullish = (expr: Expr): boolean => expr.kind === 'absent' || (expr.kind === 'literal' && expr.value === null);
  const decided = (isNullish(left) && isNeverNullish(right)) || (isNullish(right) && isNeverNullish(left));
  if (!decided) return null;
  if (operator === '==' || operator === '===') return { value: false };
  return operator === '!=' || operator === '!==' ? { value: true } : null;
}

/** True for values that are always `true` or `false`. */
export function isBooleanNode(expr: Expr): boolean {
  if (expr.kind === 'literal') return typeof expr.value === 'boolean';
  if (expr.kind === 'unary') return expr.operator === '!';
  if (expr.kind === 'logical') return expr.operator !== '??' && isBooleanNode(expr.left) && isBooleanNode(expr.right);
  return expr.kind === 'binary' && BOOLEAN_OPERATORS.has(expr.operator);
}

const BOOLEAN_OPERATORS: ReadonlySet<BinaryOperator> = new Set(['===', '!==', '==', '!=', '<', '<=', '>', '>=', 'in']);

function representable(value: Scalar): { readonly value: Scalar } | null {
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) return null;
  return { value };
}

/** The result of a unary operator on a constant, or null. */
export function foldUnary(operator: UnaryOperator, operand: Scalar): { readonly value: Scalar } | null {
  switch (operator) {
    case '!':
      return { value: !operand };
    case '-':
      return typeof operand === 'number' ? representable(-operand) : null;
    case '+':
      return representable(Number(operand));
    case '~':
      return typeof operand === 'number' ? { value: ~operand } : null;
    case 'typeof':
      return { value: typeof operand };
    case 'void':
      return { value: undefined };
  }
}

/** The result of a binary operator on two constants, or null. */
export function foldBinary(operator: BinaryOperator, left: Scalar, right: Scalar): { readonly value: Scalar } | null {
  switch (operator) {
    case '===':
      return { value: left === right };
    case '!==':
      return { value: left !== right };
    case '==':
      return sameKind(left, right) ? { value: left === right } : nullish(left, right);
    case '!=': {
      const equal = foldBinary('==', left, right);
      return equal && { value: !equal.value };
    }
    default:
      break;
  }
  if (typeof left === 'string' && typeof right === 'string') return foldStrings(operator, left, right);
  if (typeof left === 'number' && typeof right === 'number') return foldNumbers(operator, left, right);
  return null;
}

function sameKind(left: Scalar, right: Scalar): boolean {
  return typeof left === typeof right;
}

function nullish(left: Scalar, right: Scalar): { readonly value: Scalar } | null {
  const isNullish = (value: Scalar): boolean => value === null || value === undefined;
  if (isNullish(left) || isNullish(right)) return { value: isNullish(left) && isNullish(right) };
  return null;
}

function foldStrings(operator: BinaryOperator, left: string, right: string): { readonly value: Scalar } | null {
  return operator === '+' ? { value: left + right } : foldComparison(operator, left, right);
}

function foldNumbers(operator: BinaryOperator, left: number, right: number): { readonly value: Scalar } | null {
  switch (operator) {
    case '+':
      return representable(left + right);
    case '-':
      return representable(left - right);
    case '*':
      return representable(left * right);
    case '/':
      return representable(left / right);
    case '%':
      return representable(left % right);
    default:
      return foldComparison(operator, left, right);
  }
}

function foldComparison<T extends string | number>(
  operator: BinaryOperator,
  left: T,
  right: T,
): { readonly value: boolean } | null {
  switch (operator) {
    case '<':
      return { value: left < right };
    case '<=':
      return { value: left <= right };
    case '>':
      return { value: left > right };
    case '>=':
      return { value: left >= right };
    default:
      return null;
  }
}

/** Which operand is the result, where the left one decides it. */
export function foldLogical(operator: LogicalOperator, left: Expr): 'left' | 'right' | null {
  if (operator === '??') {
    const scalar = scalarOf(left);
    if (scalar) return scalar.value === null || scalar.value === undefined ? 'right' : 'left';
    return isNeverNullish(left) ? 'left' : null;
  }
  const truth = truthOf(left);
  if (truth === null) return null;
  return truth === (operator === '&&') ? 'right' : 'left';
}
