/**
 * Pure code before the graph is built: what stays one statement and what becomes control flow.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import { shapes } from '../../../src/transformer/core/shape.ts';
import { printFlow } from '../../../src/transformer/flow/print.ts';
import { build } from './lower.ts';
import { createMaker } from './maker.ts';

const list = shapes.list(shapes.json);

describe('collapsePure', () => {
  it('makes a pure tail with a returning loop one result', () => {
    const m = createMaker();
    const [r, x] = [m.variable('r'), m.variable('x')];
    const flow = build(m, [
      m.task('get', null, r),
      m.each(x, m.get(r.ref, 'xs', list), [m.if(m.get(x.ref, 'ok'), [m.return(x.ref)])]),
      m.return(null),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          * \${getArn}()
          let r = $result;
          return do { L4: for (x of r.xs) { if (x.ok) { return x; } } return; }"
    `);
  });

  it('records how a pure loop with a throw ended', () => {
    const m = createMaker();
    const [x, n] = [m.variable('x'), m.variable('n', shapes.integer, false)];
    const flow = build(m, [
      m.let(n, m.literal(0)),
      m.each(x, m.get(m.input, 'xs', list), [
        m.if(m.get(x.ref, 'bad'), [m.throw('Bad')]),
        m.set(n, m.plus(n.ref, m.literal(1))),
      ]),
      m.task('use', n.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let n = 0;
          let completion = do { let n = n; L4: for (x of input.xs) { if (x.bad) { return { exit: "throw", value: { name: "Bad", message: "" }, v0: n }; } n = (n + 1); } return { exit: "end", v0: n }; };
          if (completion.exit === "throw") -> b2
          else -> b3
        b2:
          n = completion.v0;
          raise completion.value
        b3:
          -> b4
        b4:
          n = completion.v0;
          * \${useArn}(n)
          return"
    `);
  });

  it('turns a pure try into blocks', () => {
    const m = createMaker();
    const [e, n] = [m.variable('e', shapes.error), m.variable('n', shapes.json, false)];
    const flow = build(m, [
      m.let(n, null),
      m.try([m.if(m.get(m.input, 'bad'), [m.throw('Bad')]), m.set(n, m.literal(1))], e, [
        m.set(n, m.get(e.ref, 'name')),
      ]),
      m.task('use', n.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let n;
          L4: {
            let e;
            L5: {
              if (input.bad) {
                e = { name: "Bad", message: "" };
                break L5;
              }
              n = 1;
              break L4;
            }
            n = e.name;
          }
          * \${useArn}(n)
          return"
    `);
  });

  it('copies outer variables that a folded tail writes', () => {
    const m = createMaker();
    const [x, n] = [m.variable('x'), m.variable('n', shapes.integer, false)];
    const flow = build(m, [
      m.let(n, m.literal(0)),
      m.task('first', null),
      m.each(x, m.get(m.input, 'xs', list), [
        m.set(n, m.plus(n.ref, m.literal(1))),
        m.if(b.binary('<', m.literal(3), n.ref, m.here), [m.return(n.ref)]),
      ]),
      m.return(n.ref),
    ]);
    expect(printFlow(flow)).toMatchInlineSnapshot(`
      "machine R1
        b1:
          let n = 0;
          * \${firstArn}()
          return do { let n = n; L4: for (x of input.xs) { n = (n + 1); if ((3 < n)) { return n; } } return n; }"
    `);
  });
});
