/** `JSON`. */
import { isOnly, Kind, mayBe, shapes, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { lambda, text as literal } from '../build.ts';
import type { Emission } from '../emission.ts';
import { dataOf } from '../semantics/boundary.ts';
import { isPresent } from '../semantics/equality.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, argumentShape, constantArgument } from './call.ts';
import { LATE_PROPERTIES } from './object.ts';
import type { AnyCall, Call, LibraryEmitter } from './types.ts';

const stringify: LibraryEmitter = {
  refuses: (call) => {
    if (hasReplacer(call) && !isKeyList(argumentShape(call, 1)))
      return 'Build the value first, or give a list of keys: a replacer cannot run in Step Functions.';
    if (namesPrototype(call))
      return 'Leave `__proto__` out of the keys: the JSON would have what every object inherits.';
    if (argumentShape(call, 0).lateProperties && !hasReplacer(call)) return LATE_PROPERTIES;
    return call.arguments.length < 3 || indentOf(call) !== null ? null : 'Write the indentation as a constant.';
  },
  emit: (call, cx) => {
    const value = argumentOf(call, 0, cx);
    const indent = indentOf(call) ?? '';
    const margin = indent === '' ? '' : '\n';
    const text = (operand: typeof value): JsonataNode => {
      if (hasReplacer(call))
        return cx.code`${cx.helper('keyedText')}(${dataOf(operand, cx)}, ${keysOf(call, cx)}, ${literal(indent)}, ${literal(margin)})`;
      if (indent === '') return cx.code`${cx.helper('jsonText')}(${dataOf(operand, cx)})`;
      return cx.code`${cx.helper('prettyText')}(${dataOf(operand, cx)}, ${literal(indent)}, ${literal(margin)})`;
    };
    if (!mayBe(value.shape, Kind.absent)) return text(value);
    return share(value.node, 'value', cx, (node) => {
      const shared = { node, shape: value.shape };
      return cx.code`${isPresent(shared)} ? ${text(shared)} : [][0]`;
    });
  },
};

/** True where the second argument changes what is written. */
function hasReplacer(call: AnyCall): boolean {
  return (
    call.arguments.length > 1 && constantArgument(call, 1) !== null && argumentShape(call, 1).kinds !== Kind.absent
  );
}

/** True for a list of texts and numbers: other items would be left out. */
function isKeyList(shape: ValueShape): boolean {
  const { item } = shape;
  return (
    isOnly(shape, Kind.list) && !shape.undefinedItems && item !== undefined && isOnly(item, Kind.string | Kind.number)
  );
}

/** True where a key is written that reads what an object inherits, and is no function. */
function namesPrototype(call: AnyCall): boolean {
  const keys = call.arguments[1];
  return (
    keys?.kind === 'list' &&
    'entries' in keys &&
    keys.entries.some(({ value }) => 'value' in value && value.value === '__proto__')
  );
}

/** The keys as texts, each once, in the order in which they come first. */
function keysOf(call: Call, cx: Emission): JsonataNode {
  const { node, shape } = argumentOf(call, 1, cx);
  const item = shape.item ?? shapes.string;
  if (isOnly(item, Kind.string)) return cx.code`$distinct(${node})`;
  const key = cx.fresh('key');
  return cx.code`$distinct([$map(${node}, ${lambda([key.name], toText({ node: key, shape: item }, cx))})])`;
}

/** The indentation of a level; null where it is not constant. */
function indentOf(call: AnyCall): string | null {
  const indent = constantArgument(call, 2);
  if (call.arguments.length < 3 || argumentShape(call, 2).kinds === Kind.absent) return '';
  if (typeof indent === 'number') return ' '.repeat(Math.max(0, Math.min(MOST, Math.trunc(indent))));
  return typeof indent === 'string' ? indent.slice(0, MOST) : null;
}

/** JavaScript indents by no more. */
const MOST = 10;

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
