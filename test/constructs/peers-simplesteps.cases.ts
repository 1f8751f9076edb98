/**
 * What SimpleSteps got wrong (PEERS.md, "SimpleSteps in detail"): each silent miscompile within the language, cited by its
 * probe id.
 */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class Wrong extends WorkflowError {}
class Other extends WorkflowError {}

const f = lambda.fn<{ n?: number }, { n: number }>('F');
const g = lambda.fn<{ n?: number }, { n: number }>('G');
const any = lambda.fn<unknown, unknown>('Any');

/** a03, i06: what is returned is what was written. */
export const peerA03 = workflow(async () => {
  const a = await f({ n: 7 });
  const b = await g({ n: 8 });
  void b;
  return a.n + 1;
});
export const peerI06 = workflow(async () => {
  const a = await f({ n: 7 });
  const b = await g({ n: 8 });
  void b;
  return a;
});

/** a05: a constant keeps its value after its source is assigned. */
export const peerA05 = workflow(async ({ n }: { n: number }) => {
  let x = n;
  const doubled = x * 2;
  x = 50;
  await f({ n: x });
  return { doubled, x };
});

/** a06, j37: impure values are evaluated once. */
export const peerA06 = workflow(async () => {
  const id = crypto.randomUUID();
  const now = Date.now();
  const first = await any({ length: id.length });
  const kept = [id, id];
  return { first, same: kept[0] === id && kept[1] === id, now: now === now, length: id.length };
});

/** a07, h08: locals of helpers and blocks stay apart. */
export const peerA07 = workflow(async ({ n }: { n: number }) => {
  const result = n;
  const helper = async (n: number) => {
    const result = (await f({ n })).n;
    return result * 2;
  };
  const other = await helper(result + 1);
  return { n, result, other };
});

/** a08, a10, i30, j35: every assignment counts. */
export const peerA08 = workflow(async ({ n }: { n: number }) => {
  let x = n;
  x = x + 1;
  await f({ n: x });
  x += 10;
  const o = { p: 0, list: [] as number[] };
  o.p = x;
  o.list.push(x);
  o.list = o.list.concat([x + 1]);
  x++;
  return { x, o };
});

/** a12, j03, j20: property writes, deletes and pushes. */
export const peerA12 = workflow(async ({ n }: { n: number }) => {
  const o: { a?: number; b: number; c: number[] } = { a: 1, b: 2, c: [] };
  o.b = (await f({ n })).n;
  delete o.a;
  o.c.push(n);
  await any(o);
  o.c.push(o.b);
  return o;
});

/** a13, a15, i08, j12: arguments that are not literals. */
export const peerA13 = workflow(async ({ payload }: { payload: { n: number } }) => {
  const first = await f(payload);
  const second = await f(first);
  return [await any(second), await any(undefined), await any(payload.n)];
});

/** i07: the input is the input after a task, too. */
export const peerI07 = workflow(async (input: { mode: string }) => {
  const mode = await f({ n: 1 });
  if (input.mode === 'x') return { mode, input };
  return 'other';
});

/** i37: a text that looks like an expression. */
export const peerI37 = workflow(async ({ text }: { text: string }) => [
  await any('{% 1 + 1 %}'),
  await any(text),
  '{% 2 %}',
]);

/** b01, b02, b11: conditions are tested anew. */
export const peerB01 = workflow(async () => {
  let go = true;
  let turns = 0;
  while (go) {
    turns += 1;
    go = (await f({ n: turns })).n < 3;
  }
  let i = 0;
  while (i < 2) i++;
  return { turns, i };
});

/** b15, b16, i40: labelled loops, `for … in`, plain blocks. */
export const peerB15 = workflow(async ({ table }: { table: Record<string, number> }) => {
  let sum = 0;
  loop: for (const key in table) {
    for (const n of [1, 2, 3]) {
      if (n === 2) continue loop;
      sum += (table[key] ?? 0) * n;
    }
  }
  {
    sum += (await f({ n: 1 })).n;
  }
  return sum;
});

/** c10: `[]` and `{}` are true; c13: undefined == null; c14: identity is not compared by content. */
export const peerC10 = workflow(async ({ list, maybe }: { list: number[]; maybe?: number | null }) => {
  const out: string[] = [];
  if (!list) out.push('list is false');
  const empty: object = {};
  if (empty) out.push('object is true');
  if (maybe == null) out.push('nothing');
  if (maybe != null) out.push('something');
  return out;
});

/** c15, c16: logical operators give their operands. */
export const peerC15 = workflow(async ({ a, b }: { a: string; b: number }) => [
  a && b,
  a || 'default',
  b || null,
  (a && b) || 'neither',
]);

/** c18, c20, c21, i29: ternaries. */
export const peerC18 = workflow(async ({ n }: { n: number }) => {
  const before = await f({ n });
  const label = before.n > 1 ? 'many' : 'one';
  return n > 0 ? label : before;
});

