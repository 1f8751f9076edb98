/**
 * What one state cannot evaluate: impure built-ins that are wanted twice or at another time, and variables that child states
 * read before they could be stored.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import { shapes } from '../../../src/transformer/core/shape.ts';
import { printFlow } from '../../../src/transformer/flow/print.ts';
import { lower } from '../flow/lower.ts';
import { createMaker } from '../flow/maker.ts';

describe('optimize: evaluation', () => {
  it('evaluates an id once, in a state before the call', () => {
    const m = createMaker();
    const id = m.variable('id', shapes.string);
    const body = [m.let(id, m.call('crypto.randomUUID')), m.task('put', m.record({ id: id.ref })), m.return(id.ref)];
    expect(printFlow(lower(m, body))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let id = crypto.randomUUID();
          -> b2
        b2:
          * \${putArn}({ id: id })
          return id"
    `);
  });

  it('lets the call before store it', () => {
    const m = createMaker();
    const id = m.variable('id', shapes.string);
    const body = [
      m.task('first', null),
      m.let(id, m.call('crypto.randomUUID')),
      m.task('put', m.record({ id: id.ref })),
      m.return(id.ref),
    ];
    expect(printFlow(lower(m, body))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${firstArn}()
          let id = crypto.randomUUID();
          -> b2
        b2:
          * \${putArn}({ id: id })
          return id"
    `);
  });

  it('evaluates it within the arguments where only they want it', () => {
    const m = createMaker();
    const id = m.variable('id', shapes.string);
    const body = [
      m.let(id, m.call('crypto.randomUUID')),
      m.task('put', m.record({ a: id.ref, c: id.ref })),
      m.return(null),
    ];
    expect(printFlow(lower(m, body))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let id = crypto.randomUUID();
          * \${putArn}({ a: id, c: id })
          return"
    `);
  });

  it('evaluates it before a call that is tried again', () => {
    const m = createMaker();
    const id = m.variable('id', shapes.string);
    const body = [
      m.let(id, m.call('crypto.randomUUID')),
      m.task('put', m.record({ id: id.ref }), null, { retry: [{ errorEquals: ['States.ALL'] }] }),
      m.return(null),
    ];
    expect(printFlow(lower(m, body))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let id = crypto.randomUUID();
          -> b2
        b2:
          * \${putArn}({ id: id }) retry 1
          return"
    `);
  });

  it('keeps the time before a call apart from the time after it', () => {
    const m = createMaker();
    const [start, took] = [m.variable('start', shapes.number), m.variable('took', shapes.number)];
    const now = m.variable('now', shapes.number);
    const body = [
      m.task('first', null),
      m.let(start, m.call('Date.now')),
      m.task('work', null),
      m.let(now, m.call('Date.now')),
      m.let(took, b.binary('-', now.ref, start.ref, m.here)),
      m.return(m.record({ took: took.ref, at: now.ref })),
    ];
    expect(printFlow(lower(m, body))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${firstArn}()
          let start = Date.now();
          -> b2
        b2:
          * \${workArn}()
          let now = Date.now();
          let took = (now - start);
          return { took: took, at: now }"
    `);
  });

  it('passes values into a map at the start in its input', () => {
    const m = createMaker();
    const [rate, item] = [m.variable('rate', shapes.number), m.variable('item')];
    const body = [
      m.let(rate, m.plus(m.get(m.input, 'a'), m.literal(1))),
      m.map(m.get(m.input, 'items'), item, [m.task('f', m.record({ item: item.ref, rate: rate.ref }))]),
      m.return(rate.ref),
    ];
    expect(printFlow(lower(m, body))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let rate = (input.a + 1);
          * map input.items, rate R2
          return rate
      item R2 of b1
        b2:
          let rate = $input.rate;
          let item = $input.item;
          * \${fArn}({ item: item, rate: rate })
          return"
    `);
  });

  it('splits lists that are taken apart', () => {
    const m = createMaker();
    const [r, v, w] = [m.variable('r', shapes.list()), m.variable('v', shapes.unknown), m.variable('w')];
    const body = [
      m.fork(
        [
          [m.task('one', null, v), m.return(v.ref)],
          [m.task('two', null, w), m.return(w.ref)],
        ],
        r,
      ),
      m.task('use', b.index(r.ref, m.literal(1), shapes.json, m.here)),
      m.return(b.index(r.ref, m.literal(0), shapes.unknown, m.here)),
    ];
    expect(printFlow(lower(m, body))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * fork R2, R3
          let r1 = $result[#0].v;
          let r2 = $result[#1];
          -> b2
        b2:
          * \${useArn}(r2)
          return r1
      branch R2 of b1
        b3:
          * \${oneArn}()
          let v = $result;
          return { v: v }
      branch R3 of b1
        b4:
          * \${twoArn}()
          let w = $result;
          return w"
    `);
  });
});
