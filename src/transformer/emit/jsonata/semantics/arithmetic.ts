/**
 * Arithmetic. JSONata's operators are IEEE 754 on finite numbers and refuse everything else, so other operands are converted
 * first and those that may be NaN or ±Infinity go through helpers.
 */
import { isOnly, Kind, mayBe, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode, JsonataOperator } from '../ast.ts';
import { binary, call, condition, isLiteral, number } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import type { HelperName } from '../helpers/index.ts';
import { shapeOfNumber, toNumber } from './number.ts';
import { share, shareBoth } from './share.ts';
import { concatenated } from './text.ts';

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '**';

const GUARDED: Readonly<Record<ArithmeticOperator, HelperName>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
  '**': 'exponentiate',
};

/** `left - right` and its like, and `+` on operands that are no strings; `result` is the shape of the result. */
export function arithmetic(
  operator: ArithmeticOperator,
  left: Operand,
  right: Operand,
  result: ValueShape,
  cx: Emission,
): JsonataNode {
  const a = toNumber(left, cx);
  const b = toNumber(right, cx);
  const nonFinite = [left, right].some(({ shape }) => shapeOfNumber(shape).nonFinite === true);
  if (nonFinite || (operator === '**' && result.nonFinite === true)) {
    return { kind: 'call', callee: cx.helper(GUARDED[operator]), arguments: [a, b] };
  }
  return operator === '**' ? call('power', a, b) : binary(operator satisfies JsonataOperator, a, b);
}

/** `left + right`: concatenation as soon as one of them is a string or becomes one. */
export function plus(left: Operand, right: Operand, result: ValueShape, cx: Emission): JsonataNode {
  if (isText(left.shape) || isText(right.shape)) return concatenated([left, right], cx);
  if (!mayBeText(left.shape) && !mayBeText(right.shape)) return arithmetic('+', left, right, result, cx);
  if (isOnly(left.shape, MISSING_TEXT) && isOnly(right.shape, MISSING_TEXT)) {
    return shareBoth(left.node, right.node, cx, (a, b) =>
      condition(
        cx.code`$exists(${a}) or $exists(${b})`,
        concatenated(
          [
            { ...left, node: a },
            { ...right, node: b },
          ],
          cx,
        ),
        number(Number.NaN),
      ),
    );
  }
  if (isOnly(left.shape, MISSING_TEXT) && !mayBeText(right.shape)) {
    return share(left.node, 'left', cx, (a) => unlessMissing(a, concatenated([present(a), right], cx)));
  }
  if (isOnly(right.shape, MISSING_TEXT) && !mayBeText(left.shape)) {
    return share(right.node, 'right', cx, (b) => unlessMissing(b, concatenated([left, present(b)], cx)));
  }
  return { kind: 'call', callee: cx.helper('plus'), arguments: [left.node, right.node] };
}

/** Items of lists of strings, which may be missing. */
const MISSING_TEXT = Kind.string | Kind.absent;

function present(node: JsonataNode): Operand {
  return { node, shape: { kinds: Kind.string } };
}

/** The sum of undefined and of what is no text is NaN. */
function unlessMissing(node: JsonataNode, sum: JsonataNode): JsonataNode {
  return condition(call('exists', node), sum, number(Number.NaN));
}

/** Strings, and what becomes one. */
const TEXTUAL = Kind.string | Kind.list | Kind.record;

function isText(shape: ValueShape): boolean {
  return shape.kinds !== 0 && isOnly(shape, TEXTUAL);
}

function mayBeText(shape: ValueShape): boolean {
  return mayBe(shape, TEXTUAL);
}

/** `-x`. */
export function negate(value: Operand, cx: Emission): JsonataNode {
  const node = toNumber(value, cx);
  if (isLiteral(node) && typeof node.value === 'number') return number(-node.value);
  return shapeOfNumber(value.shape).nonFinite === true
    ? { kind: 'call', callee: cx.helper('negate'), arguments: [node] }
    : { kind: 'negate', operand: node };
}
