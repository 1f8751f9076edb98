/**
 * Emitted machines in the embedded engine: what only running shows about handlers, loops and nested graphs.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import { shapes } from '../../../src/transformer/core/shape.ts';
import { answers, INPUTS } from '../flow/check-seed.ts';
import { Thrown } from '../flow/evaluate.ts';
import { createMaker } from '../flow/maker.ts';
import { randomWorkflow } from '../flow/random-workflow.ts';
import { runHir } from '../flow/run-hir.ts';
import { asJson, createWorld } from '../flow/test-world.ts';
import { emit, fail, type Reply, runInEngine } from './emit.ts';

const list = shapes.list(shapes.json);

describe('emitted machines', () => {
  it('keep assignments in front of a call that fails', async () => {
    const m = createMaker();
    const [n, e] = [m.variable('n', shapes.integer, false), m.variable('e', shapes.error)];
    const machine = emit(m, [
      m.let(n, m.literal(1)),
      m.task('first', null),
      m.try([m.set(n, m.plus(n.ref, m.literal(1))), m.task('work', n.ref), m.set(n, m.literal(100))], e, [
        m.task('note', m.record({ n: n.ref, name: m.get(e.ref, 'name', shapes.string) })),
      ]),
      m.return(n.ref),
    ]);
    const failing = await runInEngine(machine, {}, { first: () => 1, work: () => fail('Oops', 'why'), note: () => 1 });
    expect(failing.calls.at(-1)).toEqual(['note', { n: 2, name: 'Oops' }]);
    expect(failing.outcome).toEqual({ output: 2 });
    const working = await runInEngine(machine, {}, { first: () => 1, work: () => 1, note: () => 1 });
    expect(working.outcome).toEqual({ output: 100 });
  });

  it('run a finalizer on the way of an error and raise it again', async () => {
    const m = createMaker();
    const e = m.variable('e', shapes.error);
    const machine = emit(m, [
      m.try([m.task('work', null)], e, [m.task('cleanup', null), b.throw(e.ref, m.here)]),
      m.task('cleanup', null),
      m.return(m.literal('ok')),
    ]);
    const failing = await runInEngine(machine, {}, { work: () => fail('Oops', 'why'), cleanup: () => 1 });
    expect(failing).toMatchObject({
      outcome: { error: 'Oops', cause: 'why' },
      calls: [
        ['work', {}],
        ['cleanup', {}],
      ],
    });
    const working = await runInEngine(machine, {}, { work: () => 1, cleanup: () => 1 });
    expect(working).toMatchObject({ outcome: { output: 'ok' }, transitions: 2 });
  });

  it('carry values through loops, one Choice per item', async () => {
    const m = createMaker();
    const [total, item, t] = [
      m.variable('total', shapes.number, false),
      m.variable('item'),
      m.variable('t', shapes.number),
    ];
    const machine = emit(m, [
      m.let(total, m.literal(0)),
      m.each(item, m.get(m.input, 'items', list), [
        m.task('add', m.record({ item: item.ref, total: total.ref }), t),
        m.set(total, t.ref),
      ]),
      m.return(total.ref),
    ]);
    const add: Reply = (argument) =>
      typeof argument === 'object' && argument !== null && 'item' in argument && 'total' in argument
        ? Number(argument.item) + Number(argument.total)
        : fail('Bad');
    const run = await runInEngine(machine, { items: [1, 2, 3] }, { add });
    expect(run.outcome).toEqual({ output: 6 });
    expect(run.transitions).toBe(1 + 3 * 2 + 1);
    expect((await runInEngine(machine, { items: [] }, { add })).outcome).toEqual({ output: 0 });
  });

  it('run a map of one at a time in order, and its error is the loop’s', async () => {
    const m = createMaker();
    const [item, e] = [m.variable('item'), m.variable('e', shapes.error)];
    const machine = emit(m, [
      m.try(
        [
          m.each(item, m.get(m.input, 'items', list), [
            m.if(m.same(item.ref, m.literal(3)), [m.throw('Three', 'x')]),
            m.task('use', item.ref),
          ]),
        ],
        e,
        [m.return(m.get(e.ref, 'name', shapes.string))],
      ),
      m.return(null),
    ]);
    const run = await runInEngine(machine, { items: [1, 2, 3, 4] }, { use: () => null });
    expect(run).toMatchObject({
      outcome: { output: 'Three' },
      calls: [
        ['use', 1],
        ['use', 2],
      ],
    });
  });

  it('show inner graphs the variables around them', async () => {
    const m = createMaker();
    const [rate, outer, inner, rs] = [
      m.variable('rate', shapes.number),
      m.variable('outer'),
      m.variable('inner'),
      m.variable('rs', list),
    ];
    const [r1, r2] = [m.variable('r1'), m.variable('r2', list)];
    const machine = emit(m, [
      m.let(rate, m.plus(m.get(m.input, 'base', shapes.number), m.literal(1))),
      m.map(
        m.get(m.input, 'rows', list),
        outer,
        [
          m.map(
            m.get(outer.ref, 'cells', list),
            inner,
            [
              m.task('use', m.record({ rate: rate.ref, id: m.get(outer.ref, 'id'), inner: inner.ref }), r1),
              m.return(r1.ref),
            ],
            r2,
          ),
          m.return(r2.ref),
        ],
        rs,
      ),
      m.return(rs.ref),
    ]);
    const input = {
      base: 1,
      rows: [
        { id: 'a', cells: [1, 2] },
        { id: 'b', cells: [3] },
      ],
    };
    const run = await runInEngine(machine, input, { use: (argument) => argument });
    expect(run.outcome).toEqual({
      output: [
        [
          { rate: 2, id: 'a', inner: 1 },
          { rate: 2, id: 'a', inner: 2 },
        ],
        [{ rate: 2, id: 'b', inner: 3 }],
      ],
    });
    // One outer Map, two inner ones, three calls: no state only to pass values on.
    expect(run.transitions).toBe(6);
  });

  it('tell undefined results of branches from null', async () => {
    const m = createMaker();
    const [r, v] = [m.variable('r', shapes.list()), m.variable('v', shapes.unknown)];
    const found = b.index(r.ref, m.literal(0), shapes.unknown, m.here);
    const machine = emit(m, [
      m.fork([[m.task('find', null, v), m.return(m.get(v.ref, 'x', shapes.unknown))], [m.task('other', null)]], r),
      m.task('next', null),
      m.return(m.record({ missing: m.same(found, b.absent(m.here)), isNull: m.same(found, m.literal(null)) })),
    ]);
    const replies = (x: unknown): Record<string, Reply> => ({ find: () => x, other: () => 1, next: () => 1 });
    expect((await runInEngine(machine, {}, replies({}))).outcome).toEqual({ output: { missing: true, isNull: false } });
    expect((await runInEngine(machine, {}, replies({ x: null }))).outcome).toEqual({
      output: { missing: false, isNull: true },
    });
  });

  // Seeds without concurrency, retries and impure built-ins, which the engine decides for itself.
  it.each([21, 94, 111, 207, 234, 253, 255])('do what random workflow %i does', async (seed) => {
    const { m, body } = randomWorkflow(seed);
    const workflow = m.workflow(body);
    const machine = emit(m, body);
    for (const input of INPUTS) {
      const world = createWorld(input, workflow.input, answers(1));
      const expected = (() => {
        try {
          return { output: asJson(runHir(workflow, world)) };
        } catch (error) {
          if (!(error instanceof Thrown)) throw error;
          return { error: error.error };
        }
      })();
      const reply =
        (name: string): Reply =>
        (argument, calls) => {
          try {
            return answers(1)(`\${${name}Arn}`, argument, calls);
          } catch (error) {
            if (!(error instanceof Thrown)) throw error;
            const { name: code, message } = Object(error.error);
            return fail(String(code), String(message));
          }
        };
      const names = ['t0', 't1', 't2', 't3'];
      const run = await runInEngine(machine, input, Object.fromEntries(names.map((name) => [name, reply(name)])));
      const { output, error, cause } = run.outcome;
      expect(error === undefined ? { output } : { error: { name: error, message: cause } }).toEqual(expected);
      const calls = world.log.filter((entry) => Array.isArray(entry) && entry[0] !== 'wait');
      expect(run.calls.map(([name, argument]) => [`\${${name}Arn}`, argument])).toEqual(calls);
    }
  });
});
