/** The JSON round trip. */
import { expect, it } from 'vitest';
import { jsonClone } from '../../../src/dsl/json-clone.ts';
import { jsonResult } from '../../../src/dsl/json-result.ts';

it.each([
  [undefined, null],
  [() => 1, null],
  [null, null],
  [{ a: undefined, b: [undefined, Number.NaN, -0] }, { b: [null, null, 0] }],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Map([[1, 2]]), {}],
])('%o becomes %j', (value, expected) => {
  expect(jsonClone(value)).toEqual(expected);
});

it('shares nothing', () => {
  const value = { inner: [1] };
  const clone = jsonClone({ left: value, right: value }) as { left: object; right: object };
  expect(clone.left).not.toBe(clone.right);
});

it('names the task whose result has no JSON', () => {
  expect(jsonResult({ a: undefined }, 'The task x')).toEqual({});
  expect(() => jsonResult({ a: 1n }, 'The task x')).toThrow(
    /^STEP8106: The task x gave a value that JSON cannot hold: Do not know how to serialize a BigInt\. Return plain data\.$/,
  );
});
