/**
 * Corners of the language in which compilers go wrong: the order of evaluation, abrupt completions in `finally`, closures, order of
 * keys, -0, texts of numbers, surrogates, dates, comparators.
 */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';
import { fuzzTasks } from '../fuzz/generate/tasks.ts';

const inc = lambda.fn<{ n: number }, number>('Inc');
const flip = lambda.fn<{ b: boolean }, boolean>('Flip');
const risky = lambda.fn<{ n: number }, number>('Risky');
const maybe = lambda.fn<{ n: number }, number | null>('Maybe');
const trace = lambda.fn<{ at: string; value?: unknown }, null>('Trace');
class Boom extends WorkflowError {}
class SubBoom extends Boom {}
class Other extends WorkflowError {}

export const evalOrderArgs = workflow(async () => {
  const out: string[] = [];
  const f = (s: string) => {
    out.push(s);
    return s.length;
  };
  const g = (a: number, b: number, c: number) => {
    out.push('g');
    return a * 100 + b * 10 + c;
  };
  const r = g(f('a'), f('bb'), f('ccc')) + f('d') * f('ee');
  return { r, out };
});

export const evalOrderChain = workflow(async (input: { o?: { m?: { n: number } } }) => {
  const out: string[] = [];
  const key = () => {
    out.push('key');
    return 'n' as const;
  };
  const v = input.o?.m?.[key()];
  return { v: v ?? null, out };
});

export const evalOrderAssign = workflow(async () => {
  const out: string[] = [];
  const arr = [1, 2, 3];
  const i = () => {
    out.push('i');
    return 1;
  };
  const v = () => {
    out.push('v');
    return 9;
  };
  arr[i()] = v();
  arr[i()]! += v();
  const o: Record<string, number> = { a: 1 };
  const k = () => {
    out.push('k');
    return 'a';
  };
  o[k()] = o[k()]! + v();
  return { arr, o, out };
});

export const evalIncr = workflow(async () => {
  let i = 0;
  const a = [i++, i++, ++i, i--, --i, i];
  const xs = [10, 20, 30, 40];
  let j = 0;
  xs[j++] = xs[j++]! + j++;
  return { a, i, xs, j };
});

export const evalCompound = workflow(async () => {
  let x = 1;
  const bump = () => {
    x = 10;
    return 5;
  };
  x += bump();
  let y = 1;
  const by = () => {
    y = 10;
    return 5;
  };
  const z = y + by() + y;
  return [x, y, z];
});

export const finallyLoop = workflow(async () => {
  const out: (number | string)[] = [];
  for (let i = 0; i < 5; i++) {
    try {
      if (i === 1) continue;
      if (i === 3) break;
      out.push(i);
    } finally {
      out.push('f' + i);
      if (i === 3) continue;
    }
  }
  return out;
});

export const finallyReturn = workflow(async (input: { n: number }) => {
  const out: string[] = [];
  const f = (n: number): string => {
    for (;;) {
      try {
        if (n === 0) return 'try';
        if (n === 1) throw new Boom('x');
        break;
      } catch (e) {
        out.push('c');
        return 'catch';
      } finally {
        out.push('f');
        if (n === 1) break;
      }
    }
    return 'end';
  };
  return [f(input.n), out];
});

export const finallyNested = workflow(async () => {
  const out: string[] = [];
  const f = () => {
    try {
      try {
        throw new Boom('a');
      } finally {
        out.push('1');
      }
    } catch (e) {
      out.push((e as Error).name);
      try {
        return 'r';
      } finally {
        out.push('2');
      }
    } finally {
      out.push('3');
    }
  };
  return [f(), out];
});

export const finallyOverride = workflow(async () => {
  outer: for (let i = 0; i < 3; i++) {
    try {
      throw new Boom('x');
    } finally {
      if (i < 2) continue outer;
      else break outer;
    }
  }
  const g = () => {
    let x = 1;
    try {
      return x;
    } finally {
      x = 2;
    }
  };
  return g();
});

export const closureLoop = workflow(async () => {
  const out: number[] = [];
  let total = 0;
  for (let i = 0; i < 3; i++) {
    const add = () => {
      total += i;
      i++;
    };
    add();
    out.push(i);
  }
  for (const x of [1, 2, 3]) {
    const f = (y: number) => x * y;
    out.push(f(total));
  }
  return { out, total };
});

export const shadow = workflow(async () => {
  const x = 1;
  const out: number[] = [x];
  {
    const x = 2;
    out.push(x);
    {
      const x = 3;
      out.push(x);
    }
    out.push(x);
  }
  for (const x of [7]) {
    out.push(x);
    for (let x = 0; x < 1; x++) out.push(x);
  }
  const f = (x: number) => {
    if (x) {
      const x = 5;
      return x;
    }
    return x;
  };
  out.push(f(1), f(0), x);
  return out;
});

export const switchStrict = workflow(async (input: { v: unknown }) => {
  switch (input.v) {
    case '1':
      return 's';
    case 1:
      return 'n';
    case null:
      return 'null';
    case undefined:
      return 'u';
    case true:
      return 't';
    default:
      return 'd';
  }
});

