/** `JSON`. */
import { isOnly, Kind, mayBe } from '../../../core/shape.ts';
import { dataOf } from '../semantics/boundary.ts';
import { isPresent } from '../semantics/equality.ts';
import { share } from '../semantics/share.ts';
import { argumentOf, argumentShape, constantArgument } from './call.ts';
import type { LibraryEmitter } from './types.ts';

const stringify: LibraryEmitter = {
  refuses: (call) => {
    const replacer =
      call.arguments.length > 1 && constantArgument(call, 1) !== null && argumentShape(call, 1).kinds !== Kind.absent;
    if (replacer) return 'Build the value first: a replacer cannot run in Step Functions.';
    if (call.arguments.length < 3 || constantArgument(call, 2) === 0) return null;
    const indented = constantArgument(call, 2) === 2 && isOnly(argumentShape(call, 0), Kind.list | Kind.record);
    return indented ? null : 'Indent by 2, and objects or lists only.';
  },
  emit: (call, cx) => {
    const value = argumentOf(call, 0, cx);
    const text = (operand: typeof value) => cx.code`${cx.helper('jsonText')}(${dataOf(operand, cx)})`;
    if (constantArgument(call, 2) === 2) return cx.code`$string(${dataOf(value, cx)}, true)`;
    if (!mayBe(value.shape, Kind.absent)) return text(value);
    return share(value.node, 'value', cx, (node) => {
      const shared = { node, shape: value.shape };
      return cx.code`${isPresent(shared)} ? ${text(shared)} : [][0]`;
    });
  },
};

const parse: LibraryEmitter = {
  refuses: (call) => {
    if (call.arguments.length > 1) return 'Call it with the text alone.';
    return isOnly(argumentShape(call, 0), Kind.string) ? null : 'Give it a string.';
  },
  emit: (call, cx) => cx.code`$parse(${argumentOf(call, 0, cx).node})`,
};

export const json: Readonly<Record<string, LibraryEmitter>> = {
  'JSON.stringify': stringify,
  'JSON.parse': parse,
};
