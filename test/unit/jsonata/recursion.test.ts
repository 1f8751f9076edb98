/** The workflow's own functions: recursion of every form, at depths that nesting would not survive. */
import { describe, expect, it } from 'vitest';
import type { FunctionId } from '../../../src/transformer/core/ids.ts';
import { Kind, shapes } from '../../../src/transformer/core/shape.ts';
import { emitExpression, fieldDepth } from '../../../src/transformer/emit/jsonata/index.ts';
import type { PureFunction } from '../../../src/transformer/hir/types.ts';
import { expectSame, scopeOf } from './compare.ts';
import * as v from './values.ts';

const number = shapes.number;
const minus = (left: v.E, right: v.E): v.E => v.binary('-', left, right, number);
const plus = (left: v.E, right: v.E): v.E => v.binary('+', left, right, number);
const below = (left: v.E, right: v.E): v.E => v.binary('<', left, right, shapes.boolean);

function functionsOf(...all: readonly PureFunction<never>[]): ReadonlyMap<FunctionId, PureFunction<never>> {
  return new Map(all.map((fn) => [fn.id, fn]));
}

function defined(
  name: string,
  parameters: readonly ReturnType<typeof v.ids.variable>[],
  body: readonly v.S[],
  id = v.ids.function(),
): PureFunction<never> {
  return { id, name, origin: v.ORIGIN, parameters, body, shape: number };
}

/** A chain of nodes with children. */
interface Tree {
  readonly value: number;
  readonly children: readonly Tree[];
}
function tree(depth: number): Tree {
  return { value: depth, children: depth === 0 ? [] : [tree(depth - 1), { value: 1, children: [] }] };
}