export const sortStable = workflow(async () => {
  const xs = [
    { k: 1, v: 'a' },
    { k: 0, v: 'b' },
    { k: 1, v: 'c' },
    { k: 0, v: 'd' },
    { k: 1, v: 'e' },
  ];
  return [
    xs
      .toSorted((a, b) => a.k - b.k)
      .map((x) => x.v)
      .join(''),
    xs
      .toSorted((a, b) => b.k - a.k)
      .map((x) => x.v)
      .join(''),
    xs
      .toSorted(() => 0)
      .map((x) => x.v)
      .join(''),
    [3, 1, 2].sort(),
    [10, 9, 1, 100].sort(),
    ['b', 'a', 'C', 'é', 'z'].sort(),
    [true, false, null, 1, 'a'].sort(),
    xs
      .toSorted((a, b) => (a.k < b.k ? -1 : 1))
      .map((x) => x.v)
      .join(''),
  ];
});

export const sortInconsistent = workflow(async () => {
  return [
    [5, 3, 8, 1].sort(() => -1),
    [5, 3, 8, 1].sort(() => 1),
    [5, 3, 8, 1].sort((a, b) => (a > b ? 1 : 0)),
    [5, 3, 8, 1, 9, 2, 7].sort((a, b) => (a > b) as unknown as number),
  ];
});

export const sortNaN = workflow(async () => {
  return [
    [3, 1, 2].sort(() => NaN),
    ['b', 'a'].sort((a, b) => a.length - b.length),
    [
      [2, 1],
      [1, 5],
      [1, 2],
    ].sort(),
    [0.5, 0.25, 1e21, 1e3].sort(),
  ];
});

export const surrogates = workflow(async () => {
  const s = 'a😀b\u{1F468}\u200D\u{1F469}é';
  return [
    s.length,
    s.charAt(1),
    s.charCodeAt(1),
    s.codePointAt(1),
    s.codePointAt(2),
    s.at(-1),
    s.slice(0, 2),
    s.slice(2),
    s.substring(1, 3),
    [...s],
    s.split(''),
    s.indexOf('b'),
    s.lastIndexOf('😀'),
    s.includes('\uD83D'),
    s.startsWith('a\uD83D'),
    s.endsWith('é'),
    s.padEnd(12, '😀'),
    s.padStart(12, '😀'),
    s.replace('😀', 'x'),
    s.toUpperCase(),
  ];
});

export const surrogates2 = workflow(async (input: { s: string }) => {
  return [
    input.s.split(''),
    input.s.slice(0, 1),
    input.s.slice(1),
    input.s[0]! + input.s[1]!,
    input.s[0] === '\uD83D',
    input.s.charCodeAt(0),
    `${input.s[1]}`,
    input.s.slice(0, 1) + 'x',
    input.s.substring(1).length,
    [...input.s.slice(0, 1)].length,
    input.s.isWellFormed(),
    input.s.slice(0, 1).isWellFormed(),
    input.s.replace(/./g, '-'),
    input.s.match(/./g),
    input.s.search(/b/),
  ];
});

export const regexSticky = workflow(async () => {
  const re = /a(\d)?/g;
  return [
    'a1ba2a'.match(re),
    [...'a1ba2a'.matchAll(/a(\d)?/g)].map((m) => [m[0], m[1] ?? null, m.index]),
    'a1ba2a'.replace(/a(\d)/g, '[$1$$$&]'),
    'a1'.replace(/a(\d)/, (m, d, i) => `${m}${d}${i}`),
    'x'.replace(/(y)?x/, '[$1]'),
    'abc'.split(/(b)/),
    'abc'.split(/b/),
    ''.split(/x/),
    'aXbxc'.split(/x/i),
  ];
});

export const regexNamed = workflow(async (input: { t: string }) => {
  const m = /(?<y>\d+)-(?<m>\d+)/.exec(input.t);
  return m
    ? [
        `${m.groups!.y}`,
        `${m.groups!['m']}`,
        m.index,
        m[0],
        m.length,
        input.t.replace(/(?<y>\d+)-(?<m>\d+)/, '$<m>/$<y>'),
      ]
    : null;
});

export const regexEdge = workflow(async () => {
  return [
    'aaa'.replace(/a*?/g, 'x'),
    'abc'.replace(/x*/g, '-'),
    'a.b.c'.split('.', 2),
    'a\nb'.match(/^b/m)?.[0] ?? null,
    'a\nb'.match(/a.b/s)?.[0] ?? null,
    /^$/.test(''),
    /\bfoo\b/.test('a foo b'),
    /[^\w\s]/.test('a!'),
    'x'.search(/y/),
    'TeSt'.replace(/t/gi, (c) => c.toUpperCase() + '_'),
  ];
});

