/** ToIntegerOrInfinity, which positions in lists and strings go through, and relative positions clamped to a length. */
import type { JsonataNode } from '../ast.ts';
import { call, condition, isLiteral, number } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { shapeOfNumber, toNumber } from './number.ts';
import { share } from './share.ts';

/** The number without its fraction, NaN as 0. */
export function toInteger(value: Operand, cx: Emission): JsonataNode {
  const node = toNumber(value, cx);
  if (isLiteral(node) && typeof node.value === 'number') return number(Math.trunc(node.value));
  const shape = shapeOfNumber(value.shape);
  if (shape.integer === true) return node;
  return share(node, 'number', cx, (shared) => {
    const truncated = truncate(shared, cx);
    return shape.nonFinite === true ? condition(cx.code`${shared} = ${shared}`, truncated, number(0)) : truncated;
  });
}

/** `Math.trunc(x)` of a shared number. */
export function truncate(node: JsonataNode, cx: Emission): JsonataNode {
  return cx.code`${node} < 0 ? $ceil(${node}) : $floor(${node})`;
}

/**
 * A relative position as `slice` takes it: negative ones count from the end, all are clamped to the length. `length` is used
 * more than once.
 */
export function clampedPosition(position: Operand, length: JsonataNode, cx: Emission): JsonataNode {
  const integer = toInteger(position, cx);
  if (isLiteral(integer) && typeof integer.value === 'number') {
    if (integer.value === 0) return number(0);
    return integer.value > 0
      ? call('min', { kind: 'list', items: [integer, length] })
      : cx.code`$max([0, ${length} - ${number(-integer.value)}])`;
  }
  return share(integer, 'position', cx, (at) =>
    condition(
      cx.code`${at} < 0`,
      cx.code`${at} < -${length} ? 0 : ${length} + ${at}`,
      call('min', { kind: 'list', items: [at, length] }),
    ),
  );
}

/** A position clamped to 0 and the length, as `substring` takes it. */
export function boundedPosition(position: Operand, length: JsonataNode, cx: Emission): JsonataNode {
  return cx.code`$max([0, $min([${toInteger(position, cx)}, ${length}])])`;
}
