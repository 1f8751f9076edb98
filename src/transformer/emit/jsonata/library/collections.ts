/**
 * `Map` and `Set`, as the front end has them: a map is a record of its values by the text of their keys, in which a mark tells
 * what kind of key it is; a set is a list. Keys are compared as `Map` does: NaN is itself, and -0 is 0.
 */
import { itemShape } from '../../../core/operator-shapes.ts';
import { isOnly, Kind, mayBe, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { isLiteral, list, number } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { spreadItems } from '../semantics/list-item.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, argumentShape, callbackLambda, callbackOf } from './call.ts';
import type { LibraryEmitter } from './types.ts';

const keyText: LibraryEmitter = {
  emit: (call, cx) => {
    const key = argumentOf(call, 0, cx);
    if (isOnly(key.shape, Kind.string)) return cx.code`'=' & ${key.node}`;
    if (isOnly(key.shape, Kind.number)) return cx.code`'#' & ${toText(key, cx)}`;
    return cx.code`${cx.helper('mapText')}(${key.node})`;
  },
};

/** The key that a text was made from; the shape says which kinds of key there are. */
function keyOf(text: JsonataNode, shape: ValueShape, cx: Emission): JsonataNode {
  if (isOnly(shape, Kind.string)) return cx.code`$substring(${text}, 1)`;
  if (isOnly(shape, Kind.number)) return cx.code`${cx.helper('parseNumber')}($substring(${text}, 1))`;
  return cx.code`${cx.helper('mapKey')}(${text})`;
}

const key: LibraryEmitter = { emit: (call, cx) => keyOf(argumentOf(call, 0, cx).node, call.shape, cx) };

function keysOf(map: JsonataNode, shape: ValueShape, cx: Emission): JsonataNode {
  const text = cx.fresh('text');
  return cx.code`[$map($keys(${map}), function(${text}) { ${keyOf(text, shape, cx)} })]`;
}

const keys: LibraryEmitter = { emit: (call, cx) => keysOf(argumentOf(call, 0, cx).node, itemShape(call.shape), cx) };

/** The texts of the keys, for a loop whose body leaves the map as it is; the ownership check sees to it. */
const texts: LibraryEmitter = { emit: (call, cx) => cx.code`[$keys(${argumentOf(call, 0, cx).node})]` };

const values: LibraryEmitter = {
  emit: (call, cx) => cx.code`[$each(${argumentOf(call, 0, cx).node}, function($value) { $value })[]]`,
};

/** Pairs; the second argument is what a key is, for its shape. */
const entries: LibraryEmitter = {
  emit: (call, cx) =>
    share(
      argumentOf(call, 0, cx).node,
      'map',
      cx,
      (map) =>
        cx.code`$zip(${keysOf(map, argumentShape(call, 1), cx)}, [$each(${map}, function($value) { $value })[]])`,
    ),
};

/** A map of pairs; the callback gives the text of a pair's key. */
const fromPairs: LibraryEmitter = {
  emit: (call, cx) => {
    const callback = callbackOf(call, 1, cx);
    const [pair] = callback.parameters;
    if (pair === undefined) throw new Error('Map.from needs the name of a pair');
    const made = cx.code`{${callback.result().node}: ${pair}[1]}`;
    return cx.code`$merge([$map(${argumentOf(call, 0, cx).node}, ${callbackLambda(callback, made)})])`;
  },
};

/** The text of a key without its mark is the name of a property. */
const toRecord: LibraryEmitter = {
  emit: (call, cx) =>
    cx.code`$merge([$each(${argumentOf(call, 0, cx).node}, function($value, $text) { {$substring($text, 1): $value} })])`,
};

const size: LibraryEmitter = { emit: (call, cx) => cx.code`$count($keys(${argumentOf(call, 0, cx).node}))` };

/** The value as it is kept: -0 is 0. */
function kept({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (!mayBe(shape, Kind.number)) return node;
  if (isLiteral(node)) return node.value === 0 ? number(0) : node;
  if (isOnly(shape, Kind.number) && shape.nonFinite !== true) return cx.code`${node} + 0`;
  return share(node, 'value', cx, (value) => cx.code`${value} = 0 ? 0 : ${value}`);
}

function mayBeNaN(shape: ValueShape): boolean {
  return mayBe(shape, Kind.number) && shape.nonFinite === true;
}

function has(set: JsonataNode, value: Operand, cx: Emission): JsonataNode {
  if (!mayBeNaN(value.shape)) return cx.code`${value.node} in ${set}`;
  return cx.code`${value.node} in ${set} or ${value.node} != ${value.node} and $exists($filter(${set}, function($item) { $item != $item }))`;
}

/** The items of a list, each once. */
const from: LibraryEmitter = {
  emit: (call, cx) => {
    const items = argumentOf(call, 0, cx);
    const item = itemShape(items.shape);
    const shape = items.shape.nonFinite ? { ...item, nonFinite: true as const } : item;
    if (!mayBe(shape, Kind.number)) return cx.code`$distinct(${items.node})`;
    const each = cx.fresh('item');
    const own = kept({ node: each, shape }, cx);
    if (!mayBeNaN(shape)) return cx.code`$distinct([$map(${items.node}, function(${each}) { ${own} })])`;
    const seen = cx.fresh('set');
    return cx.code`$reduce(${items.node}, function(${seen}, ${each}) { ${has(seen, { node: each, shape }, cx)} ? ${seen} : [${seen}, ${own}] }, [])`;
  },
};

const withItem: LibraryEmitter = {
  emit: (call, cx) => {
    const value = argumentOf(call, 1, cx);
    return share(argumentOf(call, 0, cx).node, 'set', cx, (set) =>
      share(value.node, 'value', cx, (node) => {
        const item = { node, shape: value.shape };
        const longer = list([...spreadItems(set), kept(item, cx)]);
        return cx.code`${has(set, item, cx)} ? ${set} : ${longer}`;
      }),
    );
  },
};

const withoutItem: LibraryEmitter = {
  emit: (call, cx) => {
    const value = argumentOf(call, 1, cx);
    return share(argumentOf(call, 0, cx).node, 'set', cx, (set) =>
      share(value.node, 'value', cx, (node) => {
        const others = cx.code`[$filter(${set}, function($item) { $item != ${node} })]`;
        // Nothing differs from undefined, and everything from NaN, which is itself here.
        if (mayBe(value.shape, Kind.absent)) return cx.code`$exists(${node}) ? ${others} : ${set}`;
        if (!mayBeNaN(value.shape)) return others;
        return cx.code`${node} = ${node} ? ${others} : [$filter(${set}, function($item) { $item = $item })]`;
      }),
    );
  },
};

export const collections: Readonly<Record<string, LibraryEmitter>> = {
  'Map.keyText': keyText,
  'Map.key': key,
  'Map.keys': keys,
  'Map.texts': texts,
  'Map.values': values,
  'Map.entries': entries,
  'Map.from': fromPairs,
  'Map.size': size,
  'Map.toRecord': toRecord,
  'Set.from': from,
  'Set.with': withItem,
  'Set.without': withoutItem,
};
