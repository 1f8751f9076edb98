/** EventBridge patterns, by the operators of its documentation. */
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/asl/index.ts';
import { matchesPattern } from '../../../src/runtime/services/event-pattern.ts';

const event: Json = {
  source: 'shop',
  'detail-type': 'Ordered',
  detail: { total: 5, tags: ['a', 'b'], note: null, name: 'Anna', nested: { x: 1 } },
};

describe('a pattern', () => {
  it.each<[string, JsonObject, boolean]>([
    ['equal', { source: ['x', 'shop'] }, true],
    ['not equal', { source: ['x'] }, false],
    ['missing key', { nope: ['x'] }, false],
    ['in an array', { detail: { tags: ['b'] } }, true],
    ['null', { detail: { note: [null] } }, true],
    ['number is no text', { detail: { total: ['5'] } }, false],
    ['nested', { detail: { nested: { x: [1] } } }, true],
    ['prefix', { source: [{ prefix: 'sh' }] }, true],
    ['prefix without case', { detail: { name: [{ prefix: { 'equals-ignore-case': 'AN' } }] } }, true],
    ['suffix', { source: [{ suffix: 'sh' }] }, false],
    ['equals-ignore-case', { detail: { name: [{ 'equals-ignore-case': 'ANNA' }] } }, true],
    ['wildcard', { detail: { name: [{ wildcard: 'A*a' }] } }, true],
    ['anything-but', { source: [{ 'anything-but': ['x', 'y'] }] }, true],
    ['anything-but prefix', { source: [{ 'anything-but': { prefix: 'sh' } }] }, false],
    ['numeric', { detail: { total: [{ numeric: ['>', 1, '<=', 5] }] } }, true],
    ['numeric outside', { detail: { total: [{ numeric: ['>', 5] }] } }, false],
    ['exists', { detail: { total: [{ exists: true }] } }, true],
    ['does not exist', { detail: { absent: [{ exists: false }] } }, true],
    ['$or', { $or: [{ source: ['x'] }, { detail: { total: [5] } }] }, true],
    ['and', { source: ['shop'], detail: { total: [6] } }, false],
  ])('%s', (_, pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected);
  });

  it('refuses filters that do not exist', () => {
    expect(() => matchesPattern({ source: [{ like: 'x' }] }, event)).toThrow('STEP8208');
  });
});
