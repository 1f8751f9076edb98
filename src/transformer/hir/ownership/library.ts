/**
 * What built-ins do with objects: which of their arguments' objects the result is or holds, and what callbacks are given. None
 * of them writes into an object; in-place ones have become assignments. A built-in that is not listed may give anything of what
 * it got.
 */
import type { Expr, Lambda, LibraryCall } from '../../core/expr.ts';
import { isOnly, Kind, mayBe, shapes } from '../../core/shape.ts';
import { type Analysis, makeMany, makeObject } from './analysis.ts';
import { callBack, compareItems } from './callbacks.ts';
import { isOnce, reach, slotsHolding, writeSlot } from './heap.ts';
import { ANY, type Location } from './location.ts';
import { makeOfAnything } from './make-of-anything.ts';
import { evaluateOperands } from './operands.ts';
import { repeatItems } from './repeat-items.ts';
import { itemsOf } from './set-apart.ts';
import { NOTHING, union } from './union.ts';
import { isWrittenOnce } from './written-once.ts';

type Objects = ReadonlySet<Location>;

/** Objects that a built-in's result can be. */
export function libraryResult(node: LibraryCall<never>, cx: Analysis): Objects {
  const [first] = node.arguments;
  if (node.member === 'length' && first) {
    cx.evaluate(first, 'object');
    return NOTHING;
  }
  const callback = node.arguments.find((argument) => argument.kind === 'lambda') ?? null;
  const given = node.receiver === null ? node.arguments : [node.receiver, ...node.arguments];
  const objects = evaluateOperands(given, cx);
  const receiver = node.receiver === null ? NOTHING : (objects[0] ?? NOTHING);
  const values = node.receiver === null ? objects : objects.slice(1);
  return (BEHAVIOURS.get(node.member) ?? (node.member.startsWith('String.') ? fresh : anything))(
    { node, receiver, values, callback },
    cx,
  );
}

interface Call {
  readonly node: LibraryCall<never>;
  readonly receiver: Objects;
  /** Objects of the arguments, nothing for callbacks. */
  readonly values: readonly Objects[];
  readonly callback: Lambda<never> | null;
}
type Behaviour = (call: Call, cx: Analysis) => Objects;

/** A new list that may hold the given objects, each once but for those that it may hold more than once. */
function listOf(call: Call, items: Objects, cx: Analysis, twice: Objects = NOTHING): Objects {
  const list = new Set([makeObject(cx, call.node, false)]);
  addTo(list, items, cx, twice);
  return list;
}

/** Runs the callback for every item; `use` gets what each call returns, and the item. See `ItemRounds.keeps`. */
function eachItem(
  call: Call,
  lists: Objects,
  cx: Analysis,
  use: (returned: Objects, item: Objects) => void,
  keeps = false,
): void {
  const { callback, node } = call;
  if (callback === null) return;
  repeatItems(cx, {
    node: callback,
    lists,
    origin: node.origin,
    keeps,
    round: (item) => use(callBack(callback, [item, NOTHING, lists], cx), item),
  });
}

/** Runs the callback that tells which of the items stay. */
export function testItems(node: LibraryCall<never>, lists: Objects, cx: Analysis): void {
  const callback = node.arguments.find((argument) => argument.kind === 'lambda') ?? null;
  eachItem({ node, receiver: lists, values: [], callback }, lists, cx, () => {}, true);
}

/** The result list is made first, so that it grows old with what the rounds put in. */
const mapped: Behaviour = (call, cx) => {
  const source = call.node.receiver === null ? (call.values[0] ?? NOTHING) : call.receiver;
  if (call.callback === null) return copyOf(call, source, cx);
  const result = listOf(call, NOTHING, cx);
  eachItem(call, source, cx, (returned) => addTo(result, returned, cx));
  return result;
};
const flatMapped: Behaviour = (call, cx) => {
  const result = listOf(call, NOTHING, cx);
  eachItem(call, call.receiver, cx, (returned) => addItemOrItems(result, returned, call.callback, cx));
  return result;
};
/** Adds a value, or the items of a list. */
function addItemOrItems(lists: Objects, value: Objects, given: Expr | null, cx: Analysis): void {
  const shape = given?.shape ?? shapes.unknown;
  if (mayBe(shape, Kind.list)) addTo(lists, itemsOf(value, cx), cx, heldTwice(value, cx));
  if (shape.kinds === 0 || !isOnly(shape, Kind.list)) addTo(lists, value, cx);
}
const filtered: Behaviour = (call, cx) => {
  const result = listOf(call, NOTHING, cx);
  eachItem(call, call.receiver, cx, (_, item) => addTo(result, item, cx), true);
  return result;
};
function addTo(lists: Objects, items: Objects, cx: Analysis, twice: Objects = NOTHING): void {
  const { heap } = cx.state ?? {};
  if (heap === undefined) return;
  for (const list of lists) {
    writeSlot(heap, list, { field: ANY, targets: items, replace: false });
    writeSlot(heap, list, { field: ANY, targets: twice, replace: false, often: true });
  }
}

