/** Unary and binary operators. */
import type { Binary, Unary } from '../../../core/expr.ts';
import type { JsonataNode } from '../ast.ts';
import { NOTHING } from '../build.ts';
import { type Emission, type Emitted, operand, type Value } from '../emission.ts';
import { arithmetic, negate, plus } from '../semantics/arithmetic.ts';
import { bitwise, complement } from '../semantics/bits.ts';
import { looseDiffers, looseEquals, strictDiffers, strictEquals } from '../semantics/equality.ts';
import { toNumber } from '../semantics/number.ts';
import { ordered } from '../semantics/order.ts';
import { ownKey } from '../semantics/own-key.ts';
import { negated } from '../semantics/truth.ts';
import { hasType, typeOf } from '../semantics/type-of.ts';

export function emitUnary({ operator, operand: inner }: Unary<Emitted>, cx: Emission): JsonataNode {
  switch (operator) {
    case '!':
      return emitNot(inner, cx);
    case '-':
      return negate(operand(inner, cx), cx);
    case '+':
      return toNumber(operand(inner, cx), cx);
    case '~':
      return complement(operand(inner, cx), cx);
    case 'typeof':
      return typeOf(operand(inner, cx), cx);
    case 'void':
      return NOTHING;
  }
}

const OPPOSITE = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' } as const;

/** `!x`; the opposite of a comparison is written as one. */
function emitNot(inner: Value, cx: Emission): JsonataNode {
  if (inner.kind === 'binary') {
    const { operator } = inner;
    if (operator === '===' || operator === '!==' || operator === '==' || operator === '!=') {
      return cx.emit({ ...inner, operator: OPPOSITE[operator] });
    }
  }
  if (inner.kind === 'unary' && inner.operator === '!') {
    const test = cx.test(inner.operand);
    return negated(negated(test));
  }
  return negated(cx.test(inner));
}

export function emitBinary(value: Binary<Emitted>, cx: Emission): JsonataNode {
  const typeTest = typeComparison(value, cx);
  if (typeTest !== null) return typeTest;
  const left = operand(value.left, cx);
  const right = operand(value.right, cx);
  const { operator } = value;
  switch (operator) {
    case '+':
      return plus(left, right, value.shape, cx);
    case '-':
    case '*':
    case '/':
    case '%':
    case '**':
      return arithmetic(operator, left, right, value.shape, cx);
    case '===':
      return strictEquals(left, right, cx);
    case '!==':
      return strictDiffers(left, right, cx);
    case '==':
      return looseEquals(left, right, cx);
    case '!=':
      return looseDiffers(left, right, cx);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(operator, left, right, cx);
    case 'in':
      return ownKey(right, left, cx);
    default:
      return bitwise(operator, left, right, cx);
  }
}

/** `typeof x === 'string'` asks for the type it names. */
function typeComparison({ operator, left, right }: Binary<Emitted>, cx: Emission): JsonataNode | null {
  if (!['===', '==', '!==', '!='].includes(operator)) return null;
  const [question, name] = left.kind === 'unary' ? [left, right] : [right, left];
  if (question.kind !== 'unary' || question.operator !== 'typeof') return null;
  if (name.kind !== 'literal' || typeof name.value !== 'string') return null;
  const test: JsonataNode = hasType(operand(question.operand, cx), name.value, cx);
  return operator === '===' || operator === '==' ? test : negated(test);
}
