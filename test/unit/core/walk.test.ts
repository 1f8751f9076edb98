import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import type { Expr } from '../../../src/transformer/core/expr.ts';
import type { VarId } from '../../../src/transformer/core/ids.ts';
import { printExpression, printStatements } from '../../../src/transformer/core/print.ts';
import { shapes } from '../../../src/transformer/core/shape.ts';
import type { PureStatement } from '../../../src/transformer/core/statement.ts';
import { cloneStatements, substituteExpression } from '../../../src/transformer/core/substitute.ts';
import { everywhere, pure } from '../../../src/transformer/core/walk.ts';
import { createNames, origin } from './fixture.ts';

const one = b.literal(1, origin);

function sample() {
  const names = createNames();
  const label = names.ids.label();
  const { ref, id } = names;
  const body: readonly PureStatement[] = [
    b.declare(id('total'), ref('start'), origin),
    b.loop(
      label,
      { kind: 'each', variable: id('item'), list: ref('items') },
      [
        b.if(b.not(ref('item'), origin), [b.continue(label, origin)], [], origin),
        b.assign(id('total'), b.binary('+', ref('total'), ref('item'), origin), origin),
        b.assignPath(id('outer'), [b.step(b.literal('count', origin))], ref('total'), origin),
      ],
      origin,
    ),
    b.return(
      b.library(
        'Array.prototype.map',
        ref('items'),
        [b.arrow([id('x')], b.binary('*', ref('x'), ref('total'), origin), origin)],
        shapes.list(),
        origin,
      ),
      origin,
    ),
  ];
  return { names, body, label };
}

describe('walk', () => {
  it('finds variables by role', () => {
    const { names, body } = sample();
    const list = (ids: Iterable<Parameters<typeof names.name>[0]>) => [...ids].map(names.name).sort();
    expect(list(pure.freeVariables(body))).toEqual(['items', 'outer', 'start']);
    expect(list(pure.assignedVariables(body))).toEqual(['outer']);
    expect(list(pure.declaredVariables(body))).toEqual(['item', 'total', 'x']);
    expect(list(pure.readVariables(body))).toEqual(['item', 'items', 'start', 'total', 'x']);
    expect(pure.freeLabels(body).size).toBe(0);
  });

  it('keeps what it does not change', () => {
    const { body } = sample();
    expect(pure.mapStatements(body, everywhere({ expression: (node) => node }))).toBe(body);
    const changed = pure.mapStatements(
      body,
      everywhere({ expression: (node) => (node.kind === 'unary' ? one : node) }),
    );
    expect(changed).not.toBe(body);
    expect(changed[0]).toBe(body[0]);
    expect(changed[2]).toBe(body[2]);
  });

  it('lets a statement become several, in lambdas and programs too', () => {
    const { names } = sample();
    const inner: PureStatement[] = [b.evaluate(one, origin), b.return(one, origin)];
    const drop = everywhere({ statement: (node) => (node.kind === 'evaluate' ? [] : [node]) });
    const node = b.items(
      [b.lambda([], inner, shapes.integer, origin), b.program(inner, shapes.integer, origin)],
      origin,
    );
    expect(printExpression(pure.mapExpression(node, drop), names)).toBe('[() => 1, do 1]');
  });

  it('lists operands in evaluation order', () => {
    const { names } = sample();
    const { ref } = names;
    const key = b.property(ref('k'), ref('v'));
    const nodes: Expr[] = [
      b.conditional(ref('a'), ref('b'), ref('c'), origin),
      b.record([key, b.spread(ref('s'))], origin),
      b.library('String.prototype.slice', ref('r'), [ref('x'), ref('y')], shapes.string, origin),
    ];
    expect(
      nodes.map((node) =>
        pure
          .operands(node)
          .map((part) => printExpression(part, names))
          .join(' '),
      ),
    ).toEqual(['a b c', 'k v s', 'r x y']);
  });

  it('answers questions about statements', () => {
    const { body } = sample();
    expect(pure.someStatement(body, (node) => node.kind === 'continue')).toBe(true);
    expect(pure.someStatement(body, (node) => node.kind === 'throw')).toBe(false);
    expect(pure.everyStatement(body, (node) => node.kind !== 'throw')).toBe(true);
    expect(pure.someExpression(body, (node) => node.kind === 'binary' && node.operator === '*')).toBe(true);
  });
});

describe('clone and substitute', () => {
  it('gives a copy its own variables and labels', () => {
    const { names, body, label } = sample();
    const copy = cloneStatements(body, names.ids);
    const declared = pure.declaredVariables(body);
    for (const id of pure.declaredVariables(copy)) expect(declared.has(id)).toBe(false);
    expect([...pure.freeVariables(copy)].sort()).toEqual([...pure.freeVariables(body)].sort());
    expect(pure.declaredLabels(copy).has(label)).toBe(false);
    expect(pure.freeLabels(copy).size).toBe(0);
    expect(printStatements(copy).replaceAll(/[vL]\d+/g, '_')).toBe(printStatements(body).replaceAll(/[vL]\d+/g, '_'));
  });

  it('clones a replacement that declares variables for its second use', () => {
    const names = createNames();
    const lambda = b.arrow([names.id('x')], names.ref('x'), origin);
    const twice = b.items([names.ref('f'), names.ref('f'), names.ref('g')], origin);
    const result = substituteExpression(
      twice,
      new Map<VarId, Expr>([
        [names.id('f'), lambda],
        [names.id('g'), one],
      ]),
      names.ids,
    );
    expect(printExpression(result, { name: (id) => (id === names.id('x') ? 'x' : 'fresh') })).toBe(
      '[(x) => x, (fresh) => fresh, 1]',
    );
  });
});

describe('print', () => {
  it('dumps statements', () => {
    const { names, body, label } = sample();
    expect(printStatements(body, names).replaceAll(`L${label}`, 'L')).toMatchInlineSnapshot(`
      "let total = start;
      L: for (item of items) {
        if (!item) {
          continue L;
        }
        total = (total + item);
        outer.count = total;
      }
      return items.Array.prototype.map((x) => (x * total));"
    `);
  });
});
