/**
 * HIR to control-flow graph, before any optimization.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import { Kind, shapes } from '../../../src/transformer/core/shape.ts';
import { printFlow } from '../../../src/transformer/flow/print.ts';
import { build } from './lower.ts';
import { createMaker } from './maker.ts';

describe('buildFlow', () => {
  it('puts pure code around one effect', () => {
    const m = createMaker();
    const [a, c] = [m.variable('a'), m.variable('c')];
    const flow = build(m, [
      m.task('first', m.get(m.input, 'id'), a),
      m.let(c, m.get(a.ref, 'x')),
      m.task('second', c.ref),
      m.return(c.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${firstArn}(input.id)
          let a = $result;
          let c = a.x;
          -> b2
        b2:
          * \${secondArn}(c)
          return c"
    `);
  });

  it('turns tests with effects behind them into decisions and keeps pure ones', () => {
    const m = createMaker();
    const [r, n] = [m.variable('r'), m.variable('n', shapes.integer, false)];
    const flow = build(m, [
      m.task('get', null, r),
      m.let(n, m.literal(0)),
      m.if(m.get(r.ref, 'pure'), [m.set(n, m.literal(1))]),
      m.if(m.get(r.ref, 'effect'), [m.task('use', n.ref)], [m.set(n, m.literal(2))]),
      m.return(n.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${getArn}()
          let r = $result;
          let n = 0;
          if (r.pure) {
            n = 1;
          }
          -> b2
        b2:
          if r.effect -> b3
          else -> b4
        b3:
          * \${useArn}(n)
          -> b5
        b4:
          n = 2;
          -> b5
        b5:
          return n"
    `);
  });

  it('sends errors of effects and throws of a try body to its handler', () => {
    const m = createMaker();
    const [r, e] = [m.variable('r'), m.variable('e', shapes.error)];
    const flow = build(m, [
      m.try([m.task('get', null, r), m.if(m.get(r.ref, 'bad'), [m.throw('Bad', 'x')])], e, [m.task('log', e.ref)]),
      m.throw('Always'),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${getArn}()
          let r = $result;
          catch all {let e = $error;} -> b6
          -> b2
        b2:
          if r.bad -> b3
          else -> b4
        b3:
          let e = { name: "Bad", message: "x" };
          -> b6
        b4:
          -> b5
        b5:
          -> b7
        b6:
          * \${logArn}(e)
          -> b7
        b7:
          raise { name: "Always", message: "" }"
    `);
  });

  it('runs loops with effects on edges', () => {
    const m = createMaker();
    const [item, i] = [m.variable('item'), m.variable('i', shapes.integer, false)];
    const label = m.label();
    const flow = build(m, [
      m.let(i, m.literal(0)),
      m.each(
        item,
        m.get(m.input, 'items', shapes.list(shapes.json)),
        [
          m.if(m.get(item.ref, 'skip'), [b.continue(label, m.here)]),
          m.task('use', item.ref),
          m.set(i, m.plus(i.ref, m.literal(1))),
        ],
        label,
      ),
      m.return(i.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let i = 0;
          let items = input.items;
          let index = 0;
          -> b2
        b2:
          if (index < length(items)) -> b3
          else -> b8
        b3:
          let item = items[#index];
          if item.skip -> b4
          else -> b5
        b4:
          -> b7
        b5:
          -> b6
        b6:
          * \${useArn}(item)
          i = (i + 1);
          -> b7
        b7:
          index = (index + 1);
          -> b2
        b8:
          return i"
    `);
  });

  it('boxes results of branches that may be undefined', () => {
    const m = createMaker();
    const r = m.variable('r', shapes.list());
    const v = m.variable('v', { kinds: Kind.string | Kind.absent });
    const flow = build(m, [
      m.fork([[m.task('one', null, v), m.return(v.ref)], [m.task('two', null)], [m.return(m.literal(3))]], r),
      m.return(r.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * fork R2, R3, R4
          let r = [$result[#0].v, undefined, $result[#2]];
          return r
      branch R2 of b1
        b2:
          * \${oneArn}()
          let v = $result;
          return { v: v }
      branch R3 of b1
        b3:
          * \${twoArn}()
          return
      branch R4 of b1
        b4:
          return 3"
    `);
  });

  it('runs a single branch without retries in place', () => {
    const m = createMaker();
    const [r, v] = [m.variable('r', shapes.list()), m.variable('v')];
    const flow = build(m, [m.fork([[m.task('one', null, v), m.return(v.ref)]], r), m.return(r.ref)]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${oneArn}()
          let v = $result;
          result = v;
          -> b2
        b2:
          let r = [result];
          return r"
    `);
  });
});
