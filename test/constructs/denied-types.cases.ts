/**
 * Values that are not what their types say: items out of range, properties that an assertion makes up, NaN where the type says
 * text, narrowing that a call undoes. What JavaScript does with them, here through every way that a value can go.
 */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';
import { fuzzTasks } from '../fuzz/generate/tasks.ts';

const inc = lambda.fn<{ n: number }, number>('Inc');
const load = lambda.fn<{ id: string; n?: number }, { id: string; n: number; tag?: string; list: number[] }>('Load');
const trace = lambda.fn<{ at: string; value?: unknown }, null>('Trace');
class Boom extends WorkflowError {}

function turnInRecParam(s: string): string {
  return s.length < 1 ? '' : turnInRecParam(s.slice(1)) + s[0];
}
export const recParam = workflow(async (input: { log: string[] }) => {
  try {
    return turnInRecParam(input.log[0]!);
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

function turnInRecParam2(s: string, n: number): string {
  return n < 1 ? `${s}` : turnInRecParam2(s, n - 1) + s;
}
export const recParam2 = workflow(async (input: { log: string[] }) => {
  return [turnInRecParam2(input.log[0]!, 2)];
});

function lastInRecResult(s: string[], n: number): string {
  return n < 1 ? s[0]! : lastInRecResult(s, n - 1);
}
export const recResult = workflow(async (input: { log: string[] }) => {
  try {
    return lastInRecResult(input.log, 2).toUpperCase();
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const recField = workflow(async (input: { log: string[] }) => {
  const r = { s: input.log[0], n: 1 };
  try {
    return r.s!.split('');
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const regexTest = workflow(async (input: { list: string[] }) => {
  return [/x/.test(input.list[0]!), /d/.test(input.list[0]!), /b/.exec(input.list[0]!)?.index];
});

export const destructureDefault = workflow(async (input: { list: string[][] }) => {
  try {
    const [[x] = ['d', 'e']] = input.list;
    return [x!.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const callbackItemLen = workflow(async (input: { list: string[]; at: number[] }) => {
  try {
    return input.at.map((i) => input.list[i]!.length);
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const callbackRec = workflow(async (input: { list: string[]; at: number[] }) => {
  try {
    return input.at.map((i) => ({ s: input.list[i] })).map((r) => r.s!.length);
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const callbackRecFilter = workflow(async (input: { list: string[]; at: number[] }) => {
  const rs = input.at.map((i) => ({ s: input.list[i] }));
  try {
    return rs.filter((r) => r.s!.startsWith('a')).length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const callbackRecFor = workflow(async (input: { list: string[]; at: number[] }) => {
  const rs = input.at.map((i) => ({ s: input.list[i] }));
  let n = 0;
  try {
    for (const { s } of rs) n += s!.length;
    return n;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const findBang = workflow(async (input: { list: { id: number; s: string }[] }) => {
  try {
    return input.list.find((x) => x.id === 1)!.s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const findBangVar = workflow(async (input: { list: { id: number; s: string }[] }) => {
  const hit = input.list.find((x) => x.id === 1)!;
  try {
    return hit.s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const popBang = workflow(async (input: { list: string[] }) => {
  const own = [...input.list];
  const last = own.pop()!;
  try {
    return last.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const optBang = workflow(async (input: { o?: { s: string }; n: { s: string } | null }) => {
  try {
    return input.o!.s + input.n!.s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const optBangVar = workflow(async (input: { o?: { s: string }; n: { s: string } | null }) => {
  const o = input.o!;
  const n = input.n!;
  try {
    return o.s + n.s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const optBangText = workflow(async (input: { o?: string; n: string | null; k: number | null }) => {
  const o = input.o!;
  const n = input.n!;
  const k = input.k!;
  return [o + n, `${o}${n}`, k + 1, o + 'x', n + 'x', k * 2, k > 0, String(k), typeof o, typeof n];
});

export const anyFields = workflow(async (input: any) => {
  try {
    return input.x.a.b;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const recordKey = workflow(async (input: { r: Record<string, string>; k: string }) => {
  const v = input.r[input.k];
  try {
    return [v + 'x', v!.length, `${v}`];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const recordKeyField = workflow(async (input: { r: Record<string, { s: string }>; k: string }) => {
  const o = { v: input.r[input.k] };
  try {
    return o.v!.s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const recordDot = workflow(async (input: { r: Record<string, { s: string }> }) => {
  try {
    return input.r.a!.s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const arrOfArr = workflow(async (input: { g: number[][] }) => {
  try {
    return [input.g[0]![0]! + 1, input.g[0]!.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const arrOfArrVar = workflow(async (input: { g: number[][]; i: number }) => {
  const row = input.g[input.i];
  try {
    let sum = 0;
    for (const x of row!) sum += x;
    return sum;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const spreadMissing = workflow(async (input: { g: number[][]; i: number }) => {
  try {
    return [...input.g[input.i]!, 5];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const spreadMissingRec = workflow(async (input: { g: { a: number }[]; i: number }) => {
  return { ...input.g[input.i], b: 5 };
});

export const helperRet = workflow(async (input: { list: { a: string }[]; i: number }) => {
  const get = (i: number) => {
    if (i < 0) throw new Boom('neg');
    return input.list[i];
  };
  try {
    return get(input.i)!.a;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const helperAsync = workflow(async (input: { list: { a: string }[]; i: number }) => {
  const get = async (i: number) => {
    await inc({ n: i });
    return input.list[i];
  };
  try {
    return (await get(input.i))!.a;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const promiseAllMissing = workflow(async (input: { list: { a: string }[]; i: number }) => {
  const get = async (i: number) => {
    await inc({ n: i });
    return input.list[i];
  };
  const [x, y] = await Promise.all([get(input.i), get(0)]);
  try {
    return x!.a + y!.a;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const ternary = workflow(async (input: { list: { a: string }[]; i: number; f: boolean }) => {
  const x = input.f ? input.list[input.i] : { a: 'd' };
  try {
    return x!.a;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const logicalAnd = workflow(async (input: { list: { a: string }[]; i: number; f: boolean }) => {
  try {
    return (input.f && input.list[input.i]) === false ? 1 : ((input.f && input.list[input.i]) as { a: string }).a;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const comma = workflow(async (input: { list: { a: string }[]; i: number }) => {
  let n = 0;
  try {
    return (n++, input.list[input.i])!.a + n;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const loopVar = workflow(async (input: { list: string[] }) => {
  let out = '';
  for (let i = 0, s = input.list[0]; i < 2; i++, s = input.list[i]) {
    try {
      out += s!.length;
    } catch (e) {
      out += e instanceof TypeError ? 'TE' : 'no';
    }
  }
  return out;
});

export const whileShift = workflow(async (input: { list: string[] }) => {
  const q = [...input.list];
  let cur = q.shift()!;
  const out: number[] = [];
  try {
    while (out.length < 3) {
      out.push(cur.length);
      cur = q.shift()!;
    }
    return out;
  } catch (e) {
    return [e instanceof TypeError ? 'TE' : 'no', out];
  }
});

export const switchMissing = workflow(async (input: { list: string[] }) => {
  switch (input.list[0]) {
    case 'a':
      return 1;
    case 'undefined':
      return 2;
    default:
      return 3;
  }
});

export const cmp = workflow(async (input: { list: number[] }) => {
  const x = input.list[0];
  return [
    x! < 1,
    x! <= 1,
    x! > 1,
    x! >= 1,
    x == 1,
    x === 1,
    x != 1,
    !x,
    x ? 1 : 2,
    x || 7,
    x && 8,
    x ?? 9,
    -x!,
    +x!,
    ~x!,
    x! | 0,
    typeof x,
    x! % 2,
    x! ** 2,
    [x! + 1],
    `${x}`,
    Math.max(x!, 1),
    Math.floor(x!),
    Number.isInteger(x),
    isNaN(x!),
    Math.abs(x!),
  ];
});

export const strMethods = workflow(async (input: { list: string[] }) => {
  const t = 'undefined and a b';
  return [
    t.includes(input.list[0]!),
    t.indexOf(input.list[0]!),
    t.split(input.list[0]!),
    t.replace(input.list[0]!, 'x'),
    t.startsWith(input.list[0]!),
    t.concat(input.list[0]!),
    ['a', 'b'].join(input.list[0]),
    t.padEnd(20, input.list[0]),
    t.lastIndexOf(input.list[0]!),
  ];
});

export const jsonMissing = workflow(async (input: { list: string[] }) => {
  return [
    JSON.stringify({ a: input.list[0] }),
    JSON.stringify(input.list[0]) ?? null,
    JSON.stringify({ k: { x: input.list[0], y: 1 } }),
  ];
});

export const taskArgMissing2 = workflow(async (input: { list: number[] }) => {
  const n = await inc({ n: input.list[0]! + 1 });
  await trace({ at: 'x', value: [input.list[0]! * 2, input.list[0]] });
  return n;
});

const shoutInTemplateHelper = (s: string): string => s + '!';
const upInTemplateHelper = (s: string): string => s.toUpperCase();
export const templateHelper = workflow(async (input: { list: string[] }) => {
  try {
    return [shoutInTemplateHelper(input.list[0]!), upInTemplateHelper(input.list[0]!)];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

const shoutInDefaultParam = (s = 'dflt'): string => s + '!';
export const defaultParam = workflow(async (input: { list: string[] }) => {
  return shoutInDefaultParam(input.list[0]);
});

const shoutInDestrParam = ({ s }: { s: string }): string => s + '!';
export const destrParam = workflow(async (input: { list: { s: string }[] }) => {
  try {
    return shoutInDestrParam(input.list[0]!);
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const nestedFieldOfMissing = workflow(async (input: { list: { a: { b: { c: string } } }[] }) => {
  const x = { y: { z: input.list[0] } };
  const c = { ...x, w: 1 };
  const {
    y: { z },
  } = c;
  try {
    return z!.a.b.c;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const optionalChainOnMissing = workflow(async (input: { list: { a: { b: string } }[] }) => {
  const v = input.list[0]?.a.b;
  try {
    return [v === undefined, v!.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const optionalChainOnMissing2 = workflow(async (input: { list: { a: { b: string } }[] }) => {
  const o = { v: input.list[0]?.a };
  try {
    return o.v!.b;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const fieldNotAssigned = workflow(async () => {
  const o = {} as { s: string };
  try {
    return o.s.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const definiteAssign = workflow(async (input: { f: boolean }) => {
  let s!: string;
  if (input.f) s = 'a';
  try {
    return s.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const deleteTyped = workflow(async () => {
  const o: Record<string, string> = { s: 'abc' };
  delete o.s;
  try {
    return o.s!.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

function boxInGenericBox<T>(x: T): { x: T } {
  return { x };
}
export const genericBox = workflow(async (input: { list: { s: string }[] }) => {
  try {
    return boxInGenericBox(input.list[0]).x!.s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const matchGroups = workflow(async (input: { t: string }) => {
  const m = /a(b)?/.exec(input.t);
  try {
    return m![1]!.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const matchGroupVar = workflow(async (input: { t: string }) => {
  const m = input.t.match(/a(b)?/);
  if (!m) return null;
  const [, g] = m;
  const o = { g };
  try {
    return o.g!.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const splitItem = workflow(async (input: { t: string }) => {
  const [k, v] = input.t.split('=');
  const p = { k, v };
  try {
    return [p.k!.length, p.v!.trim()];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const splitMap = workflow(async (input: { t: string }) => {
  const ps = input.t.split(',').map((x) => {
    const [k, v] = x.split('=');
    return { k, v };
  });
  try {
    return ps.map((p) => p.k + p.v!.trim());
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const objAssignMissing = workflow(async (input: { list: { s: string }[] }) => {
  const o = Object.assign({ s: 'd' }, input.list[0]);
  const o2 = Object.assign({}, { q: input.list[0] });
  try {
    return [o.s, o2.q!.s];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const fromEntriesMissing = workflow(async (input: { list: string[] }) => {
  const o = Object.fromEntries(['a', 'b'].map((k, i) => [k, { v: input.list[i] }]));
  try {
    return o.a!.v!.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const sortCmpMissing = workflow(async (input: { list: number[] }) => {
  const xs = [
    { k: input.list[0], n: 'a' },
    { k: input.list[1], n: 'b' },
    { k: input.list[2], n: 'c' },
  ];
  return xs.sort((p, q) => p.k! - q.k!).map((x) => x.n);
});

export const stringIndex = workflow(async (input: { t: string }) => {
  const c = input.t[0];
  try {
    return [c === 'a', c!.toUpperCase()];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const recordOfRecord = workflow(async (input: { r: Record<string, Record<string, number>> }) => {
  try {
    return [input.r['a']!['b']! + 1];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const incrementMissing = workflow(async (input: { words: string[] }) => {
  const counts: Record<string, number> = {};
  for (const w of input.words) counts[w]! += 1;
  return [counts, counts.a, JSON.stringify(counts)];
});

export const incrementMissing2 = workflow(async (input: { words: string[] }) => {
  const counts: Record<string, number> = {};
  for (const w of input.words) counts[w] = (counts[w] || 0) + 1;
  return counts;
});

export const pushMissing = workflow(async (input: { words: string[] }) => {
  const groups: Record<string, string[]> = {};
  try {
    for (const w of input.words) groups[w]!.push(w);
    return groups;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const callMissing = workflow(async (input: { words: string[] }) => {
  try {
    return input.words[5]!.concat('x');
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const taskResult = workflow(async () => {
  const r = await load({ id: 'x', n: 1 });
  const o = { t: r.tag!, l: r.list[7] };
  try {
    return [o.l! + 1, o.t.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const closureNarrow = workflow(async (input: { f: boolean }) => {
  let s: string | undefined = 'abc';
  const clear = () => {
    if (input.f) s = undefined;
  };
  if (s) {
    clear();
    try {
      return s.length;
    } catch (e) {
      return e instanceof TypeError ? 'TE' : 'no';
    }
  }
  return 'none';
});

export const closureNarrow2 = workflow(async (input: { f: boolean }) => {
  let s: string | number = 'abc';
  const set = () => {
    if (input.f) s = 5;
  };
  if (typeof s === 'string') {
    set();
    return [typeof s, s + 1, `${s}`];
  }
  return 'none';
});

export const closureNarrow3 = workflow(async (input: { xs: number[] }) => {
  let last: number | undefined = undefined;
  input.xs.forEach((x) => {
    last = x;
  });
  if (last === undefined) return 'none';
  return last + 1;
});

export const closureNarrow4 = workflow(async (input: { xs: number[] }) => {
  let last: { v: number } | null = null as { v: number } | null;
  for (const x of input.xs) {
    const put = () => {
      last = { v: x };
    };
    put();
  }
  try {
    return last === null ? 'none' : last.v;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const propNarrow = workflow(async (input: { f: boolean }) => {
  const o: { s?: string } = { s: 'abc' };
  const clear = () => {
    if (input.f) delete o.s;
  };
  if (o.s) {
    clear();
    try {
      return o.s.length;
    } catch (e) {
      return e instanceof TypeError ? 'TE' : 'no';
    }
  }
  return 'none';
});

export const voidFn = workflow(async () => {
  const f: () => void = () => 5;
  const x = f();
  return [x === undefined, typeof x, `${x}`];
});

export const voidFnRet = workflow(async () => {
  const f: () => void = () => 5;
  return f();
});

export const tupleCast = workflow(async (input: { t: string }) => {
  const [k, v] = input.t.split('=') as [string, string];
  const p = input.t.split('=') as [string, string];
  try {
    return [k, typeof v, `${p[1]}`, v.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const tupleCast2 = workflow(async (input: { t: string }) => {
  const p = input.t.split('=') as [string, string];
  const get = (q: [string, string]) => q[1].toUpperCase();
  try {
    return get(p);
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const tuplePop = workflow(async () => {
  const p: [string, string] = ['a', 'b'];
  p.pop();
  try {
    return p[1].length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const keyofCast = workflow(async (input: { k: string }) => {
  const o = { a: 'x', b: 'yy' };
  const v = o[input.k as keyof typeof o];
  try {
    return v.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const keyofCast2 = workflow(async (input: { k: string }) => {
  const o = { a: 1, b: 2 };
  const k = input.k as 'a' | 'b';
  return [`${o[k]}`, o[k] + 1, o[k] === 1];
});

export const emptyCast = workflow(async (input: any) => {
  const o = {} as { a: { b: string }; n: number };
  if (input.x) o.a = { b: 'q' };
  try {
    return [typeof o.n, o.n + 1, o.a.b];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const partialCast = workflow(async (input: { p: { a?: string; b?: { c: string } } }) => {
  const o = input.p as { a: string; b: { c: string } };
  try {
    return [o.a.length, o.b.c];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

function overInFnOverload(x: string): string;
function overInFnOverload(x: number): number;
function overInFnOverload(x: string | number): string | number {
  return typeof x === 'string' ? x.length : String(x);
}
export const fnOverload = workflow(async () => {
  try {
    return [overInFnOverload('abc') + '1', overInFnOverload(5) + 1];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const switchExhaust = workflow(async (input: { k: 'a' | 'b' }) => {
  const f = (k: 'a' | 'b'): string => {
    switch (k) {
      case 'a':
        return 'x';
      case 'b':
        return 'yy';
    }
  };
  return f(input.k).length;
});

export const rangeLoop = workflow(async (input: { xs: string[] }) => {
  const xs = [...input.xs];
  const drop = () => {
    xs.pop();
  };
  const out: string[] = [];
  try {
    for (let i = 0; i < xs.length; i++) {
      drop();
      out.push(`${xs[i]}`, xs[i]!.toUpperCase());
    }
  } catch (e) {
    out.push(e instanceof TypeError ? 'TE' : 'no');
  }
  return out;
});

export const rangeLoop2 = workflow(async (input: { xs: string[] }) => {
  let xs = [...input.xs];
  const drop = () => {
    xs = [];
  };
  const out: string[] = [];
  try {
    for (let i = 0; i < xs.length; i++) {
      drop();
      out.push(`${xs[i]}`);
    }
  } catch (e) {
    out.push(e instanceof TypeError ? 'TE' : 'no');
  }
  return out;
});

export const rangeLoop3 = workflow(async (input: { xs: string[] }) => {
  const out: string[] = [];
  for (let i = 0; i < input.xs.length; i++) {
    const bump = () => {
      i += 5;
    };
    bump();
    out.push(`${input.xs[i]}`);
  }
  return out;
});

export const rangeStart = workflow(async (input: { xs: string[] }) => {
  const out: string[] = [];
  for (let i = -1; i < input.xs.length; i++) {
    out.push(`${input.xs[i]}`);
  }
  return out;
});

function repInRecDefault(n: number, s = 'ab'): string {
  return n <= 0 ? s : repInRecDefault(n - 1, s === 'ab' ? undefined : s) + s;
}
export const recDefault = workflow(async (input: { n: number }) => {
  return repInRecDefault(input.n);
});

export const letNoInit = workflow(async (input: { xs: string[] }) => {
  let found: string;
  const get = () => found.length;
  try {
    for (const x of input.xs) {
      found = x;
    }
    return get();
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const nanString = workflow(async (input: { l: string[] }) => {
  const s = [input.l[9]! + input.l[8]!][0];
  try {
    return [`${s}`, s + 'x', typeof s, s === s, s!.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const nanString2 = workflow(async (input: { l: string[] }) => {
  const o = { s: input.l[0]! + input.l[1]! };
  try {
    return [`${o.s}`, o.s + 'x', typeof o.s, o.s === o.s, o.s.replace('a', 'z'), JSON.stringify(o)];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const nanString3 = workflow(async (input: { l: string[] }) => {
  let t = '';
  t = input.l[0]! + input.l[1]!;
  const f = (q: string) => q.toUpperCase();
  try {
    return [t, t.length, f(t)];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});

export const raceNaN = workflow(async (input: { l: number[] }) => {
  const a = async () => {
    const x = await inc({ n: 1 });
    return x + input.l[0]!;
  };
  const r = await Promise.race([a(), a()]);
  return [`${r}`, r + 1, typeof r];
});

export const anyInf = workflow(async (input: { l: number[] }) => {
  const a = async () => {
    const x = await inc({ n: 1 });
    return { q: x / input.l[0]!, r: [x / 0] };
  };
  const r = await Promise.any([a(), a()]);
  return [`${r.q}`, `${r.r[0]}`];
});

export const allNaN = workflow(async (input: { l: number[] }) => {
  const a = async () => {
    const x = await inc({ n: 1 });
    return x + input.l[0]!;
  };
  const [r, s] = await Promise.all([a(), a()]);
  const q = await Promise.all(
    [1, 2].map(async (n) => {
      const y = await inc({ n });
      return y / 0;
    }),
  );
  const t = await Promise.allSettled([a()]);
  return [`${r}`, `${s}`, q.map(String), t.map((x) => (x.status === 'fulfilled' ? `${x.value}` : 'rej'))];
});

export const thenNaN = workflow(async (input: { l: number[] }) => {
  const r = await inc({ n: 1 }).then((x) => x + input.l[0]!);
  return [`${r}`];
});

export const mapItemsNaN = workflow(async (input: { l: number[] }) => {
  const xs = input.l.map((x) => 1 / x);
  const out = await Promise.all(
    xs.map(async (x) => {
      await inc({ n: x });
      return `${x}`;
    }),
  );
  return out;
});

export const forOfNaNState = workflow(async (input: { l: number[] }) => {
  const xs = input.l.map((x) => ({ v: 0 / x }));
  const out: string[] = [];
  for (const x of xs) {
    await inc({ n: x.v });
    out.push(`${x.v}`);
  }
  return out;
});

export const parseNaN = workflow(async (input: { t: string }) => {
  const n = parseInt(input.t);
  const cache: Record<string, number> = {};
  cache[n] = n;
  await inc({ n });
  return [Object.keys(cache), `${cache[n]}`, [n, 2].sort((a, b) => a - b).map(String), [1, n].join()];
});

export const indexNaN = workflow(async (input: { l: number[] }) => {
  const xs = ['a', 'b', 'c'];
  return [
    `${xs[input.l[0]! + 1]}`,
    `${xs[input.l[0]! / 0]}`,
    xs.slice(input.l[0]! + 1),
    'abc'.slice(input.l[0]! + 1),
    `${'abc'[input.l[0]! + 1]}`,
    xs.at(input.l[0]! + 1) ?? null,
  ];
});

export default cases(
  {
    recParam: { inputs: [{ log: [] }, { log: ['ab'] }] },
    recParam2: { inputs: [{ log: [] }, { log: ['ab'] }] },
    recResult: { inputs: [{ log: [] }, { log: ['ab'] }] },
    recField: { inputs: [{ log: [] }, { log: ['ab'] }] },
    regexTest: { inputs: [{ list: [] }, { list: ['ab'] }, { list: ['undefined'] }] },
    destructureDefault: { inputs: [{ list: [] }, { list: [[]] }, { list: [['q']] }] },
    callbackItemLen: {
      inputs: [
        { list: ['a'], at: [0, 1] },
        { list: ['a'], at: [0] },
      ],
    },
    callbackRec: {
      inputs: [
        { list: ['a'], at: [0, 1] },
        { list: ['a'], at: [0] },
      ],
    },
    callbackRecFilter: {
      inputs: [
        { list: ['a'], at: [0, 1] },
        { list: ['a'], at: [0] },
      ],
    },
    callbackRecFor: {
      inputs: [
        { list: ['a'], at: [0, 1] },
        { list: ['a'], at: [0] },
      ],
    },
    findBang: { inputs: [{ list: [] }, { list: [{ id: 1, s: 'q' }] }] },
    findBangVar: { inputs: [{ list: [] }, { list: [{ id: 1, s: 'q' }] }] },
    popBang: { inputs: [{ list: [] }, { list: ['q'] }] },
    optBang: { inputs: [{ n: null }, { o: { s: 'a' }, n: { s: 'b' } }, { o: { s: 'a' }, n: null }] },
    optBangVar: { inputs: [{ n: null }, { o: { s: 'a' }, n: { s: 'b' } }, { o: { s: 'a' }, n: null }] },
    optBangText: {
      inputs: [
        { n: null, k: null },
        { o: 'a', n: 'b', k: 1 },
        { o: 'a', n: null, k: 3 },
      ],
    },
    anyFields: { inputs: [{ x: null }, { x: 'a' }, {}, { x: { a: 1 } }, { x: { a: { b: 'c' } } }] },
    recordKey: {
      inputs: [
        { r: {}, k: 'a' },
        { r: { a: 'q' }, k: 'a' },
      ],
    },
    recordKeyField: {
      inputs: [
        { r: {}, k: 'a' },
        { r: { a: { s: 'q' } }, k: 'a' },
      ],
    },
    recordDot: { inputs: [{ r: {} }, { r: { a: { s: 'q' } } }] },
    arrOfArr: { inputs: [{ g: [] }, { g: [[]] }, { g: [[1]] }] },
    arrOfArrVar: {
      inputs: [
        { g: [], i: 0 },
        { g: [[]], i: 0 },
        { g: [[1]], i: 0 },
        { g: [[1]], i: 1 },
      ],
    },
    spreadMissing: {
      inputs: [
        { g: [], i: 0 },
        { g: [[]], i: 0 },
        { g: [[1]], i: 0 },
        { g: [[1]], i: 1 },
      ],
    },
    spreadMissingRec: {
      inputs: [
        { g: [], i: 0 },
        { g: [{ a: 2 }], i: 0 },
      ],
    },
    helperRet: {
      inputs: [
        { list: [], i: 0 },
        { list: [{ a: 'x' }], i: 0 },
      ],
    },
    helperAsync: {
      inputs: [
        { list: [], i: 0 },
        { list: [{ a: 'x' }], i: 0 },
      ],
    },
    promiseAllMissing: {
      inputs: [
        { list: [], i: 0 },
        { list: [{ a: 'x' }], i: 0 },
      ],
    },
    ternary: {
      inputs: [
        { list: [], i: 0, f: true },
        { list: [{ a: 'x' }], i: 0, f: true },
        { list: [], i: 0, f: false },
      ],
    },
    logicalAnd: {
      inputs: [
        { list: [], i: 0, f: true },
        { list: [{ a: 'x' }], i: 0, f: true },
        { list: [], i: 0, f: false },
      ],
    },
    comma: {
      inputs: [
        { list: [], i: 0 },
        { list: [{ a: 'x' }], i: 0 },
      ],
    },
    loopVar: { inputs: [{ list: [] }, { list: ['a', 'bb'] }, { list: ['a'] }] },
    whileShift: { inputs: [{ list: [] }, { list: ['a', 'bb'] }, { list: ['a'] }] },
    switchMissing: { inputs: [{ list: [] }, { list: ['a'] }, { list: ['undefined'] }] },
    cmp: { inputs: [{ list: [] }, { list: [1] }, { list: [-1] }, { list: [0] }] },
    strMethods: { inputs: [{ list: [] }, { list: ['undefined and a'] }] },
    jsonMissing: { inputs: [{ list: [] }, { list: ['a'] }] },
    taskArgMissing2: { inputs: [{ list: [] }, { list: [2] }] },
    templateHelper: { inputs: [{ list: [] }, { list: ['a'] }] },
    defaultParam: { inputs: [{ list: [] }, { list: ['a'] }] },
    destrParam: { inputs: [{ list: [] }, { list: [{ s: 'a' }] }] },
    nestedFieldOfMissing: { inputs: [{ list: [] }, { list: [{ a: { b: { c: 'x' } } }] }] },
    optionalChainOnMissing: { inputs: [{ list: [] }, { list: [{ a: { b: 'x' } }] }] },
    optionalChainOnMissing2: { inputs: [{ list: [] }, { list: [{ a: { b: 'x' } }] }] },
    fieldNotAssigned: { inputs: [{}] },
    definiteAssign: { inputs: [{ f: true }, { f: false }] },
    deleteTyped: { inputs: [{}] },
    genericBox: { inputs: [{ list: [] }, { list: [{ s: 'a' }] }] },
    matchGroups: { inputs: [{ t: 'a' }, { t: 'ab' }, { t: 'c' }] },
    matchGroupVar: { inputs: [{ t: 'a' }, { t: 'ab' }, { t: 'c' }] },
    splitItem: { inputs: [{ t: 'a' }, { t: 'a=b' }, { t: '' }] },
    splitMap: { inputs: [{ t: 'a' }, { t: 'a=b' }, { t: 'a=b,c' }] },
    objAssignMissing: { inputs: [{ list: [] }, { list: [{ s: 'a' }] }] },
    fromEntriesMissing: { inputs: [{ list: [] }, { list: ['a'] }] },
    sortCmpMissing: { inputs: [{ list: [] }, { list: [3, 1, 2] }, { list: [3, 1] }] },
    stringIndex: { inputs: [{ t: '' }, { t: 'a' }] },
    recordOfRecord: { inputs: [{ r: {} }, { r: { a: {} } }, { r: { a: { b: 1 } } }] },
    incrementMissing: { inputs: [{ words: ['a', 'b', 'a'] }] },
    incrementMissing2: { inputs: [{ words: ['a', 'b', 'a'] }] },
    pushMissing: { inputs: [{ words: ['a', 'b', 'a'] }, { words: [] }] },
    callMissing: { inputs: [{ words: ['a', 'b', 'a'] }, { words: [] }] },
    taskResult: { inputs: [{ words: ['a', 'b', 'a'] }, { words: [] }] },
    closureNarrow: { inputs: [{ f: true }, { f: false }] },
    closureNarrow2: { inputs: [{ f: true }, { f: false }] },
    closureNarrow3: { inputs: [{ xs: [1, 2] }, { xs: [] }] },
    closureNarrow4: { inputs: [{ xs: [1, 2] }, { xs: [] }] },
    propNarrow: { inputs: [{ f: true }, { f: false }] },
    voidFn: { inputs: [{}] },
    voidFnRet: { inputs: [{}] },
    tupleCast: { inputs: [{ t: 'a' }, { t: 'a=b' }] },
    tupleCast2: { inputs: [{ t: 'a' }, { t: 'a=b' }] },
    tuplePop: { inputs: [{}] },
    keyofCast: { inputs: [{ k: 'a' }, { k: 'z' }] },
    keyofCast2: { inputs: [{ k: 'a' }, { k: 'z' }] },
    emptyCast: { inputs: [{}, { x: 1 }] },
    partialCast: { inputs: [{ p: {} }, { p: { a: 'x', b: { c: 'y' } } }] },
    fnOverload: { inputs: [{}] },
    switchExhaust: { inputs: [{ k: 'a' }, { k: 'b' }] },
    rangeLoop: { inputs: [{ xs: ['a', 'b', 'c'] }, { xs: [] }] },
    rangeLoop2: { inputs: [{ xs: ['a', 'b', 'c'] }, { xs: [] }] },
    rangeLoop3: { inputs: [{ xs: ['a', 'b', 'c'] }, { xs: [] }] },
    rangeStart: { inputs: [{ xs: ['a', 'b', 'c'] }, { xs: [] }] },
    recDefault: { inputs: [{ n: 3 }] },
    letNoInit: { inputs: [{ xs: ['a'] }, { xs: [] }] },
    nanString: { inputs: [{ l: ['a', 'b'] }, { l: [] }] },
    nanString2: { inputs: [{ l: ['a', 'b'] }, { l: [] }] },
    nanString3: { inputs: [{ l: ['a', 'b'] }, { l: [] }] },
    raceNaN: { inputs: [{ l: [1] }, { l: [] }] },
    anyInf: { inputs: [{ l: [1] }, { l: [0] }] },
    allNaN: { inputs: [{ l: [1] }, { l: [] }] },
    thenNaN: { inputs: [{ l: [1] }, { l: [] }] },
    mapItemsNaN: { inputs: [{ l: [1, 0] }] },
    forOfNaNState: { inputs: [{ l: [1, 0] }] },
    parseNaN: { inputs: [{ t: 'x' }, { t: '5' }] },
    indexNaN: { inputs: [{ l: [] }, { l: [2] }] },
  },
  fuzzTasks,
);