export const dates = workflow(async () => {
  return [
    new Date('2020-01-01').getTime(),
    new Date('2020-01-01T00:00:00Z').toISOString(),
    new Date('2020-01-01T10:20:30.123+02:00').toISOString(),
    Date.parse('2020-02-30T00:00:00Z'),
    Date.parse('2020-13-01'),
    Date.parse(''),
    Date.parse('garbage'),
    Date.UTC(2020, 0, 31),
    Date.UTC(2020, 13, 1),
    Date.UTC(99, 0, 1),
    new Date(0).toISOString(),
    new Date(8.64e15).getTime(),
    new Date(8.64e15 + 1).getTime(),
    new Date(-1).toISOString(),
    new Date(Date.UTC(2024, 1, 29)).getUTCDay(),
    JSON.stringify({ d: 1 }),
  ];
});

export const intKeys = workflow(async () => {
  const o: Record<string, number> = {
    b: 1,
    '2': 2,
    a: 3,
    '1': 4,
    '-1': 5,
    '01': 6,
    '4294967294': 7,
    '4294967295': 8,
    '1.5': 9,
  };
  return [Object.keys(o), Object.values(o), Object.entries(o), JSON.stringify(o)];
});

export const keyReplace = workflow(async () => {
  const o = { a: 1, b: 2, c: 3 };
  const p = { ...o, a: 9 };
  const q = { z: 7, ...o };
  const r: Record<string, number> = { ...o };
  delete r.a;
  r.a = 5;
  r.b = 6;
  const { a, ...rest } = o;
  return [Object.keys(p), Object.keys(q), Object.keys(r), Object.keys(rest), JSON.stringify(r), a];
});

export const minusZero = workflow(async (input: { z: number }) => {
  const z = input.z;
  const m = -z;
  return [
    1 / m,
    `${m}`,
    String(m),
    m.toString(),
    JSON.stringify({ m }),
    m === 0,
    m + 0,
    Math.round(-0.4),
    1 / Math.round(-0.4),
    Math.sign(m),
    1 / Math.sign(m),
    Math.max(m, 0),
    1 / Math.max(m, 0),
    1 / Math.min(0, m),
    [m].includes(0),
    m * 5,
    1 / (m * 5),
    m.toFixed(1),
    (-0.001).toFixed(1),
    1 / Math.trunc(-0.5),
    1 / Math.ceil(-0.5),
    1 / (0 * -1),
    1 / (-4 % 2),
    1 / Math.floor(m),
    Math.abs(m),
    m ? 1 : 2,
    1 / Number('-0'),
    1 / parseInt('-0'),
    1 / parseFloat('-0'),
    1 / (JSON.parse('-0') as number),
  ];
});

export const minusZeroState = workflow(async (input: { z: number }) => {
  const m = -input.z;
  const xs = [m, 1];
  await inc({ n: m });
  return [1 / m, 1 / xs[0]!];
});

export const numStr = workflow(async () => {
  return [
    1e21,
    1e20,
    123456789012345680000,
    1e-6,
    1e-7,
    0.1 + 0.2,
    1 / 3,
    100,
    1.5e300,
    5e-324,
    1.7976931348623157e308,
    2 ** 53,
    2 ** 53 + 2,
    0.000001234,
    123e-20,
    1e100,
    4.35,
    1.005,
    0.1 * 3,
    9007199254740993,
  ].map((n) => `${n}|${String(-n)}|${n.toString()}`);
});

export const numStrIn = workflow(async (input: { n: number[] }) => {
  return input.n.map((n) => `${n}|${String(-n)}|${n / 3}|${n * 3}|${JSON.stringify(n)}`);
});

export const parseOdd = workflow(async () => {
  return [
    '12px',
    ' 42',
    '0x1F',
    '1e3',
    '',
    '-',
    '+5',
    '  -7.9',
    '.5',
    '5.',
    'Infinity',
    '-Infinity',
    'NaN',
    '1_000',
    '0b11',
    '0o7',
    '１',
    '\u00a05',
    '9007199254740993',
    '1e400',
    '--1',
    '1,5',
    'null',
    'true',
  ].map((t) =>
    [parseInt(t), parseFloat(t), Number(t), parseInt(t, 16), +t, isNaN(Number(t)), Number.isInteger(Number(t))].map(
      String,
    ),
  );
});

export const parseRadix = workflow(async () => {
  return [
    parseInt('z', 36),
    parseInt('11', 2),
    parseInt('12', 2),
    parseInt('9', 8),
    parseInt('0x1f', 16),
    parseInt('0x1f'),
    parseInt('1f', 16),
    parseInt('', 16),
    (255).toString(16),
    (-255).toString(2),
    (3.7).toString(),
    Number(''),
    Number(' '),
    Number('1 2'),
    Number(null),
    Number(true),
    Number(false),
  ].map(String);
});

export const numberConv = workflow(async (input: { v: unknown[] }) => {
  return input.v.map((v) => [Number(v), String(v), Boolean(v), typeof v, !v, `${v}`].map((x) => `${x}`));
});

