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

/**
 * True for a JSON text. Strings become `S`, other scalars `V`, then the innermost lists and objects become `V` until nothing
 * changes: a JSON text ends as one letter. Letters that stand outside of strings are told apart first.
 */
const isValid: LibraryEmitter = {
  emit: (call, cx) =>
    share(
      argumentOf(call, 0, cx).node,
      'text',
      cx,
      (text) => cx.code`(
        $reduced := function($t) {(
          $next := $replace($replace($t, /\[([SV](,[SV])*)?\]/, 'V'), /\{(S:[SV](,S:[SV])*)?\}/, 'V');
          $next = $t ? $t : $reduced($next)
        )};
        $contains($replace(${text}, /"([^"\x5c\x00-\x1f]|\x5c(["\x5c\/bfnrt]|u[0-9a-fA-F]{4}))*"/, ''), /[SV]/) ? false :
          $reduced($replace($replace($replace(${text}, /"([^"\x5c\x00-\x1f]|\x5c(["\x5c\/bfnrt]|u[0-9a-fA-F]{4}))*"/, 'S'),
            /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?|true|false|null/, 'V'), /[ \t\r\n]+/, '')) in ['S', 'V']
      )`,
    ),
};

export const json: Readonly<Record<string, LibraryEmitter>> = {
  'JSON.stringify': stringify,
  'JSON.parse': parse,
  'JSON.isValid': isValid,
};
