import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import type { BinaryOperator } from '../../../src/transformer/core/expr.ts';
import { printShape } from '../../../src/transformer/core/print-shape.ts';
import { orAbsent, shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { createNames, origin } from './fixture.ts';

const names = createNames();
const of = (shape: ValueShape) => names.ref('x', shape);
const binary = (operator: BinaryOperator, left: ValueShape, right: ValueShape) =>
  printShape(b.binary(operator, of(left), of(right), origin).shape);
const five = b.literal(5, origin);

describe('shapes of operators', () => {
  it('adds numbers and strings as JavaScript does', () => {
    expect(binary('+', shapes.number, shapes.number)).toBe('number');
    expect(binary('+', shapes.number, shapes.string)).toBe('string');
    expect(binary('+', shapes.list(), shapes.number)).toBe('string');
    expect(binary('+', shapes.boolean, shapes.null)).toBe('integer');
    expect(binary('+', shapes.json, shapes.number)).toBe('number~|string~'.replace('~|string~', '|string'));
    expect(binary('+', orAbsent(shapes.number), shapes.number)).toBe('number~');
  });

  it('keeps integers only where they cannot outgrow 2^53', () => {
    expect(printShape(b.binary('+', of(shapes.integer), five, origin).shape)).toBe('integer');
    expect(printShape(b.binary('-', b.length(of(shapes.list()), origin), of(shapes.integer), origin).shape)).toBe(
      'integer',
    );
    expect(binary('+', shapes.integer, shapes.integer)).toBe('number');
    expect(printShape(b.binary('*', of(shapes.integer), five, origin).shape)).toBe('number');
    expect(printShape(b.binary('%', of(shapes.integer), five, origin).shape)).toBe('integer');
  });

  it('knows which operations can leave the finite numbers', () => {
    expect(binary('/', shapes.number, shapes.number)).toBe('number~');
    expect(printShape(b.binary('/', of(shapes.number), five, origin).shape)).toBe('number');
    expect(printShape(b.binary('/', of(shapes.number), b.unary('-', five, origin), origin).shape)).toBe('number');
    expect(printShape(b.binary('%', of(shapes.number), b.literal(0, origin), origin).shape)).toBe('number~');
    expect(printShape(b.binary('**', of(shapes.number), b.literal(2, origin), origin).shape)).toBe('number');
    expect(printShape(b.binary('**', of(shapes.number), b.literal(0.5, origin), origin).shape)).toBe('number~');
    expect(binary('*', shapes.anyNumber, shapes.number)).toBe('number~');
    expect(binary('-', shapes.string, shapes.number)).toBe('number~');
    expect(binary('|', shapes.unknown, shapes.unknown)).toBe('integer');
    expect(printShape(b.unary('+', of(shapes.string), origin).shape)).toBe('number~');
  });

  it('follows short circuits', () => {
    const logical = (operator: '&&' | '||' | '??', left: ValueShape, right: ValueShape) =>
      printShape(b.logical(operator, of(left), of(right), origin).shape);
    expect(logical('&&', shapes.record, shapes.string)).toBe('string');
    expect(logical('&&', orAbsent(shapes.record), shapes.string)).toBe('absent|string');
    expect(logical('&&', shapes.number, shapes.string)).toBe('integer|string');
    expect(logical('&&', shapes.anyNumber, shapes.string)).toBe('number|string~');
    expect(logical('||', orAbsent(shapes.string), shapes.null)).toBe('null|string');
    expect(logical('??', shapes.absent, shapes.integer)).toBe('integer');
  });

  it('carries flags of parts to literals and back to parts', () => {
    const list = b.items([of(shapes.integer), of(shapes.anyNumber)], origin);
    expect(printShape(list.shape)).toBe('list<number~>~');
    const record = b.object({ a: list, b: of(orAbsent(shapes.string)) }, origin);
    expect(printShape(record.shape)).toBe('record~?');
    expect(printShape(b.member(record, 'a', shapes.list(shapes.number), origin).shape)).toBe('list<number>~?');
    expect(printShape(b.member(record, 'b', shapes.string, origin).shape)).toBe('string');
    expect(printShape(b.list([b.spread(of(shapes.list(shapes.string)))], origin).shape)).toBe('list<string>');
    expect(printShape(b.items([record], origin).shape)).toBe('list<record~?>~?');
  });
});