export const jsonIndent = workflow(async (input: any) => {
  return [
    JSON.stringify(input.v, null, 2),
    JSON.stringify(input.v, null, '--'),
    JSON.stringify(input.v, null, 0),
    JSON.stringify(input.v),
    JSON.stringify([undefined === undefined]),
    JSON.stringify('a"b'),
    JSON.stringify(null),
    JSON.stringify([1, 'x', null, true]),
    JSON.stringify({ 'a b': 1, '': 2 }),
  ];
});

export const objOrder = workflow(async (input: { o: Record<string, number> }) => {
  const ks: string[] = [];
  for (const k in input.o) ks.push(k);
  return [
    Object.keys(input.o),
    Object.entries(input.o).map(([k, v]) => k + v),
    ks,
    Object.values(input.o),
    JSON.stringify(input.o),
    Object.keys({ ...input.o, '1': 0, b: 2 }),
  ];
});

export const mixedCmp = workflow(async (input: { a: (string | number | boolean | null)[] }) => {
  const out: string[] = [];
  for (const x of input.a) {
    let line = '';
    for (const y of input.a) line += `${Number(x === y)}`;
    out.push(line);
  }
  return out;
});

export const mixedCmpLt = workflow(async (input: { a: string[]; n: number[] }) => {
  return [
    input.a.map((x) => input.a.map((y) => (x < y ? 1 : 0)).join('')),
    input.n.map((x) => input.n.map((y) => (x <= y ? 1 : 0)).join('')),
  ];
});

export const looseEq = workflow(async (input: { a?: number | string | null }) => {
  return [input.a == null, input.a != null, input.a == undefined, input.a === null, input.a === undefined];
});

export const bitwise = workflow(async (input: { n: number[] }) => {
  return input.n.map((n) => [n | 0, n >>> 0, n >> 1, n << 3, ~n, n & 255, n ^ 1, n >>> 31, ~~n, n << 33, 1 << n]);
});

export const bitNonFinite = workflow(async (input: { s: string }) => {
  const n = Number(input.s);
  return [n | 0, n >>> 0, ~n, (1 / 0) | 0, (n & 7) + 1, -1 >>> 0, -1 >>> 31];
});

export const mathEdge = workflow(async () => {
  return [
    Math.max(),
    Math.min(),
    Math.max(1, NaN),
    Math.round(2.5),
    Math.round(-2.5),
    Math.round(0.49999999999999994),
    Math.round(1e300),
    Math.trunc(-4.7),
    Math.sign(-3),
    Math.sqrt(-1),
    Math.pow(2, 0.5),
    Math.pow(-8, 2),
    2 ** -1,
    (-2) ** 3,
    Math.abs(-5),
    Math.ceil(-0.5),
    Math.floor(-0.5),
    7 % -3,
    -7 % 3,
    5.5 % 2,
    5 % 0,
    0 / 0,
    1 / 0,
    Math.clz32(1),
    Math.imul(3, 4),
    10 % 3.3,
    2 ** 1023 * 2,
    -(2 ** 1023) * 2,
  ].map(String);
});

export const toFixed = workflow(async (input: { n: number[] }) => {
  return input.n.map((n) => [n.toFixed(), n.toFixed(0), n.toFixed(1), n.toFixed(2), n.toFixed(3), n.toFixed(10)]);
});

export const typeofAll = workflow(async (input: { v?: unknown }) => {
  return [
    typeof input.v,
    typeof input.v === 'object',
    typeof input.v === 'undefined',
    Array.isArray(input.v),
    input.v instanceof Array,
  ];
});

export const inDelete = workflow(async (input: { o: Record<string, number>; k: string }) => {
  const o = { ...input.o };
  const before = input.k in o;
  const r = delete o[input.k];
  return [before, r, input.k in o, Object.keys(o), o[input.k] ?? null, Object.hasOwn(o, 'b')];
});

export const arrayMethods = workflow(async (input: { a: number[]; e: number[] }) => {
  const { a, e } = input;
  return [
    a.concat(4, [5, 6]),
    a.concat(e),
    a.join('-'),
    e.join(),
    a.indexOf(2),
    a.indexOf(2, -1),
    a.lastIndexOf(3),
    a.includes(1, 2),
    a.slice(-2),
    a.slice(1, -1),
    a.slice(5),
    a.at(-4) ?? null,
    a.flat(),
    [[1, [2]], [3]].flat(),
    [[1, [2, [3]]]].flat(2),
    a.reduceRight((s, x) => s + x, ''),
    e.every((x) => x > 5),
    e.some((x) => x > 5),
    a.findLast((x) => x > 1) ?? null,
    a.findLastIndex((x) => x > 9),
    a.toReversed(),
    a.with(1, 9),
    a.with(-1, 9),
    a.toSpliced(1, 1, 7, 8),
    [...a.entries()],
    [...a.keys()],
    a.flatMap((x) => [x, [x]]),
    Array.from({ length: 3 }, (_, i) => i * 2),
    Array.of(7),
    'x',
  ];
});

