/**
 * Bitwise operators, through arithmetic modulo 2^32. Masks of low bits, shifts by constants and `| 0` have short forms.
 */
import { Kind, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, call, isLiteral, list, number } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { shapeOfNumber, toNumber } from './number.ts';

export type BitOperator = '&' | '|' | '^' | '<<' | '>>' | '>>>';

/** What each bitwise helper gives for a bit of the left alone, of the right alone, of both. */
const WEIGHTS = { '&': [0, 0, 1], '|': [1, 1, 1], '^': [1, 1, 0] } as const;

/** `left & right` and its like. */
export function bitwise(operator: BitOperator, left: Operand, right: Operand, cx: Emission): JsonataNode {
  const a = toNumber(left, cx);
  const b = toNumber(right, cx);
  const constant = isLiteral(b) && typeof b.value === 'number' ? b.value : null;
  switch (operator) {
    case '&':
    case '|':
    case '^': {
      if (constant === 0 && operator !== '&') return int32(a, cx);
      const mask = constant === null ? 0 : constant + 1;
      if (operator === '&' && isLowMask(mask) && isInteger(left.shape))
        return cx.code`(${a} % ${number(mask)} + ${number(mask)}) % ${number(mask)}`;
      const weights = list(WEIGHTS[operator].map(number));
      return { kind: 'call', callee: cx.helper('bitwise'), arguments: [a, b, weights] };
    }
    case '<<':
      return int32(binary('*', int32(a, cx), powerOfTwo(b, constant, cx)), cx);
    case '>>':
      return call('floor', binary('/', int32(a, cx), powerOfTwo(b, constant, cx)));
    case '>>>': {
      const unsigned: JsonataNode = { kind: 'call', callee: cx.helper('uint32'), arguments: [a] };
      return constant !== null && (constant & 31) === 0
        ? unsigned
        : call('floor', binary('/', unsigned, powerOfTwo(b, constant, cx)));
    }
  }
}

/** `~x`. */
export function complement(value: Operand, cx: Emission): JsonataNode {
  return binary('-', number(-1), int32(toNumber(value, cx), cx));
}

/** `x | 0`. */
function int32(node: JsonataNode, cx: Emission): JsonataNode {
  return { kind: 'call', callee: cx.helper('int32'), arguments: [node] };
}

function isLowMask(above: number): boolean {
  return above > 1 && above <= 2 ** 31 && Number.isInteger(Math.log2(above));
}

function isInteger(shape: ValueShape): boolean {
  return shape.kinds === Kind.number && shapeOfNumber(shape).integer === true;
}

/** Two to the number of places that a shift goes. */
function powerOfTwo(places: JsonataNode, constant: number | null, cx: Emission): JsonataNode {
  if (constant !== null) return number(2 ** (constant & 31));
  return cx.code`$power(2, ${{ kind: 'call', callee: cx.helper('uint32'), arguments: [places] }} % 32)`;
}
