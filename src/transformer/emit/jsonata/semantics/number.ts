/** Conversion to numbers, as `Number(x)` and the arithmetic operators do it. */
import { isOnly, Kind, mayBe, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { call, condition, isLiteral, NULL, number } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { share } from './share.ts';

/** `Number(x)`. */
export function toNumber({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (isOnly(shape, Kind.number)) return node;
  if (isLiteral(node)) return number(Number(node.value));
  if (isOnly(shape, Kind.absent)) return number(Number.NaN);
  if (isOnly(shape, Kind.boolean)) return condition(node, number(1), number(0));
  if (isOnly(shape, Kind.string)) return { kind: 'call', callee: cx.helper('parseNumber'), arguments: [node] };
  if (isOnly(shape, Kind.number | Kind.null | Kind.absent)) {
    return share(node, 'number', cx, (value) => {
      const present = mayBe(shape, Kind.null) ? condition(cx.code`${value} = ${NULL}`, number(0), value) : value;
      return mayBe(shape, Kind.absent) ? condition(call('exists', value), present, number(Number.NaN)) : present;
    });
  }
  return { kind: 'call', callee: cx.helper('toNumber'), arguments: [node] };
}

/** True when `Number(x)` can be NaN or ±Infinity. */
export function convertsToNonFinite(shape: ValueShape): boolean {
  return shape.nonFinite === true || mayBe(shape, Kind.string | Kind.absent | Kind.list | Kind.record);
}

/** The shape of `Number(x)`. */
export function shapeOfNumber(shape: ValueShape): ValueShape {
  const integer = shape.integer === true || !mayBe(shape, Kind.number);
  if (convertsToNonFinite(shape)) return { kinds: Kind.number, nonFinite: true };
  return integer ? { kinds: Kind.number, integer: true } : { kinds: Kind.number };
}