export const spliceEdge = workflow(async (input: { i: number }) => {
  const a = [1, 2, 3];
  const r = a.splice(input.i, input.i);
  const b = [1, 2, 3];
  const q = b.splice(input.i);
  const c = [1, 2, 3];
  const s = c.splice(input.i, 1, 9, 9);
  return [
    a,
    r,
    b,
    q,
    c,
    s,
    [1, 2, 3].slice(input.i, input.i),
    'abc'.slice(input.i, input.i),
    'abc'.substring(input.i, 1),
    'abc'.at(input.i) ?? null,
    'abc'.charAt(input.i),
    [1, 2, 3].at(input.i) ?? null,
    [1, 2, 3].indexOf(3, input.i),
    'abcabc'.indexOf('c', input.i),
    'abcabc'.lastIndexOf('a', input.i),
  ];
});

export const strEdge = workflow(async (input: { s: string; e: string }) => {
  const { s, e } = input;
  return [
    s.substring(5, 2),
    s.substring(-3, 2),
    s.slice(5, 2),
    s.split(', '),
    s.split(''),
    e.split(''),
    e.split(','),
    s.split('x'),
    s.concat('!', 'x'),
    s.repeat(0),
    s.indexOf(''),
    s.indexOf('', 50),
    s.lastIndexOf(''),
    s.replace('l', '[$&$`]'),
    s.replaceAll('l', 'L'),
    s.replaceAll('', '-'),
    s.replace('', '^'),
    s.includes(''),
    e.padStart(3, 'ab'),
    s.padEnd(5),
    'abc'.padStart(6, '12'),
    s.trim(),
    ' \t\n\u00a0\ufeffx\u2003'.trim(),
    s.at(99) ?? null,
    s.charAt(99),
    s.charCodeAt(99),
    s.codePointAt(99) ?? null,
    s > e,
    'a' < 'B',
    'Z' < 'a',
    '10' < '9',
    'İ'.toLowerCase(),
    'ß'.toUpperCase(),
    'ﬁ'.toUpperCase(),
    'Σ'.toLowerCase(),
    'ΑΣ'.toLowerCase(),
  ];
});

export const strReplaceFn = workflow(async (input: { s: string }) => {
  let n = 0;
  return [
    input.s.replace('-', () => '$&'),
    input.s.replace(/-/g, (_, i) => `<${i}>`),
    input.s.replace(/([a-z])-([a-z])/, '$2$1$3'),
    input.s.replace(/-/g, '$$'),
    input.s.replace(/b/, "$`|$'"),
    input.s.replaceAll('-', '$&$&'),
    input.s.replaceAll(/-/g, '+'),
    n,
  ];
});

export const concatWeird = workflow(async (input: { v: unknown[] }) => {
  const v = input.v;
  return [
    `${v}`,
    '' + v[0] + v[1] + v[2] + v[3],
    v.join('|'),
    String(v[4]),
    1 + 2 + '3' + 4 + 5,
    '3' + (4 - 1),
    `${[]}`,
    `${[null]}`,
    `${[[], [1]]}`,
  ];
});

export const plusNum = workflow(async (input: { a: number | string; b: number | string | boolean | null }) => {
  const b = input.b as string;
  return [input.a + b, `${input.a}${input.b}`];
});

export const spreadString = workflow(async (input: { s: string }) => {
  const { length, ...rest } = { ...{ length: 1, x: 2 } };
  return [
    [...input.s],
    Array.from(input.s),
    Array.from(input.s, (c) => c + c),
    [...input.s].length,
    Object.entries({ ...rest }),
    length,
    [...input.s].reverse().join(''),
  ];
});

export const destrDefaults = workflow(async (input: { a?: number | null; b?: { c?: string }; l?: number[] }) => {
  const out: string[] = [];
  const d = (s: string) => {
    out.push(s);
    return 7;
  };
  const { a = d('a'), b: { c = 'dc' } = {}, l: [x = d('x'), ...ys] = [1, 2] } = input;
  return { a, c, x, ys, out };
});

export const nullishAssign = workflow(async (input: { a?: number | null; s?: string }) => {
  let a = input.a;
  let s = input.s;
  let n = 0;
  a ??= (n++, 5);
  s ||= ((n += 10), 'd');
  let t: string | undefined = s;
  t &&= t + '!';
  const o: { p?: number } = {};
  o.p ??= 3;
  o.p &&= 4;
  return { a, s, t, n, o };
});

export const nanCompare = workflow(async (input: { s: string }) => {
  const n = Number(input.s);
  return [
    n === n,
    n < 1,
    n > 1,
    !(n < 1),
    n == n,
    n != n,
    [n].includes(n),
    [n].indexOf(n),
    Math.max(n, 1),
    n || 5,
    n ?? 5,
    n ? 1 : 2,
    isNaN(n),
    Number.isNaN(n),
    n + 'x',
    JSON.stringify([n]),
    JSON.stringify({ n }),
    [n, 1].sort(),
    `${[n]}`,
    Number.isInteger(n),
    n.toFixed(2),
    n.toString(),
    [1, n, 2].map((x) => x * 2).join(),
  ];
});

