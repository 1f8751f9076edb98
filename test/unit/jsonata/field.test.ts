/** Whole fields, evaluated as the engine does: what leaves an expression, and what a variable remembers. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/asl/index.ts';
import { createExpressionEvaluator } from '../../../src/runtime/interpreter/jsonata/compile.ts';
import { DEFAULT_EVALUATION_LIMITS } from '../../../src/runtime/interpreter/jsonata/limits.ts';
import { createTemplateEvaluator } from '../../../src/runtime/interpreter/jsonata/template.ts';
import { Kind, shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { type Boundary, type EmitScope, emitField } from '../../../src/transformer/emit/jsonata/index.ts';
import * as v from './values.ts';

const evaluator = createExpressionEvaluator(
  { now: () => 0, random: () => 0.5, uuid: () => 'id' },
  DEFAULT_EVALUATION_LIMITS,
);
const x = v.ids.variable();
const box = v.ids.variable();
const input = v.ids.variable();
const scope: EmitScope = {
  variables: new Map([
    [x, { name: 'x', encoding: 'plain' }],
    [box, { name: 'box', encoding: 'boxed' }],
  ]),
  inputVariable: input,
  functions: new Map(),
};

const stored = (variables: Readonly<Record<string, Json>>, field: Json): Promise<Json> =>
  createTemplateEvaluator(evaluator, variables).value(field, 'Output');

/** Stores a value made by an expression in a boxed variable and reads it back. */
async function remembered(expr: v.E, shape: ValueShape): Promise<Json> {
  const boxed = await stored({}, emitField(expr, { store: 'boxed' }, scope));
  return stored({ box: boxed }, emitField(v.template(v.ref(box, shape)), 'data', scope));
}

describe('data', () => {
  it('is plain JSON where it is constant', () => {
    const order = v.record([
      v.property('id', v.literal('7')),
      v.property('tags', v.list([v.item(v.literal('a')), v.item(v.record([]))])),
      v.property('id', v.literal('8')),
      v.property('__proto__', v.literal(1)),
    ]);
    expect(JSON.stringify(emitField(order, 'data', scope))).toBe('{"id":"8","tags":["a",{}],"__proto__":1}');
    expect(emitField(v.literal(-0), 'data', scope)).toBe(0);
    expect(
      emitField(
        { kind: 'placeholder', origin: v.ORIGIN, shape: shapes.string, id: 'Orders', attribute: 'Name' },
        'data',
        scope,
      ),
    ).toBe('${OrdersName}');
  });

  it('keeps text that would be evaluated or filled in away from its reader', async () => {
    for (const text of ['{% $x %}', '{%', '${OrdersName}', 'a ${b}']) {
      const field = emitField(v.literal(text), 'data', scope);
      expect(field).toMatch(/^\{% .* %\}$/);
      expect(String(field)).not.toContain('${');
      expect(await stored({}, field)).toBe(text);
    }
    expect(await stored({}, emitField(v.record([v.property('${Key}', v.literal(1))]), 'data', scope))).toEqual({
      '${Key}': 1,
    });
  });

  it('has expressions at its leaves', () => {
    const fields = v.record([
      v.property('n', v.binary('+', v.ref(x, shapes.number), v.literal(1), shapes.number)),
      v.property('list', v.list([v.item(v.ref(x, shapes.number))])),
    ]);
    expect(emitField(fields, 'data', scope)).toEqual({ n: '{% $x + 1 %}', list: ['{% $x %}'] });
  });

  it('reads the workflow input and the context', () => {
    expect(emitField(v.member(v.ref(input, shapes.record), 'orderId', shapes.string), 'data', scope)).toBe(
      '{% $states.context.Execution.Input.orderId %}',
    );
    expect(
      emitField({ kind: 'context', origin: v.ORIGIN, shape: shapes.string, path: ['Execution', 'Id'] }, 'data', scope),
    ).toBe('{% $states.context.Execution.Id %}');
    const error: v.E = { kind: 'ambient', origin: v.ORIGIN, shape: shapes.error, source: 'error' };
    expect(emitField(v.member(error, 'name', shapes.string), 'data', scope)).toBe('{% $states.errorOutput.Error %}');
    expect(emitField(error, 'data', scope)).toBe(
      "{% {'name': $states.errorOutput.Error, 'message': $states.errorOutput.Cause} %}",
    );
    expect(
      emitField(v.member({ ...error, source: 'result', shape: shapes.record }, 'n', shapes.number), 'data', scope),
    ).toBe('{% $states.result.n %}');
  });

  it.each<readonly [string, v.E, Json]>([
    ['absent at top', v.absent, null],
    ['maybe absent at top', v.member(v.ref(x, shapes.record), 'none'), null],
    ['absent properties', v.record([v.property('a', v.absent), v.property('b', v.literal(1))]), { b: 1 }],
    ['absent items', v.list([v.item(v.absent), v.item(v.member(v.ref(x, shapes.record), 'none'))]), [null, null]],
    ['NaN at top', v.binary('/', v.literal(0), v.literal(0), shapes.anyNumber), null],
    [
      'Infinity inside',
      v.list([v.item(v.record([v.property('a', v.binary('/', v.literal(1), v.literal(0), shapes.anyNumber))]))]),
      [{ a: null }],
    ],
    [
      'NaN of unknown shape',
      v.logical(
        '||',
        v.member(v.ref(x, shapes.record), 'none'),
        v.binary('/', v.literal(0), v.literal(0), shapes.anyNumber),
        { ...shapes.unknown, nonFinite: true },
      ),
      null,
    ],
  ])('%s', async (_name, expr, wanted) => {
    expect(await stored({ x: {} }, emitField(expr, 'data', scope))).toEqual(wanted);
  });
});

