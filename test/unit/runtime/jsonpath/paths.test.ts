/** Paths as Jayway JsonPath evaluates them, filters included, and what they say when something is missing. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/asl/index.ts';
import { parsePath, parseReferencePath } from '../../../../src/asl/jsonpath/path-syntax.ts';
import { evaluatePath } from '../../../../src/runtime/interpreter/jsonpath/evaluate-path.ts';
import { placeResult } from '../../../../src/runtime/interpreter/jsonpath/result-path.ts';

const document: Json = {
  store: {
    book: [
      { title: 'A', price: 5, tags: ['x'] },
      { title: 'B', price: 12, isbn: '1', tags: [] },
      { title: 'C', price: 20, isbn: '2' },
    ],
    'odd key': { "quo'te": 1 },
  },
  empty: [],
  nothing: null,
  text: '',
};

const at = (path: string): Json | string => {
  const result = evaluatePath(parsePath(path).segments, document);
  return result.found ? result.value : `! ${result.reason}`;
};

describe('paths', () => {
  it.each<[string, Json]>([
    ['$', document],
    ['$.store.book[0].title', 'A'],
    ['$.store.book[-1].title', 'C'],
    ["$['store']['odd key']['quo\\'te']", 1],
    ['$.nothing', null],
    ['$.text', ''],
    ['$.store.book.length()', 3],
    ['$.store.book[*].title', ['A', 'B', 'C']],
    ['$.store.book[0,2].title', ['A', 'C']],
    ['$.store.book[1:].title', ['B', 'C']],
    ['$.store.book[:1].title', ['A']],
    ['$.store.book[-2:].title', ['B', 'C']],
    ['$.store.book[7:].title', []],
    ['$..price', [5, 12, 20]],
    ["$.store.book[0]['title','price']", [{ title: 'A', price: 5 }]],
    ['$.empty[*]', []],
    ['$.nowhere[*]', []],
    ['$.store.book[?(@.isbn)].title', ['B', 'C']],
    ['$.store.book[?(!@.isbn)].title', ['A']],
    ['$.store.book[?(@.price < 10 || @.title == "C")].title', ['A', 'C']],
    ["$.store.book[?(@.price >= 12 && @.title in ['B'])].title", ['B']],
    ['$.store.book[?(@.title =~ /[ab]/i)].title', ['A', 'B']],
    ['$.store.book[?(@.tags empty true)].title', ['B']],
    ["$.store.book[?(@.tags contains 'x')].title", ['A']],
  ])('%s', (path, expected) => {
    expect(at(path)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['$.no', "No results for path: $['no']"],
    ['$.no.such', "Missing property in path $['no']"],
    ['$.nothing.such', "No results for path: $['nothing']['such']"],
    ['$.empty[0]', "Index out of bounds when evaluating path $['empty'][0]"],
  ])('%s is missing', (path, reason) => {
    expect(at(path)).toBe(`! ${reason}`);
  });

  it.each(['', 'a', '$.', '$.a b', '$[', "$['a", '$[?(@.a', '$.a[1,]', '$..', '$.a]'])('%s does not parse', (path) => {
    expect(() => parsePath(path)).toThrow(/^Expected /);
  });

  it.each(['$.a[*]', '$..a', '$$.a', '$v.a', '$.a[0:1]'])('%s is no reference path', (path) => {
    expect(() => parseReferencePath(path)).toThrow();
  });
});

describe('ResultPath', () => {
  it.each<[string, Json, Json]>([
    ['$', { a: 1 }, 'r'],
    ['$.r', { a: 1 }, { a: 1, r: 'r' }],
    ['$.a.b.c', {}, { a: { b: { c: 'r' } } }],
    ['$.a[1].b', { a: [1, { c: 2 }] }, { a: [1, { c: 2, b: 'r' }] }],
    ["$['__proto__']", {}, JSON.parse('{"__proto__":"r"}')],
  ])('%s in %j', (path, input, expected) => {
    expect(JSON.stringify(placeResult(input, path, 'r'))).toBe(JSON.stringify(expected));
  });

  it.each<[string, Json]>([
    ['$.a', 'text'],
    ['$.a.b', { a: null }],
    ['$.a[0]', { a: [] }],
    ['$.a[0]', {}],
  ])('%s cannot be placed in %j', (path, input) => {
    expect(() => placeResult(input, path, 'r')).toThrow(`Unable to apply ReferencePath ${path} to input`);
  });
});