export const infinity = workflow(async (input: { z: number }) => {
  const i = 1 / input.z;
  return [
    `${i}`,
    `${-i}`,
    i > 1e308,
    i === i,
    i - i,
    i * 0,
    Math.floor(i),
    i.toFixed(2),
    JSON.stringify({ i }),
    i | 0,
    Number.isFinite(i),
    [i].join(),
    i % 5,
    5 % i,
    Math.max(i, 1),
    Math.min(-i, 1),
    i === Infinity,
    -i === -Infinity,
    1 / i,
    2 ** i,
  ].map(String);
});

export const stringNumKeys = workflow(async () => {
  const o: Record<number, string> = { 1: 'a', 2: 'b' };
  const i = 1;
  return [o[i], o[1 + 1], Object.keys(o), '1' in o, 1 in o, { [1.0]: 'x', [1e3]: 'y', [0x10]: 'z' }];
});

export const optionalCall = workflow(async (input: { s?: string | null; o?: { l?: string[] } }) => {
  return [
    input.s?.toUpperCase() ?? 'none',
    input.s?.length ?? -1,
    input.o?.l?.map((x) => x.length) ?? [],
    input.o?.l?.[1]?.length ?? null,
    input.s?.split('')[1]?.toUpperCase() ?? null,
    (input.o?.l ?? []).length,
  ];
});

export const asyncOrder = workflow(async () => {
  const out: number[] = [];
  let n = 1;
  const f = async (x: number) => {
    const r = await inc({ n: x });
    n += r;
    return n;
  };
  out.push(n + (await f(n)), n);
  out.push((await f(n)) + n + (await f(n)));
  const o = { a: n, b: await f(1), c: n };
  return { out, o, n };
});

export const awaitInCond = workflow(async (input: { n: number }) => {
  let log = '';
  const r = (await flip({ b: input.n === 1 }))
    ? ((log += 'a'), await inc({ n: 1 }))
    : ((log += 'b'), await inc({ n: 2 }));
  const s = (await maybe({ n: input.n })) ?? (await inc({ n: 10 }));
  const t = ((await flip({ b: false })) && (await flip({ b: true }))) || 'no';
  return { r, s, t, log };
});

export const tryAwaitFinally = workflow(async (input: { n: number }) => {
  const out: string[] = [];
  for (const k of [input.n, 2, input.n]) {
    try {
      const v = await risky({ n: k });
      if (v === 2 && out.length > 3) break;
      out.push(`v${v}`);
    } catch (e) {
      if (e instanceof SubBoom) {
        out.push('sub');
        continue;
      }
      out.push((e as Error).name);
    } finally {
      out.push('f');
      await trace({ at: 'f' });
    }
    out.push('end');
  }
  return out;
});

export const whileComplex = workflow(async (input: { n: number }) => {
  let n = input.n;
  const out: number[] = [];
  do {
    if (n % 2) {
      n = n * 3 + 1;
      continue;
    }
    n /= 2;
    out.push(n);
  } while (n !== 1 && out.length < 50);
  for (;;) {
    if (n++ > 5) break;
    out.push(-n);
  }
  for (let i = 0, j = 10; i < j; i += 3, j--) out.push(i * j);
  return out;
});

export const holes = workflow(async () => {
  const a = [1, 2, 3];
  const b = a.map((x) => (x > 1 ? x : null));
  const c = a.filter((x) => x !== 2);
  a.splice(1, 1);
  return [a, b, c];
});

export const undefinedProps = workflow(async (input: { a?: number }) => {
  const o = { x: input.a, y: 2 };
  const p = { ...o, z: o.x };
  const q = { w: 1, ...o };
  return { o, p, q: q.x === undefined, j: JSON.stringify(o), l: [o, p] };
});

export const rangeAlias = workflow(async () => {
  const xs = ['a', 'b', 'c'];
  const out: string[] = [];
  const drop = (a: string[]) => {
    a.pop();
  };
  for (let i = 0; i < xs.length; i++) {
    drop(xs);
    out.push(`${xs[i]}`);
  }
  return out;
});

export const forOfMutate = workflow(async () => {
  const xs = [1, 2, 3];
  const out: number[] = [];
  const more = (n: number) => {
    if (n < 3) xs.push(n * 10);
  };
  for (const x of xs) {
    more(x);
    out.push(x);
    if (out.length > 10) break;
  }
  return [out, xs];
});

export const mapThird = workflow(async () => {
  return [
    [1, 2, 3].map((x, i, a) => x * i + a.length),
    ['1', '2', '3'].map(Number),
    ['1', '2', '3'].map((x) => parseInt(x)),
    [0, 1, ''].filter(Boolean),
    [1, 2, 3].reduce((s, x, i, a) => s + x * i + a.length, 0),
    [1, 2, 3, 4].findIndex((x, i) => x * i > 5),
  ];
});

export const tagVoid = workflow(async () => {
  let n = 0;
  const r = void (n = 5);
  const c = (n++, n);
  return [r === undefined, n, c, typeof void 0];
});

