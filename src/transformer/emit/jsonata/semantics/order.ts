/**
 * `<`, `<=`, `>`, `>=`. JSONata orders two numbers or two strings, refuses mixtures and gives nothing where an operand is
 * absent; JavaScript converts, and NaN is neither less nor greater.
 */
import { isOnly, Kind, mayBe, without } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, TRUE } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { toNumber } from './number.ts';

export type OrderOperator = '<' | '<=' | '>' | '>=';

/** The comparison as `true` or `false`. */
export function ordered(operator: OrderOperator, left: Operand, right: Operand, cx: Emission): JsonataNode {
  const operands = [left, right];
  const plain = operands.map(({ shape }) => without(shape, Kind.absent));
  const absent = operands.some(({ shape }) => mayBe(shape, Kind.absent));
  const comparison = binary(operator, left.node, right.node);
  if (
    plain.every((shape) => isOnly(shape, Kind.number)) ||
    (!absent && plain.every((shape) => isOnly(shape, Kind.string)))
  ) {
    // An absent operand makes the comparison absent, where JavaScript, comparing with NaN, says false.
    return absent ? binary('=', comparison, TRUE) : comparison;
  }
  const text = Kind.string | Kind.list | Kind.record;
  if (!operands.every(({ shape }) => mayBe(shape, text))) {
    return binary(operator, toNumber(left, cx), toNumber(right, cx));
  }
  const swapped = operator === '>' || operator === '>=';
  const helper = cx.helper(operator === '<' || operator === '>' ? 'lessThan' : 'lessOrEqual');
  const [first, second] = swapped ? [right, left] : [left, right];
  return { kind: 'call', callee: helper, arguments: [first.node, second.node] };
}