/** c24, c27: grouped cases, conditional breaks. */
export const peerC24 = workflow(async ({ kind, flag }: { kind: string; flag: boolean }) => {
  let out = 'none';
  switch (kind) {
    case 'a':
    case 'b':
      out = `ab ${(await f({ n: 1 })).n}`;
      if (flag) break;
      out += ' unflagged';
      break;
    case 'c':
      out = 'c';
  }
  return out;
});

/** c28, i44, e30: undefined in arguments and results. */
export const peerC28 = workflow(async ({ o }: { o?: { p?: { q: number } } }) => ({
  q: o?.p?.q,
  sent: await any({ q: o?.p?.q, list: [o?.p?.q ?? null] }),
  none: o?.p,
}));

/** d03, d04, d09, d11, d44: templates, lengths, trims. */
export const peerD03 = workflow(async ({ s, maybe, n }: { s: string; maybe?: string; n: number }) => ({
  maybe: `${maybe}`,
  length: 'hello'.length,
  trimmed: s.trim(),
  one: `${n}`,
  type: typeof `${n}`,
}));

/** d08, d13, d14: rounding and conversion. */
export const peerD08 = workflow(async () => ({
  rounds: [0.5, 1.5, 2.5, -0.5, -1.5, 2.4999].map((n) => Math.round(n)),
  parsed: [parseInt('42px', 10), Number(''), Number(' 5 ')],
}));

/** d15, d17, d23, d24, d32: booleans, substrings, typeof, text of lists. */
export const peerD15 = workflow(async ({ list, s }: { list: unknown[]; s: string }) => [
  Boolean(list),
  s.substring(3, 1),
  typeof null,
  typeof list,
  String([1, 2]),
]);

/** e02–e05, e25, e52: singletons and empties stay lists. */
export const peerE02 = workflow(async ({ list }: { list: number[] }) => ({
  mapped: list.map((n) => n + 1),
  filtered: list.filter((n) => n > 1),
  flat: list.flatMap((n) => [n]),
  keys: Object.keys({ only: 1 }),
  entries: Object.entries({ only: 1 }),
  values: Object.values({ only: [1] }),
  found: list.find((n) => n > 100) === undefined,
  sent: await any(list.filter((n) => n > 1)),
}));

/** e06, e07, i48: sorting. */
export const peerE06 = workflow(async ({ list }: { list: number[] }) => [
  [...list].sort((a, b) => a - b),
  [...list].sort((a, b) => b - a),
  [...list].sort(),
]);

/** e17, e26, e33: join, values, includes. */
export const peerE17 = workflow(async ({ list, table }: { list: number[]; table: Record<string, number> }) => [
  list.join(),
  list.includes(2),
  Object.values(table),
  list.indexOf(9),
]);

/** e23, e39, e40: computed keys, properties of lists. */
export const peerE23 = workflow(
  async ({ table, key, list }: { table: Record<string, number>; key: string; list: { n: number }[] }) => ({
    value: table[key] ?? null,
    first: list[0]?.n ?? null,
    out: list[9]?.n ?? null,
  }),
);

/** i05: a `Promise.all` of one. */
export const peerI05 = workflow(async () => {
  const [a] = await Promise.all([f({ n: 5 })]);
  return a;
});

/** f03, f10, h16: a throw reaches its own handler. */
export const peerF03 = workflow(async ({ n }: { n: number }) => {
  const helper = async () => {
    if (n > 1) throw new Wrong('from helper');
    return f({ n });
  };
  try {
    if (n === 0) throw new Other('from try');
    return await helper();
  } catch (error) {
    return `${(error as Error).name} ${(error as Error).message}`;
  }
});

/** f04: a rethrown error keeps name and cause. */
export const peerF04 = workflow(async ({ n }: { n: number }) => {
  try {
    return await f({ n });
  } catch (error) {
    await g({ n: 1 });
    throw error;
  }
});

/** f09: a failure after the try is not relabelled. */
export const peerF09 = workflow(async ({ n }: { n: number }) => {
  let first: { n: number };
  try {
    first = await f({ n });
  } catch {
    throw new Wrong('first failed');
  }
  const second = await g({ n: 15 });
  return [first, second];
});

/** f13: dynamic messages; j16: thrown values. */
export const peerF13 = workflow(async ({ id }: { id: string }) => {
  const message = `order ${id} is wrong`;
  throw new Wrong(message);
});

/** f20: code after an `instanceof` branch. */
export const peerF20 = workflow(async ({ n }: { n: number }) => {
  let seen = '';
  try {
    await f({ n });
  } catch (error) {
    if (error instanceof Wrong) seen += 'wrong ';
    seen += (await g({ n: 2 })).n;
  }
  return seen;
});

/** h07, i28: two calls of a helper keep their arguments; i04: several returns. */
export const peerH07 = workflow(async ({ a, b }: { a: number; b: number }) => {
  const grade = async (n: number) => {
    if (n < 0) return 'negative';
    const { n: got } = await f({ n });
    if (got > 5) return `high ${n}`;
    return `low ${n}`;
  };
  const x = await grade(a);
  const y = await grade(b);
  return { x, y, z: await grade(a) };
});