export const dateArith = workflow(async (input: { d: string }) => {
  const d = new Date(input.d);
  const e = new Date(d.getTime() + 86400000);
  return [
    d.getUTCFullYear(),
    d.getUTCMonth(),
    d.getUTCDate(),
    d.getUTCHours(),
    d.getUTCMilliseconds(),
    e.toISOString(),
    +e - +d,
    e > d,
    d.toJSON(),
    d.valueOf(),
  ];
});

export const encode = workflow(async (input: { s: string }) => {
  return [
    encodeURIComponent(input.s),
    encodeURI(input.s),
    decodeURIComponent(encodeURIComponent(input.s)),
    btoa('abc'),
    atob('YWJj'),
    decodeURI('%41%2F'),
  ];
});

export const errorProps = workflow(async () => {
  try {
    throw new Boom('msg');
  } catch (e) {
    const { name, message } = e as Error;
    return [name, message, e instanceof Other, e instanceof Error, `${e}`, String(e)];
  }
});

export const rethrow = workflow(async () => {
  try {
    try {
      throw new SubBoom('inner');
    } catch (e) {
      if (e instanceof SubBoom) throw new Other((e as Error).message + '!');
      throw e;
    } finally {
      await trace({ at: 'x' });
    }
  } catch (e) {
    return [(e as Error).name, (e as Error).message];
  }
});

export const structured = workflow(async (input: any) => {
  const c = structuredClone(input.o) as { a: [number, { b: number }] };
  c.a[1].b = 9;
  return [c, input.o];
});

export const nestedUpdate = workflow(async () => {
  const s = {
    items: [
      { n: 1, tags: ['a'] },
      { n: 2, tags: [] as string[] },
    ],
  };
  s.items[0]!.n += 5;
  s.items[1]!.tags.push('z', 'y');
  s.items[1]!.tags[0] += '!';
  s.items.push({ n: 3, tags: [] });
  s.items[2]!.n--;
  const [first, , third] = s.items;
  return [s, first!.n, third!.n];
});

export const unsafeInt = workflow(async (input: { a: number }) => {
  const b = input.a + 1,
    c = input.a + 2,
    d = input.a * 3;
  return [
    b,
    c,
    d,
    `${b} ${c} ${d}`,
    String(input.a),
    b === c,
    JSON.stringify([b, c, d]),
    12345678901234567890,
    `${12345678901234567890}`,
  ];
});

export const numBig = workflow(async (input: { t: string[] }) => {
  return input.t.map((t) => [`${Number(t)}`, `${parseFloat(t)}`, `${parseInt(t)}`]);
});

export const toFixedBig = workflow(async (input: { n: number[] }) => {
  return input.n.map((n) => [n.toFixed(), n.toFixed(2)]);
});

export const dateMore = workflow(async (input: { t: string[] }) => {
  return input.t
    .slice(0, 10)
    .filter((t) => !t.includes('x'))
    .map((t) => `${Date.parse(t)}`);
});

