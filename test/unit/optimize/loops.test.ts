/**
 * Loops over effects: one Choice per iteration, no state for counters, and no Choice at all where a Map does the same.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import { Kind, shapes } from '../../../src/transformer/core/shape.ts';
import { printFlow } from '../../../src/transformer/flow/print.ts';
import { lower } from '../flow/lower.ts';
import { createMaker } from '../flow/maker.ts';

const list = shapes.list(shapes.json);

describe('optimize: loops', () => {
  it('carries an accumulator and the index in the assignments of the body', () => {
    const m = createMaker();
    const [total, item, t] = [
      m.variable('total', shapes.number, false),
      m.variable('item'),
      m.variable('t', shapes.number),
    ];
    const flow = lower(m, [
      m.let(total, m.literal(0)),
      m.each(item, m.get(m.input, 'items', list), [
        m.task('score', m.record({ item: item.ref, total: total.ref }), t),
        m.set(total, t.ref),
      ]),
      m.return(total.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let total = 0;
          let index = 0;
          if (index < length(input.items)) -> b2
          else -> b4
        b2:
          let item = input.items[#index];
          * \${scoreArn}({ item: item, total: total })
          let t = $result;
          total = t;
          index = (index + 1);
          -> b3
        b3:
          if (index < length(input.items)) -> b2
          else -> b4
        b4:
          return total"
    `);
  });

  it('makes a loop that writes nothing outside a map of one at a time', () => {
    const m = createMaker();
    const item = m.variable('item');
    const label = m.label();
    const flow = lower(m, [
      m.each(
        item,
        m.get(m.input, 'items', list),
        [
          m.if(m.get(item.ref, 'skip'), [b.continue(label, m.here)]),
          m.if(m.get(item.ref, 'bad'), [m.throw('Bad')]),
          m.task('work', item.ref),
        ],
        label,
      ),
      m.return(null),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * map input.items, 1 R2
          return
      item R2 of b1
        b2:
          let item = $input;
          if item.skip -> b3
          if item.bad -> b4
          else -> b5
        b3:
          return
        b4:
          raise { name: "Bad", message: "" }
        b5:
          * \${workArn}(item)
          return"
    `);
  });

  it('leaves a loop with a break a loop', () => {
    const m = createMaker();
    const [item, r] = [m.variable('item'), m.variable('r')];
    const label = m.label();
    const flow = lower(m, [
      m.each(
        item,
        m.get(m.input, 'items', list),
        [m.task('work', item.ref, r), m.if(m.get(r.ref, 'stop'), [b.break(label, m.here)])],
        label,
      ),
      m.return(null),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let index = 0;
          if (index < length(input.items)) -> b2
          else -> b4
        b2:
          let item = input.items[#index];
          * \${workArn}(item)
          let r = $result;
          -> b3
        b3:
          if r.stop -> b4
          if ((index + 1) < length(input.items)) {index = (index + 1);} -> b2
          else -> b4
        b4:
          return"
    `);
  });

  it('tests a do loop once per round', () => {
    const m = createMaker();
    const [token, page] = [m.variable('token', { kinds: Kind.string | Kind.absent }, false), m.variable('page')];
    const flow = lower(m, [
      m.task('start', null),
      m.let(token, null),
      {
        kind: 'loop',
        origin: m.here,
        label: m.label(),
        head: { kind: 'do', test: token.ref },
        body: [m.task('list', m.record({ token: token.ref }), page), m.set(token, m.get(page.ref, 'next'))],
        update: [],
      },
      m.return(null),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${startArn}()
          let token;
          -> b2
        b2:
          * \${listArn}({ token: token })
          let page = $result;
          token = page.next;
          -> b3
        b3:
          if token -> b2
          else -> b4
        b4:
          return"
    `);
  });

  it('does not unroll iterations that perform nothing', () => {
    const m = createMaker();
    const [i, r] = [m.variable('i', shapes.integer, false), m.variable('r')];
    const label = m.label();
    const flow = lower(m, [
      m.let(i, m.literal(0)),
      m.while(
        m.less(i.ref, m.literal(10)),
        [
          m.set(i, m.plus(i.ref, m.literal(1))),
          m.if(m.same(i.ref, m.literal(5)), [b.continue(label, m.here)]),
          m.task('f', i.ref, r),
          m.if(m.get(r.ref, 'stop'), [b.break(label, m.here)]),
        ],
        label,
      ),
      m.return(i.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let i = 0;
          i = (i + 1);
          -> b2
        b2:
          * \${fArn}(i)
          let r = $result;
          -> b3
        b3:
          if r.stop -> b5
          if ((i < 10) && ((i + 1) === 5)) {i = (i + 1);} -> b4
          if (i < 10) {i = (i + 1);} -> b2
          else -> b5
        b4:
          if ((i < 10) && ((i + 1) === 5)) {i = (i + 1);} -> b4
          if (i < 10) {i = (i + 1);} -> b2
          else -> b5
        b5:
          return i"
    `);
  });

  it('gives an endless loop an end that is never reached', () => {
    const m = createMaker();
    expect(printFlow(lower(m, [m.while(null, [m.task('poll', null)])]))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${pollArn}()
          catch StepScript.Unreachable -> b2
          -> b1
        b2:
          raise { name: "StepScript.Unreachable", message: "" }"
    `);
    const n = createMaker();
    expect(printFlow(lower(n, [n.while(null, [n.wait(5)])]))).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * wait seconds 5
          -> b2
        b2:
          if false -> b3
          else -> b1
        b3:
          raise { name: "StepScript.Unreachable", message: "" }"
    `);
  });
});
