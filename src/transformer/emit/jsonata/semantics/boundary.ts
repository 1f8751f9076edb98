/**
 * Values leaving an expression. Step Functions fails on undefined and writes NaN as a string, so values become what
 * `JSON.stringify` would keep; what a variable must remember beyond JSON is boxed.
 */
import { isOnly, Kind, mayBe, mayHoldNonFinite } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { condition, NULL, object } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { absentToNull, isPresent } from './equality.ts';
import { hasKind } from './kind-test.ts';
import { share } from './share.ts';

/** The value as JSON: never absent, NaN and ±Infinity null at any depth. */
export function dataOf(value: Operand, cx: Emission): JsonataNode {
  const { shape } = value;
  if (shape.nonFinite !== true) return absentToNull(value, cx);
  return absentToNull({ node: finiteData(value, cx), shape }, cx);
}

function finiteData({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (isOnly(shape, Kind.number))
    return share(node, 'number', cx, (number) => condition(finite(number, cx), number, NULL));
  if (mayBe(shape, Kind.list | Kind.record))
    return { kind: 'call', callee: cx.helper('finiteData'), arguments: [node] };
  // Of a value that may be text, only these tests can be asked: `<=` refuses strings.
  return share(node, 'value', cx, (shared) =>
    condition(cx.code`${shared} != ${shared} or ${shared} in [1 / 0, -1 / 0]`, NULL, shared),
  );
}

/** The value as JSON from which `unpackedOf` makes it again, NaN and ±Infinity too; absent is null. */
export function packedOf(value: Operand, cx: Emission): JsonataNode {
  if (value.shape.nonFinite !== true) return absentToNull(value, cx);
  return absentToNull({ node: packed(value.node, cx), shape: value.shape }, cx);
}

/** What was packed, where the shape can hold NaN or ±Infinity. */
export function unpackedOf({ node, shape }: Operand, cx: Emission): JsonataNode {
  return mayHoldNonFinite(shape) ? unpacked(node, cx) : node;
}

/** Numbers that JSON does not have become marked texts, at any depth. */
export function packed(node: JsonataNode, cx: Emission): JsonataNode {
  return { kind: 'call', callee: cx.helper('packed'), arguments: [node] };
}

/** The other way. */
export function unpacked(node: JsonataNode, cx: Emission): JsonataNode {
  return { kind: 'call', callee: cx.helper('unpacked'), arguments: [node] };
}

/** The value in a box that can also hold nothing, NaN and ±Infinity. */
export function boxed({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (shape.nonFinite !== true) return object({ v: node });
  if (isOnly(shape, Kind.number)) return share(node, 'number', cx, (number) => boxedNumber(number, cx));
  return share(node, 'value', cx, (shared) => {
    const value: Operand = { node: shared, shape };
    const plain = object({ v: packedOf({ node: shared, shape: { ...shape, kinds: shape.kinds & ~Kind.absent } }, cx) });
    if (!mayBe(shape, Kind.number)) return condition(isPresent(value), plain, object({}));
    const known = condition(hasKind(value, Kind.number, cx), boxedNumber(shared, cx), plain);
    return condition(isPresent(value), known, object({}));
  });
}

function boxedNumber(number: JsonataNode, cx: Emission): JsonataNode {
  return condition(
    finite(number, cx),
    object({ v: number }),
    cx.code`{'sign': ${number} > 0 ? 1 : ${number} < 0 ? -1 : 0}`,
  );
}

function finite(number: JsonataNode, cx: Emission): JsonataNode {
  return { kind: 'call', callee: cx.helper('isFinite'), arguments: [number] };
}