const scalar: Behaviour = (call, cx) => {
  eachItem(call, call.receiver, cx, () => {});
  return NOTHING;
};
const found: Behaviour = (call, cx) => {
  eachItem(call, call.receiver, cx, () => {}, true);
  return itemsOf(call.receiver, cx);
};
const element: Behaviour = (call, cx) => itemsOf(call.receiver, cx);
const sorted: Behaviour = (call, cx) => {
  compareItems(call.node, call.receiver, cx);
  return copyOf(call, call.receiver, cx);
};
/** Items of the receiver and of list arguments, and arguments as items. */
const concatenated: Behaviour = (call, cx) => {
  const result = copyOf(call, call.receiver, cx);
  for (const [index, value] of call.values.entries())
    addItemOrItems(result, value, call.node.arguments[index] ?? null, cx);
  return result;
};
/** A new list of what the sources hold, which it holds as often as they do. */
function copyOf(call: Call, sources: Objects, cx: Analysis): Objects {
  return listOf(call, itemsOf(sources, cx), cx, heldTwice(sources, cx));
}
/** What one of the sources holds more than once. */
function heldTwice(sources: Objects, cx: Analysis): Objects {
  return union([...sources].map((source) => heldByMore(new Set([source]), cx)));
}
/** What all of the holders together hold more than once. */
function heldByMore(holders: Objects, cx: Analysis): Objects {
  const { heap } = cx.state ?? {};
  if (heap === undefined) return NOTHING;
  const items = [...itemsOf(holders, cx)].filter((item) => !isOnce(heap, item));
  return new Set(items.filter((item) => slotsHolding(heap, holders, item) > 1));
}
const copied: Behaviour = (call, cx) => copyOf(call, call.receiver, cx);
const replaced: Behaviour = (call, cx) => {
  const result = copyOf(call, call.receiver, cx);
  for (const value of call.values) addTo(result, value, cx);
  return result;
};
const flattened: Behaviour = (call, cx) => {
  const state = cx.state;
  return state === null ? NOTHING : listOf(call, NOTHING, cx, reach(state.heap, itemsOf(call.receiver, cx)));
};
const reduced: Behaviour = (call, cx) => {
  const { callback, node, receiver } = call;
  if (callback === null || cx.state === null) return anything(call, cx);
  // The accumulator is held in a list of its own, so that it grows old with the rounds.
  const box = makeObject(cx, node, false);
  const start = node.arguments.length > 1 ? (call.values[1] ?? NOTHING) : itemsOf(receiver, cx);
  writeSlot(cx.state.heap, box, { field: ANY, targets: start, replace: false });
  repeatItems(cx, {
    node: callback,
    lists: receiver,
    origin: node.origin,
    round: (item) => {
      const before = itemsOf(new Set([box]), cx);
      const after = callBack(callback, [before, item, NOTHING, receiver], cx);
      if (cx.state !== null)
        writeSlot(cx.state.heap, box, { field: ANY, targets: after, replace: false, sameSlot: true });
    },
  });
  return itemsOf(new Set([box]), cx);
};
/** Data that shares nothing with the arguments; their items are scalars, or are copied. */
const fresh: Behaviour = (call, cx) => new Set([makeObject(cx, call.node, true)]);
/** A copy of a whole value, in which an object that the value holds twice is one object again. */
const cloned: Behaviour = (call, cx) => {
  const { heap } = cx.state ?? {};
  if (heap === undefined) return NOTHING;
  const all = reach(heap, call.values[0] ?? NOTHING);
  const objects = [...all].filter((one) => !cx.constants.has(one));
  const isTwice = (one: Location): boolean => !isOnce(heap, one) && slotsHolding(heap, all, one) > 1;
  const known = objects.length === all.size || call.node.arguments.every(isWrittenOnce);
  return known && !objects.some(isTwice) ? fresh(call, cx) : anything(call, cx);
};
const valuesOf: Behaviour = (call, cx) => copyOf(call, call.values[0] ?? NOTHING, cx);
/** A list of pairs `[key, value]`, a pair per value. */
const entriesOf: Behaviour = (call, cx) => {
  const pair = makeMany(cx, call.node.arguments);
  const record = call.values[0] ?? NOTHING;
  if (cx.state !== null) {
    const value = { field: '1', replace: false };
    writeSlot(cx.state.heap, pair, { ...value, targets: itemsOf(record, cx) });
    writeSlot(cx.state.heap, pair, { ...value, targets: heldTwice(record, cx), often: true });
  }
  return listOf(call, new Set([pair]), cx);
};
/** A map or object of pairs: what the pairs hold is in it. */
const mapOfPairs: Behaviour = (call, cx) => {
  const pairs = itemsOf(call.values[0] ?? NOTHING, cx);
  return listOf(call, itemsOf(pairs, cx), cx, heldByMore(pairs, cx));
};
const listed: Behaviour = (call, cx) => listOf(call, NOTHING, cx, union(call.values));
/** A part of the value that is in it already: paths lead to what was put there under their eyes. */
const anywhere: Behaviour = (call, cx) =>
  cx.state === null ? NOTHING : reach(cx.state.heap, call.values[0] ?? NOTHING);
