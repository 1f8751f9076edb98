/**
 * Handlers: tests of the error's name become catch rules, rethrown errors are not caught at all.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import type { Expr } from '../../../src/transformer/core/expr.ts';
import { shapes } from '../../../src/transformer/core/shape.ts';
import { printFlow } from '../../../src/transformer/flow/print.ts';
import { lower } from '../flow/lower.ts';
import { createMaker, type MadeVariable, type Maker } from '../flow/maker.ts';

const isNamed = (m: Maker, error: MadeVariable, name: string): Expr =>
  m.same(m.get(error.ref, 'name', shapes.string), m.literal(name));

describe('optimize: handlers', () => {
  it('catches what is handled and lets the rest pass', () => {
    const m = createMaker();
    const [e, r] = [m.variable('e', shapes.error), m.variable('r')];
    const flow = lower(m, [
      m.try([m.task('charge', null, r), m.return(r.ref)], e, [
        m.if(isNamed(m, e, 'CardDeclined'), [m.return(m.literal('declined'))]),
        b.throw(e.ref, m.here),
      ]),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${chargeArn}()
          let r = $result;
          catch CardDeclined -> b2
          return r
        b2:
          return "declined""
    `);
  });

  it('understands a denied name', () => {
    const m = createMaker();
    const e = m.variable('e', shapes.error);
    const flow = lower(m, [
      m.try([m.task('charge', null)], e, [
        m.if(b.not(isNamed(m, e, 'CardDeclined'), m.here), [b.throw(e.ref, m.here)]),
        m.task('note', m.get(e.ref, 'message')),
      ]),
      m.return(null),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${chargeArn}()
          catch CardDeclined {let e = $error;} -> b2
          return
        b2:
          * \${noteArn}(e.message)
          return"
    `);
  });

  it('resolves nested handlers into the rules of each call', () => {
    const m = createMaker();
    const [e, f] = [m.variable('e', shapes.error), m.variable('f', shapes.error)];
    const flow = lower(m, [
      m.try(
        [
          m.try([m.task('work', null)], e, [
            m.if(isNamed(m, e, 'A'), [m.return(m.literal('a'))]),
            b.throw(e.ref, m.here),
          ]),
          m.task('more', null),
        ],
        f,
        [m.if(isNamed(m, f, 'B'), [m.task('fix', m.get(f.ref, 'message'))], [b.throw(f.ref, m.here)])],
      ),
      m.return(m.literal('end')),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${workArn}()
          catch A -> b3
          catch B {let e = $error; let f = e;} -> b4
          -> b2
        b2:
          * \${moreArn}()
          catch B {let f = $error;} -> b4
          return "end"
        b3:
          return "a"
        b4:
          * \${fixArn}(f.message)
          return "end""
    `);
  });

  it('makes rules of the tests in front and leaves the others to a decision', () => {
    const m = createMaker();
    const e = m.variable('e', shapes.error);
    const flow = lower(m, [
      m.try([m.task('first', null), m.task('second', null)], e, [
        m.if(isNamed(m, e, 'A'), [m.return(m.literal('a'))]),
        m.if(m.same(m.get(e.ref, 'message', shapes.string), m.literal('x')), [m.task('fix', null)]),
        m.if(isNamed(m, e, 'B'), [b.throw(e.ref, m.here)]),
      ]),
      m.return(null),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${firstArn}()
          catch A -> b3
          catch all {let e = $error;} -> b4
          -> b2
        b2:
          * \${secondArn}()
          catch A -> b3
          catch all {let e = $error;} -> b4
          return
        b3:
          return "a"
        b4:
          if (e.message === "x") -> b5
          if (e.name === "B") -> b7
          else -> b8
        b5:
          * \${fixArn}()
          -> b6
        b6:
          if (e.name === "B") -> b7
          else -> b8
        b7:
          raise e
        b8:
          return"
    `);
  });

  it('does not take wildcards for names', () => {
    const m = createMaker();
    const e = m.variable('e', shapes.error);
    const flow = lower(m, [
      m.try([m.task('work', null)], e, [m.if(isNamed(m, e, 'States.TaskFailed'), [m.task('fix', null)])]),
      m.return(null),
    ]);
    expect(printFlow(flow)).toContain('catch all');
  });

  it('puts retries of a block with one call on the call', () => {
    const m = createMaker();
    const [r, v] = [m.variable('r', shapes.list()), m.variable('v')];
    const flow = lower(m, [
      m.fork([[m.task('get', m.get(m.input, 'a'), v), m.return(m.get(v.ref, 'x'))]], r, [
        { errorEquals: ['States.ALL'] },
      ]),
      m.return(b.index(r.ref, m.literal(0), shapes.json, m.here)),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${getArn}(input.a) retry 1
          let v = $result;
          let result = v.x;
          let r1 = result;
          return r1"
    `);
  });
});
