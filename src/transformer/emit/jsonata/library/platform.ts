/** Functions of the platform: randomness and text encodings. */
import { isOnly, Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import type { Emission } from '../emission.ts';
import { packed, unpacked } from '../semantics/boundary.ts';
import { itemOf, ofItem, withoutMarks } from '../semantics/undefined-item.ts';
import { argumentOf, argumentShape } from './call.ts';
import type { LibraryEmitter } from './types.ts';

function ofText(encode: (text: JsonataNode, cx: Emission) => JsonataNode): LibraryEmitter {
  return {
    refuses: (call) => (isOnly(argumentShape(call, 0), Kind.string) ? null : 'Give it a string.'),
    emit: (call, cx) => encode(argumentOf(call, 0, cx).node, cx),
  };
}

function calling(helper: 'getAt' | 'putAt' | 'marksAsNull', count: number): LibraryEmitter {
  return {
    emit: (call, cx) => ({
      kind: 'call',
      callee: cx.helper(helper),
      arguments: Array.from({ length: count }, (_, position) => argumentOf(call, position, cx).node),
    }),
  };
}

export const platform: Readonly<Record<string, LibraryEmitter>> = {
  'Data.packed': { emit: (call, cx) => packed(argumentOf(call, 0, cx).node, cx) },
  'Data.unpacked': { emit: (call, cx) => unpacked(argumentOf(call, 0, cx).node, cx) },
  'Data.item': { emit: (call, cx) => itemOf(argumentOf(call, 0, cx), cx) },
  'Data.ofItem': { emit: (call, cx) => ofItem(argumentOf(call, 0, cx).node, cx) },
  'Data.withoutMarks': { emit: (call, cx) => withoutMarks(argumentOf(call, 0, cx).node, cx) },
  'Data.marksAsNull': calling('marksAsNull', 1),
  'Data.getAt': calling('getAt', 2),
  'Data.putAt': calling('putAt', 3),
  'Math.random': { emit: (_call, cx) => cx.code`$random()` },
  'crypto.randomUUID': { emit: (_call, cx) => cx.code`$uuid()` },
  'crypto.hash': {
    emit: (call, cx) => cx.code`$hash(${argumentOf(call, 0, cx).node}, ${argumentOf(call, 1, cx).node})`,
  },
  encodeURIComponent: ofText((text, cx) => cx.code`$encodeUrlComponent(${text})`),
  encodeURI: ofText((text, cx) => cx.code`$encodeUrl(${text})`),
  decodeURIComponent: ofText((text, cx) => cx.code`$decodeUrlComponent(${text})`),
  decodeURI: ofText((text, cx) => cx.code`$decodeUrl(${text})`),
  btoa: ofText((text, cx) => cx.code`$base64encode(${text})`),
  atob: ofText((text, cx) => cx.code`$base64decode(${text})`),
};
