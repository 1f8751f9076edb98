/** `Object`, `JSON` and the functions of the platform that encode texts. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

type Table = Record<string, number | string | null | number[]>;

export const records = workflow(async ({ table, key }: { table: Table; key: string }) => [
  Object.keys(table),
  Object.values(table),
  Object.entries(table),
  Object.getOwnPropertyNames(table),
  Object.fromEntries(Object.entries(table)),
  Object.fromEntries(Object.keys(table).map((name) => [name, name.length])),
  Object.assign({}, table, { added: 1 }),
  Object.hasOwn(table, key),
  table.valueOf(),
  table.toString(),
  structuredClone(table),
]);

export const json = workflow(async ({ value }: { value: string | number | boolean | null | object }) => {
  const text = JSON.stringify(value);
  return [
    text,
    JSON.parse(text),
    JSON.stringify([value], null, 2),
    JSON.stringify({ value }, null, '--'),
    JSON.stringify(value, undefined, 1),
  ];
});

export const parsed = workflow(async ({ text }: { text: string }) => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return error instanceof SyntaxError ? 'SyntaxError' : 'other';
  }
});

export const encoded = workflow(async ({ text }: { text: string }) => {
  const half = text.slice(0, 1);
  try {
    return [
      encodeURIComponent(text),
      encodeURI(text),
      decodeURIComponent(encodeURIComponent(text)),
      encodeURIComponent(half),
    ];
  } catch (error) {
    return error instanceof URIError ? 'URIError' : 'other';
  }
});

export const decoded = workflow(async ({ text }: { text: string }) => {
  try {
    return [decodeURIComponent(text), decodeURI(text)];
  } catch (error) {
    return error instanceof URIError ? 'URIError' : 'other';
  }
});

export const base64 = workflow(async ({ text }: { text: string }) => {
  const results: string[] = [];
  try {
    results.push(btoa(text));
  } catch {
    results.push('not Latin');
  }
  try {
    results.push(atob(text));
  } catch {
    results.push('not base64');
  }
  return results;
});

/** Every kind of error that the language has. */
export const errors = workflow(async ({ text }: { text: string }) => {
  const found: string[] = [];
  for (const kind of ['eval', 'reference', 'range', 'syntax', 'type', 'uri', 'plain']) {
    try {
      if (kind === 'eval') throw new EvalError(text);
      if (kind === 'reference') throw new ReferenceError(text);
      if (kind === 'range') throw RangeError(text);
      if (kind === 'syntax') throw new SyntaxError(text);
      if (kind === 'type') throw new TypeError(text);
      if (kind === 'uri') throw new URIError(text);
      throw new Error(text);
    } catch (error) {
      if (error instanceof Error) found.push(error.name);
    }
  }
  return [found, await Promise.resolve(found.length)];
});

export const keysOfAny = workflow(async ({ value }: { value: any }) => {
  try {
    return { keys: Object.keys(value), values: Object.values(value), entries: Object.entries(value) };
  } catch (error) {
    return (error as Error).name;
  }
});

export const keysOfUnion = workflow(async ({ value }: { value: string | number | boolean | string[] }) =>
  Object.keys(value),
);

export const assignSpread = workflow(async ({ list }: { list: Table[] }) => ({
  all: Object.assign({}, ...list) as Table,
  both: Object.assign({ a: 0, z: 9 }, ...list, { q: 1 }, ...list.slice(1)) as Table,
}));

export const assignSpreadMissing = workflow(async ({ list }: { list?: (Table | null)[] }) => {
  try {
    return Object.assign({}, ...list!) as unknown;
  } catch (error) {
    return (error as Error).name;
  }
});

export const assignSpreadMapped = workflow(
  async ({ names }: { names: string[] }) => Object.assign({}, ...names.map((name, i) => ({ [name]: i }))) as Table,
);

export const assignSpreadAny = workflow(async ({ list }: { list: any[] }) => Object.assign({ first: true }, ...list));

/** Rows of a file: a column that a row has not is left out, and nothing else may be undefined for it. */
export const fromEntriesRows = workflow(async ({ text }: { text: string }) => {
  const [head, ...rows] = text.split('\n').map((line) => line.split(',').map((cell) => cell.trim()));
  const records = rows.map((row) => Object.fromEntries(head!.map((name, index) => [name, row[index]!])));
  const [first] = records;
  return { records, first: first?.['b']?.length ?? 'none', lengths: rows.map((row) => row.length) };
});

export const fromEntriesKeys = workflow(
  async ({ table, list }: { table: Table; list: { id: string; n: number }[] }) => {
    const pairs = list.map(({ id, n }): [string, number] => [id, n]);
    return [
      Object.fromEntries(Object.entries(table).map(([key, value]) => [`${key}!`, value])),
      Object.fromEntries(Object.entries(table).filter(([key]) => key !== 'a')),
      Object.fromEntries(list.map((item) => [item.id, item])),
      Object.fromEntries(list.map((item) => [item.n, item.id])),
      Object.fromEntries([['x', 1], ...pairs, [`${list.length}`, 2]]),
      Object.fromEntries(pairs.toReversed()),
    ];
  },
);