describe('conditions and texts', () => {
  it.each<readonly [Json, boolean]>([
    [0, false],
    ['', false],
    [null, false],
    [[], true],
    [{}, true],
    [[0], true],
    ['0', true],
  ])('%j is %s', async (value, wanted) => {
    expect(await stored({ x: value }, emitField(v.ref(x, shapes.unknown), 'condition', scope))).toBe(wanted);
    expect(await stored({}, emitField(v.ref(x, shapes.unknown), 'condition', scope))).toBe(false);
  });

  it('folds constants', () => {
    expect(emitField(v.literal(1), 'condition', scope)).toBe(true);
    expect(emitField(v.unary('!', v.literal(1), shapes.boolean), 'condition', scope)).toBe(false);
    expect(emitField(v.literal(5), 'text', scope)).toBe('5');
    expect(emitField(v.template(v.literal('a'), v.literal(1), v.literal(null)), 'text', scope)).toBe('a1null');
  });
});

describe('boxed variables', () => {
  const odd: ValueShape = { ...shapes.unknown, nonFinite: true };
  it.each<readonly [string, v.E, string]>([
    ['a value', v.literal(5), '5'],
    ['undefined', { ...v.absent, shape: odd }, 'undefined'],
    ['null', { ...v.literal(null), shape: odd }, 'null'],
    ['NaN', v.binary('/', v.literal(0), v.literal(0), shapes.anyNumber), 'NaN'],
    ['Infinity', v.binary('/', v.literal(1), v.literal(0), odd), 'Infinity'],
    ['-Infinity', v.binary('/', v.literal(-1), v.literal(0), odd), '-Infinity'],
    ['a finite number', v.binary('/', v.literal(1), v.literal(2), shapes.anyNumber), '0.5'],
    ['a list', { ...v.list([v.item(v.literal(1)), v.item(v.list([]))]), shape: odd }, '1,'],
  ])('remember %s', async (_name, expr, wanted) => {
    expect(await remembered(expr, odd)).toBe(wanted);
  });

  it('are read by a path where NaN is out of the question', () => {
    const read: Boundary = 'data';
    expect(
      emitField(v.member(v.ref(box, { kinds: Kind.record | Kind.absent }), 'id', shapes.string), read, scope),
    ).toBe('{% $box.v.id %}');
  });
});