const same: Behaviour = (call) => call.values[0] ?? NOTHING;

const anything: Behaviour = (call, cx) => {
  const given = union([call.receiver, ...call.values]);
  const { callback } = call;
  if (callback === null) return makeOfAnything(call.node, given, cx);
  const state = cx.state;
  const all = state === null ? NOTHING : reach(state.heap, given);
  const result = makeOfAnything(call.node, given, cx);
  repeatItems(cx, {
    node: callback,
    lists: given,
    origin: call.node.origin,
    round: () =>
      addTo(
        result,
        callBack(
          callback,
          callback.parameters.map(() => all),
          cx,
        ),
        cx,
      ),
  });
  return result;
};

const BEHAVIOURS: ReadonlyMap<string, Behaviour> = new Map<string, Behaviour>([
  ...behave(mapped, 'Array.prototype.map', 'Array.from'),
  ...behave(flatMapped, 'Array.prototype.flatMap'),
  ...behave(filtered, 'Array.prototype.filter'),
  ...behave(found, 'Array.prototype.find', 'Array.prototype.findLast'),
  ...behave(element, 'Array.prototype.at'),
  ...behave(sorted, 'Array.prototype.toSorted', 'Array.prototype.sort'),
  ...behave(concatenated, 'Array.prototype.concat'),
  ...behave(copied, 'Array.prototype.slice', 'Array.prototype.toReversed'),
  ...behave(replaced, 'Array.prototype.toSpliced', 'Array.prototype.with'),
  ...behave(flattened, 'Array.prototype.flat'),
  ...behave(reduced, 'Array.prototype.reduce', 'Array.prototype.reduceRight'),
  ...behave(
    scalar,
    'Array.prototype.some',
    'Array.prototype.every',
    'Array.prototype.findIndex',
    'Array.prototype.findLastIndex',
    'Array.prototype.forEach',
  ),
  ...behave(anywhere, 'Data.getAt'),
  ...behave(fresh, 'JSON.parse', 'Object.keys', 'Array.prototype.keys', 'codePoints'),
  ...behave(cloned, 'structuredClone'),
  ...behave(fresh, 'DynamoDB.marshal', 'DynamoDB.marshalForSdk', 'DynamoDB.unmarshal'),
  ...behave(valuesOf, 'Object.values'),
  ...behave(entriesOf, 'Object.entries'),
  ...behave(valuesOf, 'Map.values', 'Map.toRecord', 'Set.from', 'Set.with', 'Set.without'),
  ...behave(entriesOf, 'Map.entries'),
  ...behave(mapOfPairs, 'Map.from', 'Object.fromEntries'),
  ...behave(fresh, 'Map.keys', 'Map.texts'),
  ...behave(listed, 'Array.of'),
  ...behave(same, 'Object.freeze', 'Object.seal', 'Data.item'),
]);

function behave(behaviour: Behaviour, ...members: readonly string[]): readonly (readonly [string, Behaviour])[] {
  return members.map((member) => [member, behaviour] as const);
}
