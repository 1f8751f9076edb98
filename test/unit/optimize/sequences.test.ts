/**
 * Straight-line workflows and branches: pure code costs no states of its own.
 */
import { describe, expect, it } from 'vitest';
import { shapes } from '../../../src/transformer/core/shape.ts';
import { printFlow } from '../../../src/transformer/flow/print.ts';
import { lower } from '../flow/lower.ts';
import { createMaker } from '../flow/maker.ts';

describe('optimize: sequences and branches', () => {
  it('makes three calls with pure code between them three states', () => {
    const m = createMaker();
    const [a, c, d, sum] = [m.variable('a'), m.variable('c'), m.variable('d'), m.variable('sum')];
    const flow = lower(m, [
      m.task('a', m.record({ id: m.get(m.input, 'id') }), a),
      m.task('b', m.record({ x: m.get(a.ref, 'x') }), c),
      m.let(sum, m.plus(m.get(a.ref, 'n'), m.get(c.ref, 'n'))),
      m.task('c', m.record({ sum: sum.ref }), d),
      m.return(m.record({ a: a.ref, d: d.ref })),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${aArn}({ id: input.id })
          let a = $result;
          -> b2
        b2:
          * \${bArn}({ x: a.x })
          let c = $result;
          let sum = (a.n + c.n);
          -> b3
        b3:
          * \${cArn}({ sum: sum })
          let d = $result;
          return { a: a, d: d }"
    `);
  });

  it('joins branches without a state', () => {
    const m = createMaker();
    const [r, t, u] = [m.variable('r', shapes.json, false), m.variable('t'), m.variable('u')];
    const flow = lower(m, [
      m.let(r, null),
      m.if(m.get(m.input, 'x'), [m.task('a', null, t), m.set(r, t.ref)], [m.task('b', null, u), m.set(r, u.ref)]),
      m.return(m.record({ r: r.ref })),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          if input.x -> b2
          else -> b3
        b2:
          * \${aArn}()
          let t = $result;
          r = t;
          return { r: r }
        b3:
          * \${bArn}()
          let u = $result;
          r = u;
          return { r: r }"
    `);
  });

  it('makes branches that only return part of the call before', () => {
    const m = createMaker();
    const r = m.variable('r');
    const kind = m.get(r.ref, 'kind');
    const flow = lower(m, [
      m.task('get', null, r),
      m.if(m.same(kind, m.literal(1)), [m.return(m.literal('one'))]),
      m.if(m.same(kind, m.literal(2)), [m.return(m.literal('two'))]),
      m.return(m.literal('many')),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${getArn}()
          let r = $result;
          return ((r.kind === 1) ? "one" : ((r.kind === 2) ? "two" : "many"))"
    `);
  });

  it('makes a chain of tests one decision', () => {
    const m = createMaker();
    const r = m.variable('r');
    const kind = m.get(r.ref, 'kind');
    const flow = lower(m, [
      m.task('get', null, r),
      m.if(m.same(kind, m.literal(1)), [m.throw('One')]),
      m.if(m.get(r.ref, 'nested'), [m.if(m.same(kind, m.literal(2)), [m.task('two', null)], [m.throw('Two')])]),
      m.task('use', r.ref),
      m.return(m.literal('done')),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${getArn}()
          let r = $result;
          -> b2
        b2:
          if (r.kind === 1) -> b3
          if (r.nested && (r.kind === 2)) -> b4
          if r.nested -> b5
          else -> b6
        b3:
          raise { name: "One", message: "" }
        b4:
          * \${twoArn}()
          -> b6
        b5:
          raise { name: "Two", message: "" }
        b6:
          * \${useArn}(r)
          return "done""
    `);
  });

  it('skips a decision on a flag that was just set', () => {
    const m = createMaker();
    const flag = m.variable('flag', shapes.boolean, false);
    const flow = lower(m, [
      m.let(flag, m.literal(false)),
      m.if(m.get(m.input, 'x'), [m.task('a', null), m.set(flag, m.literal(true))], [m.task('b', null)]),
      m.if(flag.ref, [m.task('flagged', null)]),
      m.return(null),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          if input.x -> b2
          else -> b4
        b2:
          * \${aArn}()
          -> b3
        b3:
          * \${flaggedArn}()
          return
        b4:
          * \${bArn}()
          return"
    `);
  });
});
