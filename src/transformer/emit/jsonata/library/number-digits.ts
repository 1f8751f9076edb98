/** `toPrecision` and `toExponential`, and `toFixed` where its few digits are not constant: by the exact decimal expansion. */
import type { JsonataNode } from '../ast.ts';
import type { Emission, Operand } from '../emission.ts';
import type { HelperName } from '../helpers/index.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, receiverOf } from './call.ts';
import type { Call, LibraryEmitter } from './types.ts';

/** The digits are a whole number in the method's range where the receiver is finite; the front end checks them. */
export function formatted(helper: HelperName, call: Call, cx: Emission): JsonataNode {
  const digits = argumentOf(call, 0, cx).node;
  return whenFinite(receiverOf(call, cx), cx, (x) => cx.code`${cx.helper(helper)}(${x}, ${digits})`);
}

/** NaN and infinities are written as `String` writes them. */
export function whenFinite(value: Operand, cx: Emission, write: (x: JsonataNode) => JsonataNode): JsonataNode {
  return share(value.node, 'number', cx, (x) =>
    value.shape.nonFinite === true
      ? cx.code`${cx.helper('isFinite')}(${x}) ? ${write(x)} : $formatBase(${x})`
      : write(x),
  );
}

export const toPrecision: LibraryEmitter = {
  emit: (call, cx) =>
    call.arguments.length === 0 ? toText(receiverOf(call, cx), cx) : formatted('precisionText', call, cx),
};

export const toExponential: LibraryEmitter = {
  emit: (call, cx) =>
    call.arguments.length === 0
      ? whenFinite(receiverOf(call, cx), cx, (x) => cx.code`${cx.helper('shortExponentialText')}(${x})`)
      : formatted('exponentialText', call, cx),
};
