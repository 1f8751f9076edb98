/**
 * Names of states: from the source, unique, short, independent of what stands elsewhere.
 */
import { describe, expect, it } from 'vitest';
import { calleeText, clip, headerText, oneLine } from '../../../src/transformer/emit/source-words.ts';
import { createMaker } from '../flow/maker.ts';
import { emit } from './emit.ts';

describe('state names', () => {
  it('are what the source calls', () => {
    expect(calleeText('await orders.getItem({ Key: key(1) })')).toBe('orders.getItem');
    expect(calleeText('this.charge<Receipt>(order)')).toBe('charge');
    expect(calleeText('aws.s3\n  .getObject<{ a: () => 1 }>({})')).toBe('aws.s3 .getObject');
    expect(calleeText('sqs.sendMessage.waitForTaskToken<Approval>((token) => ({ token }))')).toBe(
      'sqs.sendMessage.waitForTaskToken',
    );
  });

  it('are the heads of compound statements', () => {
    expect(headerText('if (!Item) throw new OutOfStock(`x ${1}`);')).toBe('if (!Item)');
    expect(headerText('for (const line of f(lines)) { g(); }')).toBe('for (const line of f(lines))');
    expect(headerText('outer: while (more(1)) {}')).toBe('outer: while (more(1))');
    expect(headerText('do { x() } while (more());')).toBe('while (more())');
    expect(headerText('iffy(1)')).toBeNull();
  });

  it('have no line breaks and no half characters', () => {
    expect(oneLine(' a\n\t b\u0000c ')).toBe('a b c');
    expect([...clip('😀'.repeat(100), 80)]).toHaveLength(80);
  });

  it('are numbered where the source repeats itself, after the names that users chose', () => {
    const m = createMaker();
    const { definition } = emit(m, [
      m.task('get', null),
      m.task('get', null),
      m.task('other', null, null, { name: 'get' }),
      m.throw('OutOfStock'),
    ]);
    expect(Object.keys(definition.States)).toEqual(['get (2)', 'get (3)', 'get', 'throw OutOfStock']);
  });

  it('fit into 80 characters', () => {
    const m = createMaker();
    const long = 'x'.repeat(100);
    const { definition } = emit(m, [m.task(long, null), m.task(long, null)]);
    const lengths = Object.keys(definition.States).map((name) => name.length);
    expect(lengths).toEqual([80, 80]);
  });
});
