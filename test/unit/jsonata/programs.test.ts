/** Statements as one expression: the text that comes out, and what it gives. */
import { describe, expect, it } from 'vitest';
import type { VarId } from '../../../src/transformer/core/ids.ts';
import { Kind, shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { emitExpression } from '../../../src/transformer/emit/jsonata/index.ts';
import { expectSame, scopeOf } from './compare.ts';
import * as v from './values.ts';

const { number, integer, boolean } = shapes;
const numbers = shapes.list(number);

/** Variables with readable names. */
function named<N extends string>(...names: readonly N[]): { ids: Record<N, VarId>; names: Map<VarId, string> } {
  const entries = names.map((name) => [name, v.ids.variable()] as const);
  return {
    ids: Object.fromEntries(entries) as Record<N, VarId>,
    names: new Map(entries.map(([name, id]) => [id, name])),
  };
}

const op = (operator: '+' | '-' | '*' | '/' | '%', left: v.E, right: v.E, shape: ValueShape = number): v.E =>
  v.binary(operator, left, right, shape);
const test = (operator: '<' | '<=' | '>' | '===', left: v.E, right: v.E): v.E =>
  v.binary(operator, left, right, boolean);
const size = (list: v.E): v.E => v.library('length', null, [list], integer);

describe('loops over lists', () => {
  const { ids, names } = named('lines', 'total', 'line', 'out', 'count');
  const lines = v.ref(ids.lines, shapes.list(shapes.record));
  const price = v.member(v.ref(ids.line, shapes.record), 'price', number);
  const values = new Map([[ids.lines, [{ price: 2 }, { price: 3.5 }, { price: 10 }]]]);
  const scope = scopeOf({ values, names });
  const source = `$v${ids.lines}`;
  const add = v.assign(ids.total, op('+', v.ref(ids.total, number), price));

  it('that run to their end reduce', async () => {
    const body = [
      v.declare(ids.total, v.literal(0)),
      v.each(ids.line, lines, [add]),
      v.returns(v.ref(ids.total, number)),
    ];
    const expr = v.program(body, number);
    expect(emitExpression(expr, scope)).toBe(
      `($total := 0; $reduce(${source}, function($total, $line) { $total + $line.price }, $total))`,
    );
    await expectSame(expr, { values, names });
  });

  it('that write several variables reduce a record', async () => {
    const body = [
      v.declare(ids.total, v.literal(0)),
      v.declare(ids.count, v.literal(0)),
      v.each(ids.line, lines, [add, v.assign(ids.count, op('+', v.ref(ids.count, integer), v.literal(1), integer))]),
      v.returns(op('/', v.ref(ids.total, number), v.ref(ids.count, integer), number)),
    ];
    const expr = v.program(body, number);
    expect(emitExpression(expr, scope)).toBe(
      `($total := 0; $count2 := 0; $state2 := $reduce(${source}, function($state, $line) { ($total := $state.total; $count2 := $state.count2; $total := $total + $line.price; $count2 := $count2 + 1; {'total': $total, 'count2': $count2}) }, {'total': $total, 'count2': $count2}); $total := $state2.total; $count2 := $state2.count2; $total / $count2)`,
    );
    await expectSame(expr, { values, names });
  });

  it('that collect map and filter', async () => {
    const push = v.assign(ids.out, {
      ...v.list([v.spread(v.ref(ids.out, numbers)), v.item(op('*', price, v.literal(2)))]),
      shape: numbers,
    });
    const collected = (loop: readonly v.S[]): v.E =>
      v.program(
        [
          v.declare(ids.out, { ...v.list([]), shape: numbers }),
          v.each(ids.line, lines, loop),
          v.returns(v.ref(ids.out, numbers)),
        ],
        numbers,
      );
    const all = collected([push]);
    const dear = collected([v.when(test('>', price, v.literal(3)), [push])]);
    expect(emitExpression(all, scope)).toBe(
      `($out := []; [$out, $map(${source}, function($line) { $line.price * 2 })[]])`,
    );
    expect(emitExpression(dear, scope)).toBe(
      `($out := []; [$out, $map($filter(${source}, function($line) { $line.price > 3 }), function($line) { $line.price * 2 })[]])`,
    );
    await expectSame(all, { values, names });
    await expectSame(dear, { values, names });
  });

  it('that can be left say how they were', async () => {
    const body = [
      v.each(ids.line, lines, [v.when(test('>', price, v.literal(3)), [v.returns(v.ref(ids.line, shapes.record))])]),
      v.returns(v.literal(null)),
    ];
    const expr = v.program(body, { kinds: Kind.record | Kind.null });
    expect(emitExpression(expr, scope)).toBe(
      `($done := $reduce(${source}, function($state, $line) { $exists($state.exit) ? $state : $line.price > 3 ? {'exit': 'return', 'value': $line} : {} }, {}); $done.exit = 'return' ? $done.value : null)`,
    );
    await expectSame(expr, { values, names });
    await expectSame(expr, { values: new Map([[ids.lines, []]]), names });
  });
});

describe('counting loops', () => {
  it('call themselves last', async () => {
    const { ids, names } = named('n', 'result');
    const n = v.ref(ids.n, integer);
    const body = [
      v.declare(ids.n, v.literal(10)),
      v.declare(ids.result, v.literal(1)),
      v.whileLoop(test('>', n, v.literal(1)), [
        v.assign(ids.result, op('*', v.ref(ids.result, number), n)),
        v.assign(ids.n, op('-', n, v.literal(1), integer)),
      ]),
      v.returns(v.ref(ids.result, number)),
    ];
    const expr = v.program(body, number);
    expect(emitExpression(expr, scopeOf({ names }))).toBe(
      `($n := 10; $result := 1; $loop := function($result, $n) { $n > 1 ? ($result := $result * $n; $n := $n - 1; $loop($result, $n)) : {'result': $result, 'n': $n} }; $state := $loop($result, $n); $state.result)`,
    );
    await expectSame(expr, { names });
  });

  it('go on for thousands of turns at the same depth', async () => {
    const { ids, names } = named('i', 'sum');
    const i = v.ref(ids.i, integer);
    const body = [
      v.declare(ids.i, v.literal(0)),
      v.declare(ids.sum, v.literal(0)),
      v.doLoop(
        test('<', i, v.literal(2000)),
        [
          v.when(test('===', op('%', i, v.literal(2), integer), v.literal(0)), [
            v.assign(ids.sum, op('+', v.ref(ids.sum, number), i)),
          ]),
        ],
        [v.assign(ids.i, op('+', i, v.literal(1), integer))],
      ),
      v.returns(v.ref(ids.sum, number)),
    ];
    await expectSame(v.program(body, number), { names, depth: 16 });
  });

  it('sort a list in place', async () => {
    const { ids, names } = named('xs', 'i', 'j', 'a', 'b');
    const xs = v.ref(ids.xs, numbers);
    const [i, j] = [v.ref(ids.i, integer), v.ref(ids.j, integer)];
    const at = (index: v.E): v.E => ({ ...v.index(xs, index, number), inRange: true }) as v.E;
    const next = op('+', j, v.literal(1), integer);
    const step = (id: VarId, of: v.E): v.S => v.assign(id, op('+', of, v.literal(1), integer));
    const body = [
      v.declare(ids.xs, v.list([5, 2, 9, 1, 5.5, -3].map((value) => v.item(v.literal(value))))),
      v.declare(ids.i, v.literal(0)),
      v.whileLoop(
        test('<', i, size(xs)),
        [
          v.declare(ids.j, v.literal(0)),
          v.whileLoop(
            test('<', next, op('-', size(xs), i, integer)),
            [
              v.declare(ids.a, at(j)),
              v.declare(ids.b, at(next)),
              v.when(test('<', v.ref(ids.b, number), v.ref(ids.a, number)), [
                v.assign(ids.xs, v.ref(ids.b, number), v.inList(j)),
                v.assign(ids.xs, v.ref(ids.a, number), v.inList(next)),
              ]),
            ],
            [step(ids.j, j)],
          ),
        ],
        [step(ids.i, i)],
      ),
      v.returns(xs),
    ];
    await expectSame(v.program(body, numbers), { names, depth: 40 });
  });

  it('jump between labels', async () => {
    const { ids, names } = named('i', 'j', 'log');
    const outer = v.ids.label();
    const [i, j, log] = [v.ref(ids.i, integer), v.ref(ids.j, integer), v.ref(ids.log, shapes.string)];
    const step = (id: VarId, of: v.E): v.S => v.assign(id, op('+', of, v.literal(1), integer));
    const body = [
      v.declare(ids.log, v.literal('')),
      v.declare(ids.i, v.literal(0)),
      v.whileLoop(
        test('<', i, v.literal(5)),
        [
          v.declare(ids.j, v.literal(0)),
          v.whileLoop(
            null,
            [
              v.when(test('===', j, v.literal(2)), [v.continueTo(outer)]),
              v.when(test('===', op('+', i, j, integer), v.literal(4)), [v.breakTo(outer)]),
              v.assign(ids.log, v.template(log, i, v.literal(':'), j, v.literal(' '))),
            ],
            [step(ids.j, j)],
          ),
        ],
        [step(ids.i, i)],
        outer,
      ),
      v.returns(log),
    ];
    await expectSame(v.program(body, shapes.string), { names });
  });
});

describe('branches', () => {
  it('that only write become conditions', async () => {
    const { ids, names } = named('x', 'size');
    const x = v.ref(ids.x, number);
    const body = [
      v.declare(ids.size, v.literal('small')),
      v.when(
        test('>', x, v.literal(100)),
        [v.assign(ids.size, v.literal('large'))],
        [v.when(test('>', x, v.literal(10)), [v.assign(ids.size, v.literal('medium'))])],
      ),
      v.returns(v.ref(ids.size, shapes.string)),
    ];
    const expr = v.program(body, shapes.string);
    expect(emitExpression(expr, scopeOf({ values: new Map([[ids.x, 0]]), names }))).toBe(
      `($size := 'small'; $v${ids.x} > 100 ? 'large' : $v${ids.x} > 10 ? 'medium' : $size)`,
    );
    for (const value of [5, 50, 500]) await expectSame(expr, { values: new Map([[ids.x, value]]), names });
  });

  it('of a switch fall through', async () => {
    const { ids, names } = named('x', 'log');
    const [end, second, third] = [v.ids.label(), v.ids.label(), v.ids.label()];
    const x = v.ref(ids.x, number);
    const write = (text: string): v.S => v.assign(ids.log, v.template(v.ref(ids.log, shapes.string), v.literal(text)));
    const body = [
      v.declare(ids.log, v.literal('')),
      v.block(
        [
          v.block(
            [
              v.block(
                [
                  v.when(test('===', x, v.literal(1)), [v.breakTo(third)]),
                  v.when(test('===', x, v.literal(2)), [v.breakTo(second)]),
                  v.breakTo(end),
                ],
                third,
              ),
              write('one '),
            ],
            second,
          ),
          write('two '),
          v.when(test('===', x, v.literal(2)), [v.breakTo(end)]),
          write('after one '),
        ],
        end,
      ),
      write('end'),
      v.returns(v.ref(ids.log, shapes.string)),
    ];
    for (const value of [1, 2, 3])
      await expectSame(v.program(body, shapes.string), { values: new Map([[ids.x, value]]), names });
  });
});

describe('writes', () => {
  it('at a path make everything on the path anew', async () => {
    const { ids, names } = named('order');
    const body = [
      v.declare(
        ids.order,
        v.record([
          v.property('lines', v.list([v.item(v.record([v.property('n', v.literal(1))])), v.item(v.list([]))])),
          v.property('a', v.record([])),
        ]),
      ),
      v.assign(ids.order, v.literal(5), v.inRecord('lines'), v.inList(0), v.inRecord('n')),
      v.assign(ids.order, v.list([v.item(v.literal('x'))]), v.inRecord('lines'), v.inEither(v.literal(1))),
      v.assign(ids.order, v.literal('in a record'), v.inEither(v.literal('b'))),
      v.assign(ids.order, v.absent, v.inRecord('a'), v.inRecord('gone')),
      v.assign(ids.order, v.literal(0), v.inRecord('a'), v.inRecord('x y')),
      v.assign(ids.order, 'remove', v.inRecord('a'), v.inRecord('x y')),
      v.returns(v.ref(ids.order, { ...shapes.record, undefinedProperties: true })),
    ];
    await expectSame(v.program(body, { ...shapes.record, undefinedProperties: true }), { names });
  });
});
