/** `Array.prototype` methods that take a callback. */
import { itemShape } from '../../../core/operator-shapes.ts';
import { Kind, mayBe } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, bind, block, call as callOf, field, lambda, list, number, object } from '../build.ts';
import type { Emission } from '../emission.ts';
import { absentToNull } from '../semantics/equality.ts';
import { toNumber } from '../semantics/number.ts';
import { listOf } from '../semantics/sequence.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { negated } from '../semantics/truth.ts';
import { argumentOf, argumentShape, callbackLambda, callbackOf, parameterOf, receiverOf } from './call.ts';
import type { Call, LibraryEmitter } from './types.ts';

const map: LibraryEmitter = {
  emit: (call, cx) => {
    const callback = callbackOf(call, 0, cx);
    const result = callback.result();
    const body = absentToNull(result, cx);
    return listOf(callOf('map', receiverOf(call, cx).node, callbackLambda(callback, body)), result.shape);
  },
};

const filter: LibraryEmitter = {
  emit: (call, cx) => {
    const items = receiverOf(call, cx);
    return listOf(filtered(call, items.node, cx), itemShape(items.shape));
  },
};

/** `$filter` with the callback as the test. */
function filtered(call: Call, items: JsonataNode, cx: Emission): ReturnType<typeof callOf> {
  const callback = callbackOf(call, 0, cx);
  return callOf('filter', items, callbackLambda(callback, callback.test()));
}

/** The first or last match: a predicate takes it out of the sequence as it is. */
const matchAt = (position: 0 | -1): LibraryEmitter => ({
  emit: (call, cx) => ({
    kind: 'index',
    object: filtered(call, receiverOf(call, cx).node, cx),
    predicate: number(position),
  }),
});

const some: LibraryEmitter = {
  emit: (call, cx) => callOf('exists', filtered(call, receiverOf(call, cx).node, cx)),
};

const every: LibraryEmitter = {
  emit: (call, cx) => {
    const callback = callbackOf(call, 0, cx);
    const failing = callOf('filter', receiverOf(call, cx).node, callbackLambda(callback, negated(callback.test())));
    return callOf('not', callOf('exists', failing));
  },
};

const findIndex: LibraryEmitter = {
  emit: (call, cx) =>
    searched(call, cx, (found, index, test) => cx.code`${found} >= 0 ? ${found} : ${test} ? ${index} : -1`),
};

const findLastIndex: LibraryEmitter = {
  emit: (call, cx) => searched(call, cx, (found, index, test) => cx.code`${test} ? ${index} : ${found}`),
};

function searched(
  call: Call,
  cx: Emission,
  step: (found: JsonataNode, index: JsonataNode, test: JsonataNode) => JsonataNode,
): JsonataNode {
  const callback = callbackOf(call, 0, cx);
  const found = cx.fresh('found');
  const item = parameterOf(callback, 0, 'item', cx);
  const index = parameterOf(callback, 1, 'index', cx);
  const parameters = [found, item, index, ...callback.parameters.slice(2)].map(({ name }) => name);
  const body = step(found, index, callback.test());
  return callOf('reduce', receiverOf(call, cx).node, lambda(parameters, body), number(-1));
}

const flatMap: LibraryEmitter = {
  emit: (call, cx) => {
    const callback = callbackOf(call, 0, cx);
    const all = cx.fresh('all');
    const parameters = callback.parameters.length > 0 ? callback.parameters : [cx.fresh('item')];
    const body = callOf('append', all, absentToNull(callback.result(), cx));
    const step = lambda(
      [all, ...parameters].map(({ name }) => name),
      body,
    );
    return callOf('reduce', receiverOf(call, cx).node, step, list([]));
  },
};

const reduce: LibraryEmitter = {
  emit: (call, cx) => {
    const callback = callbackOf(call, 0, cx);
    const items = receiverOf(call, cx).node;
    const [state = cx.fresh('state'), item = cx.fresh('item'), ...others] = callback.parameters;
    const names = [item, ...others].map(({ name }) => name);
    if (call.arguments.length < 2)
      return callOf('reduce', items, lambda([state.name, ...names], callback.result().node));
    const initial = argumentOf(call, 1, cx);
    if (!mayBe(initial.shape, Kind.absent)) {
      return callOf('reduce', items, lambda([state.name, ...names], callback.result().node), initial.node);
    }
    // `$reduce` takes an absent initial value for none, so it travels in a record.
    const box = cx.fresh('box');
    const body = block([bind(state.name, field(box, 'v')), object({ v: callback.result().node })]);
    return field(callOf('reduce', items, lambda([box.name, ...names], body), object({ v: initial.node })), 'v');
  },
};

const reduceRight: LibraryEmitter = {
  refuses: (call) =>
    mayBe(argumentShape(call, 1), Kind.absent) && call.arguments.length > 1
      ? 'Give `reduceRight` an initial value that is not `undefined`.'
      : null,
  emit: (call, cx) => {
    const callback = callbackOf(call, 0, cx);
    return share(receiverOf(call, cx).node, 'list', cx, (items) => {
      const [state = cx.fresh('state'), item = cx.fresh('item'), index, whole] = callback.parameters;
      const position = cx.fresh('position');
      const mirrored = index === undefined ? [] : [bind(index.name, cx.code`$count(${items}) - 1 - ${position}`)];
      const original = whole === undefined ? [] : [bind(whole.name, items)];
      const step = lambda(
        [state, item, ...(index === undefined ? [] : [position])].map(({ name }) => name),
        block([...mirrored, ...original, callback.result().node]),
      );
      const initial = call.arguments.length < 2 ? [] : [argumentOf(call, 1, cx).node];
      return callOf('reduce', callOf('reverse', items), step, ...initial);
    });
  },
};

const toSorted: LibraryEmitter = {
  emit: (call, cx) => {
    const items = receiverOf(call, cx);
    if (call.arguments.length > 0 && call.arguments[0]?.kind === 'lambda') {
      const callback = callbackOf(call, 0, cx);
      // V8 asks whether the later item comes first, which decides what comparators do that never call two items equal.
      const later = parameterOf(callback, 0, 'later', cx);
      const earlier = parameterOf(callback, 1, 'earlier', cx);
      const swap = binary('<', toNumber(callback.result(), cx), number(0));
      // In tail position jsonata would call the comparator wrongly; the brackets keep `$sort` out of it.
      return list([callOf('sort', items.node, lambda([earlier.name, later.name], swap))]);
    }
    const item = itemShape(items.shape);
    if (item.kinds === Kind.string) return callOf('sort', items.node);
    const left = cx.fresh('left');
    const right = cx.fresh('right');
    const swap = binary('>', toText({ node: left, shape: item }, cx), toText({ node: right, shape: item }, cx));
    return list([callOf('sort', items.node, lambda([left.name, right.name], swap))]);
  },
};

export const arrayCallbacks: Readonly<Record<string, LibraryEmitter>> = {
  'Array.prototype.map': map,
  'Array.prototype.filter': filter,
  'Array.prototype.find': matchAt(0),
  'Array.prototype.findLast': matchAt(-1),
  'Array.prototype.findIndex': findIndex,
  'Array.prototype.findLastIndex': findLastIndex,
  'Array.prototype.some': some,
  'Array.prototype.every': every,
  'Array.prototype.flatMap': flatMap,
  'Array.prototype.reduce': reduce,
  'Array.prototype.reduceRight': reduceRight,
  'Array.prototype.toSorted': toSorted,
  'Array.prototype.sort': toSorted,
};
