/**
 * Evaluating code symbolically: substitution, slicing, what stays a program.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import type { Expr } from '../../../src/transformer/core/expr.ts';
import { printExpression } from '../../../src/transformer/core/print.ts';
import { Kind, shapes } from '../../../src/transformer/core/shape.ts';
import type { PureStatement } from '../../../src/transformer/core/statement.ts';
import { valueAfter } from '../../../src/transformer/flow/value-after.ts';
import { createValueContext } from '../../../src/transformer/flow/value-context.ts';
import type { HirStatement } from '../../../src/transformer/hir/types.ts';
import { isPure } from '../../../src/transformer/hir/walk.ts';
import { createMaker, type Maker } from './maker.ts';

function show(m: Maker, body: readonly HirStatement[], target: Expr): string {
  if (!isPure(body)) throw new Error('pure code only');
  const code: readonly PureStatement[] = body;
  const cx = createValueContext(m.workflow([]), m.ids);
  const value = valueAfter(code, target, cx);
  return printExpression(value, { name: (id) => cx.names.get(id) ?? `$${id}` });
}

describe('valueAfter', () => {
  it('substitutes what is used once and what is trivial', () => {
    const m = createMaker();
    const [a, c, d] = [m.variable('a'), m.variable('c'), m.variable('d')];
    const code = [m.let(a, m.get(m.input, 'x')), m.let(c, m.plus(a.ref, m.literal(1))), m.let(d, m.literal(7))];
    expect(show(m, code, m.record({ a: a.ref, c: c.ref, again: a.ref }))).toBe(
      '{ a: input.x, c: (input.x + 1), again: input.x }',
    );
  });

  it('binds once what is used twice', () => {
    const m = createMaker();
    const [a, c] = [m.variable('a'), m.variable('c')];
    const code = [m.let(a, m.plus(m.get(m.input, 'x'), m.literal(1))), m.let(c, m.record({ p: a.ref, q: a.ref }))];
    expect(show(m, code, c.ref)).toBe('do { let a = (input.x + 1); return { p: a, q: a }; }');
  });

  it('sees the right value of a variable that is written again', () => {
    const m = createMaker();
    const [a, c] = [m.variable('a', shapes.integer, false), m.variable('c', shapes.integer)];
    const code = [m.let(c, a.ref), m.set(a, m.plus(a.ref, m.literal(1))), m.set(a, m.plus(a.ref, c.ref))];
    expect(show(m, code, a.ref)).toBe('((a + 1) + a)');
    expect(show(m, code, c.ref)).toBe('a');
  });

  it('turns an if into a conditional, for the wanted variable only', () => {
    const m = createMaker();
    const [a, c] = [m.variable('a', shapes.json, false), m.variable('c', shapes.json, false)];
    const code = [
      m.if(m.get(m.input, 'x'), [m.set(a, m.literal(1)), m.set(c, m.literal(2))], [m.set(c, m.literal(3))]),
    ];
    expect(show(m, code, a.ref)).toBe('(input.x ? 1 : a)');
    expect(show(m, code, c.ref)).toBe('(input.x ? 2 : 3)');
  });

  it('makes writes of record keys new records', () => {
    const m = createMaker();
    const o = m.variable('o', shapes.record, false);
    const step = (key: string) => [b.step(m.literal(key))];
    const code = [
      b.assignPath(o.id, step('p'), m.literal(1), m.here),
      b.assignPath(o.id, step('q'), m.get(o.ref, 'p'), m.here),
      b.assignPath(o.id, step('p'), m.literal(2), m.here),
    ];
    expect(show(m, code, o.ref)).toMatchInlineSnapshot(
      `"do { let o = { ...o, p: 1 }; return { ...o, q: o.p, p: 2 }; }"`,
    );
  });

  it('slices loops to what is wanted', () => {
    const m = createMaker();
    const [x, s, k] = [m.variable('x'), m.variable('s', shapes.number, false), m.variable('k', shapes.integer, false)];
    const code = [
      m.let(s, m.literal(0)),
      m.let(k, m.literal(0)),
      m.each(x, m.get(m.input, 'xs', shapes.list(shapes.json)), [
        m.set(s, m.plus(s.ref, x.ref)),
        m.set(k, m.plus(k.ref, m.literal(1))),
      ]),
    ];
    expect(show(m, code, k.ref)).toMatchInlineSnapshot(
      `"do { let k = 0; L5: for (x of input.xs) { k = (k + 1); } return k; }"`,
    );
  });

  it('evaluates an impure call once', () => {
    const m = createMaker();
    const id = m.variable('id', shapes.string);
    const code = [m.let(id, m.call('crypto.randomUUID', shapes.string))];
    expect(show(m, code, m.record({ a: id.ref }))).toBe('{ a: crypto.randomUUID() }');
    expect(show(m, code, m.record({ a: id.ref, c: id.ref }))).toBe(
      'do { let id = crypto.randomUUID(); return { a: id, c: id }; }',
    );
  });

  it('keeps what is known of a value where it is used', () => {
    const m = createMaker();
    const maybe = m.variable('maybe', { kinds: Kind.string | Kind.absent });
    const cx = createValueContext(m.workflow([]), m.ids);
    const code = [b.declare(maybe.id, m.get(m.input, 'x', shapes.unknown), m.here)];
    const value = valueAfter(code, b.ref(maybe.id, shapes.string, m.here), cx);
    expect(value).toMatchObject({ kind: 'member', shape: { kinds: Kind.string } });
  });
});
