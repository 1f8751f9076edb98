/** `Array` and the methods of `Array.prototype` without a callback. */
import { isFiniteNumber, itemShape } from '../../../core/operator-shapes.ts';
import { isOnly, joinShapes, Kind, mayBe, mayBeNonFinite, type ValueShape, without } from '../../../core/shape.ts';
import type { JsonataList, JsonataNode } from '../ast.ts';
import { call as callOf, condition, isLiteral, lambda, list, number, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { itemAt } from '../semantics/access.ts';
import { absentToNull, comparesIdentity } from '../semantics/equality.ts';
import { clampedPosition, toInteger } from '../semantics/integer.ts';
import { hasKind } from '../semantics/kind-test.ts';
import { spreadItems } from '../semantics/list-item.ts';
import { shapeOfNumber } from '../semantics/number.ts';
import { listOf } from '../semantics/sequence.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, argumentShape, constantArgument, receiverOf } from './call.ts';
import type { AnyCall, Call, LibraryEmitter } from './types.ts';

const isArray: LibraryEmitter = {
  emit: (call, cx) => {
    const value = argumentOf(call, 0, cx);
    return share(value.node, 'value', cx, (node) => hasKind({ node, shape: value.shape }, Kind.list, cx));
  },
};

/** Items are compared by content, which is identity for everything but objects. */
function identityProblem(call: AnyCall): string | null {
  const items = call.receiver?.shape.item ?? { kinds: Kind.list | Kind.record };
  return comparesIdentity(items, argumentShape(call, 0))
    ? 'It compares objects by identity, which Step Functions does not know: compare a property with `find` or `some`.'
    : null;
}

const includes: LibraryEmitter = {
  refuses: identityProblem,
  emit: (call, cx) => {
    const items = { node: sliced(receiverOf(call, cx), argumentOf(call, 1, cx), null, cx), shape: itemsShape(call) };
    const sought = argumentOf(call, 0, cx);
    const maybeNaN = mayBeNonFinite(sought.shape);
    if (!maybeNaN) return cx.code`${sought.node} in ${items.node}`;
    return share(items.node, 'list', cx, (shared) =>
      share(
        sought.node,
        'sought',
        cx,
        (value) =>
          cx.code`${value} in ${shared} or ${value} != ${value} and $exists($filter(${shared}, function($item) { $item != $item }))`,
      ),
    );
  },
};

function itemsShape(call: Call): ValueShape {
  return call.receiver?.shape ?? { kinds: Kind.list };
}

const indexOf: LibraryEmitter = {
  refuses: identityProblem,
  emit: (call, cx) =>
    soughtAt(call, cx, (value, items) => {
      if (call.arguments.length < 2 || constantArgument(call, 1) === 0)
        return cx.code`function($found, $item, $index) { $found < 0 and $item = ${value} ? $index : $found }`;
      const start = clampedPosition(argumentOf(call, 1, cx), callOf('count', items), cx);
      return cx.code`function($found, $item, $index) {
        $found < 0 and $item = ${value} and $index >= (${start}) ? $index : $found
      }`;
    }),
};

const lastIndexOf: LibraryEmitter = {
  refuses: (call) => identityProblem(call) ?? lastProblem(call),
  emit: (call, cx) =>
    soughtAt(call, cx, (value, items) => {
      if (call.arguments.length < 2)
        return cx.code`function($found, $item, $index) { $item = ${value} ? $index : $found }`;
      const at = toInteger(argumentOf(call, 1, cx), cx);
      return cx.code`function($found, $item, $index) {(
        $last := ${at};
        $item = ${value} and $index <= ($last < 0 ? $count(${items}) + $last : $last) ? $index : $found
      )}`;
    }),
};

/** A position that is given but undefined counts as 0. */
function lastProblem(call: AnyCall): string | null {
  const position = call.arguments[1];
  return position === undefined || isFiniteNumber(position.shape) ? null : 'Give it a position that cannot be NaN.';
}

function soughtAt(
  call: Call,
  cx: Emission,
  step: (value: JsonataNode, items: JsonataNode) => JsonataNode,
): JsonataNode {
  return share(receiverOf(call, cx).node, 'list', cx, (items) =>
    share(argumentOf(call, 0, cx).node, 'sought', cx, (value) =>
      callOf('reduce', items, step(value, items), number(-1)),
    ),
  );
}

const join: LibraryEmitter = {
  emit: (call, cx) => {
    const items = receiverOf(call, cx);
    const given = argumentOf(call, 0, cx);
    const separator = isOnly(given.shape, Kind.absent) ? text(',') : separatorOf(given, cx);
    return callOf('join', texts(items, cx), separator);
  },
};

function separatorOf(given: Operand, cx: Emission): JsonataNode {
  if (!mayBe(given.shape, Kind.absent)) return toText(given, cx);
  return share(given.node, 'separator', cx, (node) => {
    const present = toText({ node, shape: without(given.shape, Kind.absent) }, cx);
    return condition(callOf('exists', node), present, text(','));
  });
}

/** The items as `join` writes them: null is the empty text. */
function texts(items: Operand, cx: Emission): JsonataNode {
  const item = itemShape(items.shape);
  if (isOnly(item, Kind.string)) return items.node;
  const parameter = cx.fresh('item');
  const present = toText({ node: parameter, shape: without(item, Kind.null | Kind.absent) }, cx);
  const written = mayBe(item, Kind.null) ? condition(cx.code`${parameter} = null`, text(''), present) : present;
  return list([callOf('map', items.node, lambda([parameter.name], written))]);
}

const slice: LibraryEmitter = {
  emit: (call, cx) => {
    const end = call.arguments.length < 2 ? null : argumentOf(call, 1, cx);
    return sliced(receiverOf(call, cx), argumentOf(call, 0, cx), end, cx);
  },
};

/** The items from one relative position to another. */
function sliced(items: Operand, start: Operand, end: Operand | null, cx: Emission): JsonataNode {
  const from = isOnly(start.shape, Kind.absent) ? { node: number(0), shape: { kinds: Kind.number } } : start;
  const until = end === null || isOnly(end.shape, Kind.absent) ? null : end;
  if (until === null && isLiteral(from.node) && from.node.value === 0) return items.node;
  return share(items.node, 'list', cx, (shared) => {
    const length = callOf('count', shared);
    const position = cx.fresh('position');
    const tests: JsonataNode[] = [];
    const limits: { name: string; value: JsonataNode }[] = [];
    const limit = (value: Operand, hint: string): JsonataNode => {
      const integer = toInteger(value, cx);
      if (isLiteral(integer) && typeof integer.value === 'number' && integer.value >= 0) return integer;
      const name = cx.fresh(hint);
      limits.push({ name: name.name, value: clampedPosition(value, length, cx) });
      return name;
    };
    const first = limit(from, 'start');
    if (!(isLiteral(first) && first.value === 0)) tests.push(cx.code`${position} >= ${first}`);
    if (until !== null) tests.push(cx.code`${position} < ${limit(until, 'end')}`);
    if (tests.length === 0) return shared;
    const test = tests.reduce((left, right) => ({ kind: 'binary', operator: 'and', left, right }));
    const item = cx.fresh('item');
    const filter = callOf('filter', shared, lambda([item.name, position.name], test));
    const part = listOf(filter, itemShape(items.shape));
    return limits.length === 0
      ? part
      : { kind: 'block', items: [...limits.map(({ name, value }) => ({ kind: 'bind' as const, name, value })), part] };
  });
}

const concat: LibraryEmitter = {
  refuses: (call) =>
    call.arguments.some(({ shape }) => mayBe(shape, Kind.absent))
      ? 'An argument may be `undefined`, which a list in Step Functions cannot hold.'
      : null,
  emit: (call, cx) => {
    const parts = [receiverOf(call, cx), ...call.arguments.map((_, index) => argumentOf(call, index, cx))];
    // A list constructor takes lists apart and adds everything else, exactly as `concat` does.
    return list(parts.flatMap((part): JsonataList['items'] => spreadItems(absentToNull(part, cx))));
  },
};

const flat: LibraryEmitter = {
  refuses: (call) => {
    const depth = constantArgument(call, 0);
    const [given] = call.arguments;
    if (!given || (typeof depth === 'number' && depth >= 0)) return null;
    const isDepth = isOnly(given.shape, Kind.number | Kind.absent) && given.shape.nonFinite !== true;
    return isDepth && depth === undefined ? null : 'Write the depth as a number.';
  },
  emit: (call, cx) => {
    const [given] = call.arguments;
    const depth = given ? constantArgument(call, 0) : 1;
    const items = receiverOf(call, cx).node;
    if (depth === 0) return items;
    if (depth === 1) return cx.code`$reduce(${items}, function($all, $item) { $append($all, $item) }, [])`;
    const levels =
      depth === undefined
        ? depthOf(argumentOf(call, 0, cx), cx)
        : number(Math.min(Math.trunc(Number(depth)), MAXIMUM_DEPTH));
    return cx.code`(
      $flatten := function($list, $depth) {
        $depth > 0 and $exists($filter($list, function($item) { $type($item) = 'array' }))
          ? $flatten($reduce($list, function($all, $item) { $append($all, $item) }, []), $depth - 1)
          : $list
      };
      $flatten(${items}, ${levels})
    )`;
  },
};

/** A depth that only the run knows; undefined is 1. */
function depthOf(depth: Operand, cx: Emission): JsonataNode {
  if (!mayBe(depth.shape, Kind.absent)) return toInteger(depth, cx);
  return share(depth.node, 'depth', cx, (node) => {
    const present = toInteger({ node, shape: without(depth.shape, Kind.absent) }, cx);
    return condition(cx.code`$exists(${node})`, present, number(1));
  });
}

/** No data that Step Functions carries is nested deeper than this. */
const MAXIMUM_DEPTH = 1000;

const at: LibraryEmitter = {
  emit: (call, cx) => {
    const position = argumentOf(call, 0, cx);
    const items = receiverOf(call, cx).node;
    const index = toInteger(position, cx);
    if (shapeOfNumber(position.shape).nonFinite !== true || isLiteral(index)) return itemAt(items, index, cx);
    return share(items, 'list', cx, (list) =>
      share(index, 'at', cx, (at) => cx.code`$abs(${at}) <= $count(${list}) ? ${itemAt(list, at, cx)} : [][0]`),
    );
  },
};

/** `with(index, value)`; the front end checks the index. */
const withItem: LibraryEmitter = {
  emit: (call, cx) => {
    const items = receiverOf(call, cx);
    const value = argumentOf(call, 1, cx);
    return share(items.node, 'list', cx, (shared) =>
      share(toInteger(argumentOf(call, 0, cx), cx), 'at', cx, (at) =>
        share(value.node, 'value', cx, (node) => {
          const item = cx.fresh('item');
          const place = cx.fresh('place');
          const body = cx.code`${place} = (${at} < 0 ? $count(${shared}) + ${at} : ${at}) ? ${node} : ${item}`;
          const changed = callOf('map', shared, lambda([item.name, place.name], body));
          return listOf(changed, joinShapes(itemShape(items.shape), value.shape));
        }),
      ),
    );
  },
};

const fill: LibraryEmitter = {
  emit: (call, cx) => {
    const items = receiverOf(call, cx);
    const value = argumentOf(call, 0, cx);
    const limit = (index: number, missing: JsonataNode, length: JsonataNode): JsonataNode => {
      const given = argumentOf(call, index, cx);
      return isOnly(given.shape, Kind.absent) ? missing : clampedPosition(given, length, cx);
    };
    return share(items.node, 'list', cx, (shared) =>
      share(value.node, 'value', cx, (node) => {
        const item = cx.fresh('item');
        const place = cx.fresh('place');
        const length = callOf('count', shared);
        const from = cx.fresh('from');
        const to = cx.fresh('to');
        const body = cx.code`${place} >= ${from} and ${place} < ${to} ? ${node} : ${item}`;
        const changed = callOf('map', shared, lambda([item.name, place.name], body));
        const content = listOf(changed, joinShapes(itemShape(items.shape), value.shape));
        return cx.code`(${from} := ${limit(1, number(0), length)}; ${to} := ${limit(2, length, length)}; ${content})`;
      }),
    );
  },
};

const toReversed: LibraryEmitter = { emit: (call, cx) => callOf('reverse', receiverOf(call, cx).node) };

const keys: LibraryEmitter = { emit: (call, cx) => cx.code`[0..$count(${receiverOf(call, cx).node}) - 1]` };

const entries: LibraryEmitter = {
  emit: (call, cx) =>
    share(receiverOf(call, cx).node, 'list', cx, (items) => cx.code`$zip([0..$count(${items}) - 1], ${items})`),
};

export const array: Readonly<Record<string, LibraryEmitter>> = {
  'Array.isArray': isArray,
  'Array.prototype.includes': includes,
  'Array.prototype.indexOf': indexOf,
  'Array.prototype.lastIndexOf': lastIndexOf,
  'Array.prototype.join': join,
  'Array.prototype.slice': slice,
  'Array.prototype.concat': concat,
  'Array.prototype.flat': flat,
  'Array.prototype.at': at,
  'Array.prototype.with': withItem,
  'Array.prototype.fill': fill,
  'Array.prototype.toReversed': toReversed,
  'Array.prototype.reverse': toReversed,
  'Array.prototype.keys': keys,
  'Array.prototype.entries': entries,
  'Array.prototype.values': { emit: (call, cx) => receiverOf(call, cx).node },
};