/** i18b: a delay delays. */
export const peerI18 = workflow(async ({ seconds }: { seconds: number }) => {
  await sleep(seconds);
  await f({});
  await sleep('3s');
});

/** h19, h20: names that the target uses itself. */
export const peerH19 = workflow(async ({ states, map, sum }: { states: number; map: number; sum: number }) => {
  const count = states + map;
  const string = await f({ n: count });
  return { count, string, sum, map, states };
});

/** b18, b19: literal lists and destructured items in loops, captures in maps (b09, j36). */
export const peerB18 = workflow(async ({ prefix }: { prefix: string }) => {
  const out: string[] = [];
  for (const { k, v } of [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ])
    out.push(`${prefix}${k}${(await f({ n: v })).n}`);
  const mapped = await Promise.all(['x', 'y'].map(async (item) => `${prefix}${item}${(await g({ n: out.length })).n}`));
  return { out, mapped };
});

const ns = [{ n: 1 }, { n: 13 }, { n: 0 }, { n: 2 }, { n: 15 }];
const lists = [{ list: [3, 1, 2] }, { list: [] }, { list: [2] }, { list: [10, 9] }];

export default cases(
  {
    peerA03: { inputs: [{}], transitions: 2 },
    peerI06: { inputs: [{}], transitions: 2 },
    peerA05: { inputs: ns.filter(({ n }) => n !== 13), transitions: 1 },
    peerA06: { inputs: [{}] },
    peerA07: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    peerA08: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    peerA12: { inputs: [{ n: 1 }, { n: 0 }], transitions: 2 },
    peerA13: { inputs: [{ payload: { n: 4 } }] },
    peerI07: { inputs: [{ mode: 'x' }, { mode: 'y' }], transitions: 1 },
    peerI37: { inputs: [{ text: '{% $states.input %}' }, { text: '' }], transitions: 2 },
    peerB01: { inputs: [{}] },
    peerB15: { inputs: [{ table: { a: 1, b: 2 } }, { table: {} }], transitions: 1 },
    peerC10: { inputs: [{ list: [] }, { list: [1], maybe: null }, { list: [], maybe: 0 }], transitions: 1 },
    peerC15: {
      inputs: [
        { a: 'x', b: 1 },
        { a: '', b: 1 },
        { a: 'x', b: 0 },
      ],
      transitions: 1,
    },
    peerC18: { inputs: [{ n: 1 }, { n: 0 }, { n: 2 }], transitions: 1 },
    peerC24: {
      inputs: [
        { kind: 'a', flag: true },
        { kind: 'b', flag: false },
        { kind: 'c', flag: true },
        { kind: 'd', flag: true },
      ],
    },
    peerC28: { inputs: [{ o: { p: { q: 1 } } }, { o: {} }, {}], transitions: 1 },
    peerD03: {
      inputs: [
        { s: '  a  b ', n: 1.5 },
        { s: '', maybe: 'm', n: 0 },
      ],
      transitions: 1,
    },
    peerD08: { inputs: [{}], transitions: 1 },
    peerD15: {
      inputs: [
        { list: [], s: 'hello' },
        { list: [0], s: '' },
      ],
      transitions: 1,
    },
    peerE02: { inputs: lists, transitions: 1 },
    peerE06: { inputs: lists, transitions: 1 },
    peerE17: {
      inputs: [
        { list: [1, 2], table: { a: 1 } },
        { list: [], table: {} },
        { list: [2], table: { x: 0, y: 1 } },
      ],
      transitions: 1,
    },
    peerE23: {
      inputs: [
        { table: { a: 1 }, key: 'a', list: [{ n: 1 }] },
        { table: {}, key: 'a', list: [] },
      ],
      transitions: 1,
    },
    peerI05: { inputs: [{}] },
    peerF03: { inputs: ns },
    peerF04: { inputs: ns },
    peerF09: { inputs: ns },
    peerF13: { inputs: [{ id: '7' }, { id: '' }], transitions: 1 },
    peerF20: { inputs: [...ns, { n: 14 }] },
    peerH07: {
      inputs: [
        { a: 1, b: 6 },
        { a: -1, b: 1 },
        { a: 6, b: -1 },
      ],
    },
    peerI18: { inputs: [{ seconds: 4 }, { seconds: 0 }], transitions: 3 },
    peerH19: { inputs: [{ states: 1, map: 2, sum: 3 }], transitions: 1 },
    peerB18: { inputs: [{ prefix: '>' }, { prefix: '' }], concurrent: true },
  },
  () => ({
    F: ({ n = 0 }: { n?: number }) => {
      if (n === 13) throw new TaskFailure('Wrong', 'not JSON: 13');
      if (n === 14) throw new TaskFailure('Fourteen', '{"json":true}');
      return { n };
    },
    G: ({ n = 0 }: { n?: number }) => {
      if (n === 15) throw new TaskFailure('GFailed', '');
      return { n: n * 100 };
    },
    Any: (payload: unknown) => payload,
  }),
);
