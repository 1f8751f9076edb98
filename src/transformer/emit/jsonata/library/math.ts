/** `Math`, as far as every result is exact. */
import { itemShape } from '../../../core/operator-shapes.ts';
import { Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { call as callOf, list, number } from '../build.ts';
import type { Emission } from '../emission.ts';
import { arithmetic } from '../semantics/arithmetic.ts';
import { toInteger, truncate } from '../semantics/integer.ts';
import { shapeOfNumber, toNumber } from '../semantics/number.ts';
import { share } from '../semantics/share.ts';
import { argumentOf } from './call.ts';
import type { Call, LibraryEmitter } from './types.ts';

/** A function of one number; `write` may use its node twice. */
const unary = (write: (node: JsonataNode, cx: Emission) => JsonataNode): LibraryEmitter => ({
  emit: (call, cx) => share(toNumber(argumentOf(call, 0, cx), cx), 'number', cx, (node) => write(node, cx)),
});

/** Integers are their own `floor`, `ceil`, `round` and `trunc`. */
const rounding = (write: (node: JsonataNode, finite: boolean, cx: Emission) => JsonataNode): LibraryEmitter => ({
  emit: (call, cx) => {
    const value = argumentOf(call, 0, cx);
    const shape = shapeOfNumber(value.shape);
    const node = toNumber(value, cx);
    if (shape.integer === true) return node;
    return share(node, 'number', cx, (shared) => write(shared, shape.nonFinite !== true, cx));
  },
});

/** Half goes up, towards Infinity; `$round` goes to even. What rounds up to zero is -0, as its `$ceil` is. */
const round = rounding((node, finite, cx) => {
  const rounded = cx.code`($above := $ceil(${node}); ${node} < $above - 0.5 ? $above - 1 : $above)`;
  return finite ? rounded : cx.code`${cx.helper('isFinite')}(${node}) ? ${rounded} : ${node}`;
});

const extreme = (name: 'max' | 'min'): LibraryEmitter => ({
  emit: (call, cx) => {
    if (call.arguments.length === 0) return none(name);
    return callOf(name, list(call.arguments.map((_, index) => toNumber(argumentOf(call, index, cx), cx))));
  },
});

/** `Math.max(...list)`. */
const extremeOf = (name: 'max' | 'min'): LibraryEmitter => ({
  emit: (call, cx) =>
    share(
      numbersOf(call, cx),
      'list',
      cx,
      (items) => cx.code`$count(${items}) = 0 ? ${none(name)} : ${callOf(name, items)}`,
    ),
});

function none(name: 'max' | 'min'): JsonataNode {
  return number(name === 'max' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}

function numbersOf(call: Call, cx: Emission): JsonataNode {
  const items = argumentOf(call, 0, cx);
  const item = itemShape(items.shape);
  if (item.kinds === Kind.number) return items.node;
  const parameter = cx.fresh('item');
  return cx.code`[$map(${items.node}, function(${parameter}) { ${toNumber({ node: parameter, shape: item }, cx)} })]`;
}

const power: LibraryEmitter = {
  emit: (call, cx) => arithmetic('**', argumentOf(call, 0, cx), argumentOf(call, 1, cx), call.shape, cx),
};

export const math: Readonly<Record<string, LibraryEmitter>> = {
  'Math.floor': rounding((node) => callOf('floor', node)),
  'Math.ceil': rounding((node) => callOf('ceil', node)),
  /** A position in a text or list: what is no number is 0. */
  'Math.integerOf': { emit: (call, cx) => toInteger(argumentOf(call, 0, cx), cx) },
  'Math.trunc': rounding((node, _finite, cx) => truncate(node, cx)),
  'Math.round': round,
  'Math.abs': unary((node) => callOf('abs', node)),
  'Math.sign': unary((node, cx) => cx.code`${node} > 0 ? 1 : ${node} < 0 ? -1 : ${node}`),
  'Math.sqrt': unary((node, cx) => cx.code`${node} < 0 ? 0/0 : $sqrt(${node})`),
  'Math.max': extreme('max'),
  'Math.min': extreme('min'),
  'Math.maxOf': extremeOf('max'),
  'Math.minOf': extremeOf('min'),
  'Math.pow': power,
  'Math.imul': {
    emit: (call, cx) => {
      const [left, right] = [argumentOf(call, 0, cx), argumentOf(call, 1, cx)].map((value) => toNumber(value, cx));
      return cx.code`${cx.helper('product32')}(${left ?? number(0)}, ${right ?? number(0)})`;
    },
  },
  'Math.clz32': unary((node, cx) => {
    const bits = cx.fresh('bits');
    return cx.code`(${bits} := ${cx.helper('uint32')}(${node}); ${bits} = 0 ? 32 : 32 - $length($formatBase(${bits}, 2)))`;
  }),
};