export const refusedFreeze = workflow(async ({ table }: { table: Table }) => Object.freeze(table));
export const refusedReviver = workflow(
  async ({ text }: { text: string }) => JSON.parse(text, (_, value) => value) as unknown,
);
type Loose = string | number | boolean | null;

export const objectIs = workflow(async ({ a, b }: { a: Loose; b: Loose }) => {
  const n = typeof a === 'number' ? a : 1;
  const zero = n * -1;
  const nan = Number('x');
  return [
    Object.is(a, b),
    Object.is(zero, 0),
    Object.is(zero, -0),
    Object.is(nan, Number.NaN),
    Object.is(nan, n),
    Object.is(`${a}`, `${b}`),
    Object.is(a, null),
    Object.is(undefined, a),
  ];
});

export const refusedOwn = workflow(async ({ table }: { table: Table }) => table.hasOwnProperty('a'));
export const refusedStack = workflow(async ({ text }: { text: string }) => {
  try {
    throw new Error(text);
  } catch (error) {
    return (error as Error).stack ?? '';
  }
});

const tables: Table[] = [{}, { a: 1 }, { b: [], a: null }, { 2: 'two', 1: 'one', x: [1] }, { 'a b': '', 'a.b': 0 }];

const anything: { value: unknown }[] = [
  null,
  0,
  '',
  'ab',
  true,
  [],
  [5],
  [[1], null],
  {},
  { 2: 'x', 1: null, z: 2 },
].map((value) => ({ value }));

export default cases({
  records: { inputs: tables.flatMap((table) => ['a', 'x', 'constructor'].map((key) => ({ table, key }))) },
  json: {
    inputs: [null, 'a"\\\u2028', 1e21, 0.1, 123456789012345680, [], [[]], {}, { a: [1, { b: null }] }, true].map(
      (value) => ({ value }),
    ),
  },
  parsed: {
    inputs: ['1', '"a"', '[1,[]]', '{"a":{"b":null}}', '', 'x', '{', '01', '[1,]', ' true '].map((text) => ({ text })),
  },
  encoded: { inputs: ['', 'a b/c?d=é&😀', "!~*'()", '😀', '%'].map((text) => ({ text })) },
  decoded: {
    inputs: [
      '',
      'a%20b',
      '%C3%A9',
      '%F0%9F%98%80',
      '%',
      '%4',
      '%zz',
      '%C3',
      '%C0%80',
      '%ED%A0%80',
      '%f4%90%80%80',
      '%2F',
      'é😀',
      '%e2%82%ac!',
      '%25%',
    ].map((text) => ({ text })),
  },
  base64: {
    inputs: ['', 'a', 'ab', 'abc', 'YWJj', 'YQ==', 'YQ', 'YQ=', 'Y Q\n==', 'é', '€', '!!!!', 'a===', '===='].map(
      (text) => ({ text }),
    ),
  },
  errors: { inputs: [{ text: 'x' }] },
  keysOfAny: { inputs: anything },
  keysOfUnion: { inputs: anything.filter(({ value }) => Array.isArray(value) || typeof value !== 'object') },
  assignSpread: { inputs: [{ list: [] }, { list: [{}] }, { list: [{ b: 1 }, { a: 2 }, { b: 3, 1: 4 }] }] },
  assignSpreadMissing: { inputs: [{}, { list: [] }, { list: [null] }, { list: [{ a: 1 }, null, { a: 2 }] }] },
  assignSpreadMapped: { inputs: [{ names: [] }, { names: ['x', 'y', 'x', 'hasOwnProperty', ''] }] },
  assignSpreadAny: { inputs: [{ list: [] }, { list: [1, null, true, 'ab', [7, [8]], { first: false, x: { y: 1 } }] }] },
  fromEntriesRows: {
    inputs: ['', 'a,b\n1, 2\n3', 'a,a\nx', 'b\n1,2,3\n\nü', '\n\n'].map((text) => ({ text })),
  },
  fromEntriesKeys: {
    inputs: [
      { table: {}, list: [] },
      { table: { a: 1, '': 2 }, list: [{ id: 'b', n: 1.5 }] },
      {
        table: { 2: 1, 1: 2 },
        list: [
          { id: 'b', n: 2 },
          { id: 'b', n: 1 },
          { id: '1', n: -0 },
        ],
      },
    ],
  },
  refusedFreeze: { refused: 'STEP1002' },
  refusedReviver: { refused: 'STEP1002' },
  objectIs: {
    inputs: [
      { a: 0, b: 0 },
      { a: 1, b: '1' },
      { a: 'x', b: 'x' },
      { a: null, b: null },
      { a: false, b: 0 },
    ],
  },
  refusedOwn: { refused: 'STEP1002' },
  refusedStack: { refused: 'STEP1002' },
});
