/** `Object`: its functions on records. */

import { isOnly, Kind, mayBe, orAbsent, shapes } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { list } from '../build.ts';
import type { Emission } from '../emission.ts';
import { ownKey } from '../semantics/own-key.ts';
import { recordOf } from '../semantics/record.ts';
import { toText } from '../semantics/text.ts';
import { ofItem, withoutMarkedProperties } from '../semantics/undefined-item.ts';
import { argumentOf, argumentShape } from './call.ts';
import { hasTextKeys } from './pair-keys.ts';
import type { AnyCall, LibraryEmitter } from './types.ts';

/** Their places among the others are not those that JavaScript gives them. */
export const LATE_PROPERTIES =
  'A property of the object may have been `undefined` before it got its value, and keeps its place in JavaScript alone: give it `null` or its value at first.';

/** A property whose value is `undefined` is no property in Step Functions. */
function visibleKeys(call: AnyCall): string | null {
  const shape = argumentShape(call, 0);
  if (shape.undefinedProperties === true && !call.presentOnly) {
    return 'A property of the object may be `undefined`, which Step Functions cannot tell from a missing one: leave it out or set it to `null`.';
  }
  if (shape.lateProperties === true) return LATE_PROPERTIES;
  if (shape.undefinedItems === true) return 'Filter out the items of the array that are `undefined` first.';
  return mayBe(shape, Kind.string) ? 'Use it on objects and arrays only, not on strings.' : null;
}

/** What a function of `Object` gives for a record, and for a list, whose keys are its indexes as text. */
function ofParts(record: (of: JsonataNode, cx: Emission) => JsonataNode, list: typeof record): LibraryEmitter {
  return {
    refuses: visibleKeys,
    emit: (call, cx) => {
      const given = argumentOf(call, 0, cx);
      if (!mayBe(given.shape, Kind.list)) return record(given.node, cx);
      const object = cx.fresh('object');
      const either = cx.code`$type(${object}) = 'array' ? ${list(object, cx)} : ${record(object, cx)}`;
      return cx.code`(${object} := ${given.node}; ${isOnly(given.shape, Kind.list) ? list(object, cx) : either})`;
    },
  };
}

const recordKeys = (of: JsonataNode, cx: Emission): JsonataNode => cx.code`[$keys(${of})]`;
const recordValues = (of: JsonataNode, cx: Emission): JsonataNode =>
  cx.code`[$each(${of}, function($value) { $value })[]]`;
const listKeys = (of: JsonataNode, cx: Emission): JsonataNode =>
  cx.code`[$map([0..$count(${of}) - 1], function($index) { $string($index) })[]]`;

const keys = ofParts(recordKeys, listKeys);
const values = ofParts(recordValues, (list) => list);
const entries = ofParts(
  (of, cx) => {
    const record = cx.fresh('record');
    return cx.code`(${record} := ${of}; $zip(${recordKeys(record, cx)}, ${recordValues(record, cx)}))`;
  },
  (list, cx) => cx.code`$zip(${listKeys(list, cx)}, ${list})`,
);

/** Properties whose values are undefined leave at the end, since the last of two pairs with one key counts. */
const fromEntries: LibraryEmitter = {
  emit: (call, cx) => {
    const pairs = argumentOf(call, 0, cx);
    const pair = cx.fresh('pair');
    const keys = call.arguments[0] && hasTextKeys(call.arguments[0]) ? shapes.string : shapes.json;
    const first = cx.code`${pair}[0]`;
    const marked = pairs.shape.undefinedItems === true;
    const key = toText(marked ? { node: ofItem(first, cx), shape: orAbsent(keys) } : { node: first, shape: keys }, cx);
    const merged = cx.code`$merge([$map(${pairs.node}, function(${pair}) { {${key}: ${pair}[1]} })])`;
    return marked ? withoutMarkedProperties(merged, cx) : merged;
  },
};

/** A new record; a target that somebody else can see would have to change. */
const assign: LibraryEmitter = {
  refuses: (call) =>
    call.arguments[0]?.kind === 'record'
      ? null
      : 'Start from a fresh object: `Object.assign({}, …)`, or use `{ ...a, ...b }`.',
  emit: (call, cx) =>
    recordOf(
      call.arguments.map((_, index) => ({ kind: 'spread', value: argumentOf(call, index, cx) })),
      cx,
    ),
};

/** A copy without some keys, as object rest patterns make it. */
const omit: LibraryEmitter = {
  emit: (call, cx) => {
    const keys = call.arguments.slice(1).map((_, index) => toText(argumentOf(call, index + 1, cx), cx));
    return cx.code`$merge([$sift(${argumentOf(call, 0, cx).node}, function($value, $key) { $not($key in ${list(keys)}) })])`;
  },
};

const hasOwn: LibraryEmitter = {
  refuses: (call) => (argumentShape(call, 0).undefinedProperties === true ? visibleKeys(call) : null),
  emit: (call, cx) => ownKey(argumentOf(call, 0, cx), argumentOf(call, 1, cx), cx),
};

export const object: Readonly<Record<string, LibraryEmitter>> = {
  'Object.keys': keys,
  'Object.getOwnPropertyNames': keys,
  'Object.values': values,
  'Object.entries': entries,
  'Object.fromEntries': fromEntries,
  'Object.assign': assign,
  'Object.hasOwn': hasOwn,
  'Object.omit': omit,
};