describe('recursion', () => {
  it('takes any depth where the call is the last thing done', async () => {
    const [id, n, sum] = [v.ids.function(), v.ids.variable(), v.ids.variable()];
    const [at, total] = [v.ref(n, number), v.ref(sum, number)];
    const step = v.callFunction(id, [minus(at, v.literal(1)), plus(total, at)], number);
    const functions = functionsOf(
      defined('sum', [n, sum], [v.returns(v.conditional(below(at, v.literal(1)), total, step, number))], id),
    );
    await expectSame(v.callFunction(id, [v.literal(500), v.literal(0)], number), { functions });
  });

  it('takes any depth where something is left to do', async () => {
    const [id, n] = [v.ids.function(), v.ids.variable()];
    const at = v.ref(n, number);
    const rest = plus(at, v.callFunction(id, [minus(at, v.literal(1))], number));
    const functions = functionsOf(
      defined('sum', [n], [v.when(below(at, v.literal(1)), [v.returns(v.literal(0))]), v.returns(rest)], id),
    );
    const call = v.callFunction(id, [v.literal(400)], number);
    await expectSame(call, { functions });
    expect(fieldDepth(`{% ${emitExpression(call, scopeOf({ functions }))} %}`)).toBeLessThan(12);
  });

  it('takes several calls in one expression', async () => {
    const [id, n] = [v.ids.function(), v.ids.variable()];
    const at = v.ref(n, number);
    const fib = plus(
      v.callFunction(id, [minus(at, v.literal(1))], number),
      v.callFunction(id, [minus(at, v.literal(2))], number),
    );
    const functions = functionsOf(
      defined('fib', [n], [v.returns(v.conditional(below(at, v.literal(2)), at, fib, number))], id),
    );
    await expectSame(plus(v.callFunction(id, [v.literal(11)], number), v.literal(1)), { functions });
  });

  it('takes calls in conditions, choices and declarations', async () => {
    const [id, n, half] = [v.ids.function(), v.ids.variable(), v.ids.variable()];
    const at = v.ref(n, number);
    const again = (by: number): v.E => v.callFunction(id, [minus(at, v.literal(by))], number);
    const body = [
      v.when(below(at, v.literal(1)), [v.returns(v.literal(1))]),
      v.declare(half, v.logical('||', again(2), v.literal(5), number)),
      v.when(
        below(again(3), v.ref(half, number)),
        [v.assign(half, plus(v.ref(half, number), v.literal(1)))],
        [v.assign(half, v.literal(2))],
      ),
      v.returns(
        v.conditional(
          v.binary('===', v.ref(half, number), v.literal(2), shapes.boolean),
          again(1),
          plus(again(1), v.ref(half, number)),
          number,
        ),
      ),
    ];
    await expectSame(v.callFunction(id, [v.literal(9)], number), {
      functions: functionsOf(defined('odd', [n], body, id)),
    });
  });

  it('takes functions that call each other', async () => {
    const [even, odd, n, m] = [v.ids.function(), v.ids.function(), v.ids.variable(), v.ids.variable()];
    const step = (id: FunctionId, variable: typeof n): v.E =>
      v.callFunction(id, [minus(v.ref(variable, number), v.literal(1))], shapes.boolean);
    const isZero = (variable: typeof n): v.E => v.binary('===', v.ref(variable, number), v.literal(0), shapes.boolean);
    const functions = functionsOf(
      defined('isEven', [n], [v.returns(v.logical('||', isZero(n), step(odd, n), shapes.boolean))], even),
      defined(
        'isOdd',
        [m],
        [v.returns(v.logical('&&', v.unary('!', isZero(m), shapes.boolean), step(even, m), shapes.boolean))],
        odd,
      ),
    );
    await expectSame(v.callFunction(even, [v.literal(301)], shapes.boolean), { functions });
  });

  it('takes calls in loops, with ways out of the loop', async () => {
    const [id, node, total, child, input] = [
      v.ids.function(),
      v.ids.variable(),
      v.ids.variable(),
      v.ids.variable(),
      v.ids.variable(),
    ];
    const label = v.ids.label();
    const sum = v.ref(total, number);
    const ofChild = v.callFunction(id, [v.ref(child, shapes.record)], number);
    const body = [
      v.declare(total, v.member(v.ref(node, shapes.record), 'value', number)),
      v.each(
        child,
        v.member(v.ref(node, shapes.record), 'children', shapes.list(shapes.record)),
        [
          v.when(v.binary('>', sum, v.literal(3000), shapes.boolean), [v.breakTo(label)]),
          v.when(v.binary('===', sum, v.literal(7), shapes.boolean), [
            v.assign(total, plus(sum, v.literal(1))),
            v.continueTo(label),
          ]),
          v.when(v.binary('===', sum, v.literal(-1), shapes.boolean), [v.returns(sum)]),
          v.assign(total, plus(sum, ofChild)),
        ],
        [],
        label,
      ),
      v.returns(sum),
    ];
    const functions = functionsOf(defined('walk', [node], body, id));
    await expectSame(v.callFunction(id, [v.ref(input, shapes.record)], number), {
      functions,
      values: new Map([[input, tree(60)]]),
    });
  });

  it('takes calls in counting loops and labelled blocks', async () => {
    const [id, n, i, total] = [v.ids.function(), v.ids.variable(), v.ids.variable(), v.ids.variable()];
    const label = v.ids.label();
    const at = v.ref(i, shapes.integer);
    const body = [
      v.declare(total, v.literal(1)),
      v.declare(i, v.literal(0)),
      v.whileLoop(
        below(at, v.ref(n, number)),
        [
          v.block(
            [
              v.when(v.binary('===', at, v.literal(2), shapes.boolean), [v.breakTo(label)]),
              v.assign(total, plus(v.ref(total, number), v.callFunction(id, [at], number))),
            ],
            label,
          ),
        ],
        [v.assign(i, plus(at, v.literal(1)))],
      ),
      v.returns(v.ref(total, number)),
    ];
    await expectSame(v.callFunction(id, [v.literal(6)], number), {
      functions: functionsOf(defined('count', [n], body, id)),
    });
  });

  it('nests in callbacks, where a few levels are enough for data', async () => {
    const [id, node, sum, child, input] = [
      v.ids.function(),
      v.ids.variable(),
      v.ids.variable(),
      v.ids.variable(),
      v.ids.variable(),
    ];
    const children = v.member(v.ref(node, shapes.record), 'children', shapes.list(shapes.record));
    const add = v.lambda(
      [sum, child],
      plus(v.ref(sum, number), v.callFunction(id, [v.ref(child, shapes.record)], number)),
    );
    const total = v.library(
      'Array.prototype.reduce',
      children,
      [add, v.member(v.ref(node, shapes.record), 'value', number)],
      number,
    );
    const functions = functionsOf(defined('walk', [node], [v.returns(total)], id));
    await expectSame(v.callFunction(id, [v.ref(input, shapes.record)], number), {
      functions,
      values: new Map([[input, tree(12)]]),
    });
  });

  it('gives undefined back as nothing', async () => {
    const [id, n] = [v.ids.function(), v.ids.variable()];
    const at = v.ref(n, number);
    const found = v.logical(
      '??',
      v.callFunction(id, [minus(at, v.literal(1))], shapes.unknown),
      v.literal('none'),
      shapes.unknown,
    );
    const functions = functionsOf(
      defined('find', [n], [v.when(below(at, v.literal(1)), [v.returns(null)]), v.returns(found)], id),
    );
    await expectSame(v.callFunction(id, [v.literal(0)], { kinds: Kind.absent | Kind.string }), { functions });
    await expectSame(v.callFunction(id, [v.literal(3)], { kinds: Kind.absent | Kind.string }), { functions });
  });
});