export default cases(
  {
    evalOrderArgs: { inputs: [{}] },
    evalOrderChain: { inputs: [{}, { o: {} }, { o: { m: { n: 3 } } }] },
    evalOrderAssign: { inputs: [{}] },
    evalIncr: { inputs: [{}] },
    evalCompound: { inputs: [{}] },
    finallyLoop: { inputs: [{}] },
    finallyReturn: { inputs: [{ n: 0 }, { n: 1 }, { n: 2 }] },
    finallyNested: { inputs: [{}] },
    finallyOverride: { inputs: [{}] },
    closureLoop: { inputs: [{}] },
    shadow: { inputs: [{}] },
    switchStrict: { inputs: [{ v: 1 }, { v: '1' }, { v: null }, {}, { v: true }] },
    sortStable: { inputs: [{}] },
    sortInconsistent: { inputs: [{}] },
    sortNaN: { inputs: [{}] },
    surrogates: { inputs: [{}] },
    surrogates2: { inputs: [{ s: '😀' }] },
    regexSticky: { inputs: [{}] },
    regexNamed: { inputs: [{ t: '2020-01-02' }, { t: 'x' }] },
    regexEdge: { inputs: [{}] },
    dates: { inputs: [{}] },
    intKeys: { inputs: [{}] },
    keyReplace: { inputs: [{}] },
    minusZero: { inputs: [{ z: 0 }] },
    minusZeroState: { inputs: [{ z: 0 }] },
    numStr: { inputs: [{}] },
    numStrIn: {
      inputs: [
        {
          n: [
            1e21, 1e20, 1e-7, 0.1, 0.30000000000000004, 5e-324, 1.7976931348623157e308, 9007199254740993,
            123456789.123456789, 1e16, 1e15, 0.00001, 100000,
          ],
        },
      ],
    },
    parseOdd: { inputs: [{}] },
    parseRadix: { inputs: [{}] },
    numberConv: { inputs: [{ v: [null, true, false, '', '', ' 1 ', 'a', [], [1], [1, 2], {}, '0x10'] }] },
    jsonIndent: { inputs: [{ v: { a: [], b: {}, c: [1, { d: null }], e: '\u2028"\\/\u0001\ud83d\ude00' } }] },
    objOrder: { inputs: [{ o: { z: 1, '10': 2, a: 3, '9': 4 } }] },
    mixedCmp: { inputs: [{ a: [1, '1', 'a', null, true, '', 0, '10', '9', false] }] },
    mixedCmpLt: { inputs: [{ a: ['10', '9', 'a', 'B', ''], n: [1, 10, -1, 0] }] },
    looseEq: { inputs: [{ a: null }, {}, { a: 0 }, { a: '' }] },
    bitwise: {
      inputs: [{ n: [4294967296, 2147483648, -2147483649, 1.9, -1.9, 1e20, 9007199254740991, -0.5, 0, 255] }],
    },
    bitNonFinite: { inputs: [{ s: 'x' }] },
    mathEdge: { inputs: [{}] },
    toFixed: {
      inputs: [
        {
          n: [
            1.005, 2.675, 1.45, -1.5, 0.5, 1.5, 2.5, 1e21, 123.456, 0, -0.0001, 1e-10, 0.000001, 1234567.891, 8.345,
            10.235, 1.255, 5e-324,
          ],
        },
      ],
    },
    typeofAll: { inputs: [{ v: 1 }, { v: 'a' }, { v: null }, {}, { v: [] }, { v: {} }, { v: true }] },
    inDelete: {
      inputs: [
        { o: { a: 1 }, k: 'a' },
        { o: { b: 1 }, k: 'a' },
      ],
    },
    arrayMethods: { inputs: [{ a: [3, 1, 2], e: [] }] },
    spliceEdge: { inputs: [{ i: -1 }, { i: 0 }, { i: 2 }, { i: 10 }, { i: 1.7 }] },
    strEdge: { inputs: [{ s: 'Hello, World', e: '' }] },
    strReplaceFn: { inputs: [{ s: 'a-b-c' }] },
    concatWeird: { inputs: [{ v: [null, true, 1, 'a', [1, [2, null]], {}] }] },
    plusNum: {
      inputs: [
        { a: 1, b: 2 },
        { a: '1', b: 2 },
        { a: 1, b: '2' },
        { a: 1, b: true },
        { a: 1, b: null },
        { a: 'x', b: null },
      ],
    },
    spreadString: { inputs: [{ s: 'héllo😀' }] },
    destrDefaults: { inputs: [{}, { a: null, b: {}, l: [] }, { a: 0, b: { c: '' }, l: [5] }] },
    nullishAssign: { inputs: [{}, { a: null, s: '' }, { a: 0, s: 'x' }] },
    nanCompare: { inputs: [{ s: 'x' }] },
    infinity: { inputs: [{ z: 0 }] },
    stringNumKeys: { inputs: [{}] },
    optionalCall: { inputs: [{}, { s: null }, { s: 'ab', o: {} }, { s: 'ab', o: { l: ['x', 'yy'] } }] },
    asyncOrder: { inputs: [{}] },
    awaitInCond: { inputs: [{ n: 1 }, { n: 2 }] },
    tryAwaitFinally: { inputs: [{ n: 1 }, { n: 2 }, { n: 7 }] },
    whileComplex: { inputs: [{ n: 10 }] },
    holes: { inputs: [{}] },
    undefinedProps: { inputs: [{}, { a: 1 }] },
    rangeAlias: { inputs: [{}] },
    forOfMutate: { inputs: [{}] },
    mapThird: { inputs: [{}] },
    tagVoid: { inputs: [{}] },
    dateArith: { inputs: [{ d: '2024-03-10T12:34:56.789Z' }] },
    encode: { inputs: [{ s: "a b&c=é😀/?'()*!~" }] },
    errorProps: { inputs: [{}] },
    rethrow: { inputs: [{}] },
    structured: { inputs: [{ o: { a: [1, { b: 2 }] } }] },
    nestedUpdate: { inputs: [{}] },
    unsafeInt: { inputs: [{ a: 9007199254740991 }] },
    numBig: {
      inputs: [
        {
          t: [
            '1e400',
            '-1e400',
            '1e308',
            '1.7976931348623157e308',
            '1.7976931348623159e308',
            '0e999',
            '1e-400',
            '12',
            '-.5',
            '5.',
            '+1e3',
            '.5e1000',
            '00000001e2',
          ],
        },
      ],
    },
    toFixedBig: {
      inputs: [
        {
          n: [
            9007199254740993, 123456789012345680000, 1e20, 999999999999999900000, 1e21, 1e22, -123456789012345680000,
            4503599627370496.5, 9007199254740992, 18014398509481984,
          ],
        },
      ],
    },
    dateMore: {
      inputs: [
        {
          t: [
            '2020-02-30',
            '2021-12-31T23:59:60Z',
            '2020-01-01T00:00:00.12Z',
            '2020-01-01T00:00-05:30',
            '2020T10:00Z',
            '0000-01-01',
            '9999-12-31T23:59:59.999999Z',
            '2020-00-10',
            '2020-01-00',
            '2020-1-1x',
            'T00:00Z',
          ],
        },
      ],
    },
  },
  fuzzTasks,
);
