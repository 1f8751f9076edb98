/** Promises in every other form than `Promise.all`: settled, first, chained, and held to be awaited later. */
import { type Context, declare, freshName, hit, within } from './context.ts';
import { BOOLEAN, NUMBER, STRING, type Type } from './types.ts';

interface Form {
  readonly name: string;
  readonly type: Type;
  /** The value, where `$` are calls that may run side by side. */
  readonly text: string;
}

const OUTCOME = "(one) => (one.status === 'fulfilled' ? `${one.value}` : 'rejected')";
const FORMS: readonly Form[] = [
  { name: 'allSettled', type: STRING, text: `(await Promise.allSettled([$, $])).map(${OUTCOME}).join()` },
  {
    name: 'allSettled map',
    type: STRING,
    text: `(await Promise.allSettled([1, 2].map((k) => shaky({ n: k })))).map(${OUTCOME}).join()`,
  },
  { name: 'then', type: STRING, text: 'await $.then((got) => `${got}!`)' },
  { name: 'catch', type: STRING, text: "await $.then((got) => `${got}`).catch(() => 'caught')" },
  { name: 'catch value', type: NUMBER, text: 'await shaky({ n: X }).catch(() => -1)' },
  { name: 'finally', type: STRING, text: "await $.then((got) => String(got)).finally(() => say({ s: 'last' }))" },
  { name: 'race', type: NUMBER, text: 'await Promise.race([inc({ n: X })])' },
  {
    name: 'race with sleep',
    type: STRING,
    text: "await Promise.race([$.then((got) => `${got}`), sleep(60).then(() => 'late')])",
  },
  {
    name: 'any',
    type: STRING,
    text: 'await Promise.any([shaky({ n: 1 }).then((got) => `${got}`), (async () => { await sleep(1); return `${X}`; })()])',
  },
  { name: 'async arrow', type: NUMBER, text: 'await (async (n: number) => (await inc({ n })) / 0)(X)' },
];

/** `const v = …` of promises. */
export function promiseStatement(cx: Context): string | undefined {
  if (!cx.place.effects || cx.awaits < 3 || cx.place.loops > 1) return undefined;
  cx.concurrent = true;
  cx.awaits -= 2;
  const form = cx.random.pick(FORMS);
  hit(cx, `promise ${form.name}`);
  const before: string[] = [];
  const given = (type: Type): string => {
    const name = freshName(cx, 'given');
    before.push(`const ${name} = ${within(cx, { effects: false }, () => cx.expression(type, 2))};\n`);
    return name;
  };
  const call = (): string =>
    cx.random.pick([
      () => `inc({ n: ${given(NUMBER)} })`,
      () => `say({ s: ${given(STRING)} })`,
      () => `shaky({ n: ${given(NUMBER)} })`,
    ])();
  const text = form.text.replace(/X|\$(?!\{)/g, (hole) => (hole === 'X' ? given(NUMBER) : call()));
  const name = freshName(cx, 'v');
  declare(cx, { name, type: form.type, writable: false, mutable: false });
  return `${before.join('')}const ${name} = ${text};`;
}

/** How a kept promise `P` is made and awaited: `X` are numbers, `B` tests, `M` is code that runs in the meantime, `L` and `Q` other names. */
const HELD: readonly Form[] = [
  { name: 'held promise', type: NUMBER, text: 'const P = inc({ n: X });\nM\nconst V = await P;' },
  {
    name: 'held after a call',
    type: NUMBER,
    text: 'const P = inc({ n: X });\nM\nconst V = (await inc({ n: X })) - (await P);',
  },
  {
    name: 'held under a condition',
    type: NUMBER,
    text: 'const P = B ? inc({ n: X + 1 }) : undefined;\nM\nconst V = (await P) ?? -1;',
  },
  {
    name: 'held and asked',
    type: NUMBER,
    text: 'const P = B ? inc({ n: X }) : undefined;\nM\nlet V = 0;\nif (P) V = await P;',
  },
  {
    name: 'held in branches',
    type: NUMBER,
    text: 'const P = inc({ n: X });\nM\nlet V = 1;\nif (B) {\nV += await inc({ n: V });\nV -= await P;\n} else V = await P;',
  },
  {
    name: 'held in finally',
    type: NUMBER,
    text: 'const P = inc({ n: X });\nM\nlet V = 1;\ntry {\nV = await shaky({ n: X });\n} catch {\nV = 2;\n} finally {\nV += await P;\n}',
  },
  {
    name: 'pushed promises',
    type: NUMBER,
    text: 'const P = [inc({ n: X })];\nif (B) P.push(inc({ n: X }));\nM\nconst V = (await Promise.all(P)).reduce((a, b) => a * 2 + b, 0);',
  },
  {
    name: 'pushed in a loop',
    type: STRING,
    text: 'const P: Promise<number | string>[] = [];\nfor (const k of [X, 2]) {\nif (k > X) P.push(inc({ n: k }));\nelse P.push(say({ s: `${k}` }));\n}\nM\nconst V = (await Promise.all(P)).join();',
  },
  {
    name: 'batches',
    type: STRING,
    text: "let V = '';\nlet P: Promise<number | string>[] = [];\nfor (const k of [X, 2, X]) {\nif (k > X) P.push(inc({ n: k }));\nelse if (B) P.push(say({ s: `${k}` }));\nif (P.length === 2) {\nV += (await Promise.all(P)).join();\nP = [];\n}\n}\nM\nV += (await Promise.all(P)).join();",
  },
  {
    name: 'caught batches',
    type: STRING,
    text: "let V = '';\nconst P: Promise<number>[] = [];\nfor (const k of [X, 2, X]) {\nP.push(shaky({ n: k }));\nif (P.length < 2) continue;\ntry {\nV += (await Promise.all(P)).join();\n} catch {\nV += 'caught';\n}\nP.length = 0;\n}\nV += (await Promise.allSettled(P.splice(0))).length;\nM",
  },
  {
    name: 'held beside a list',
    type: STRING,
    text: 'const P = inc({ n: X });\nconst L: number[] = [];\nM\nfor (const k of [X, 2]) L.push(await inc({ n: k }));\nL.push(await P);\nconst V = L.join();',
  },
  {
    name: 'held along',
    type: NUMBER,
    text: 'const P = inc({ n: X });\nconst L = await inc({ n: X });\nconst Q = inc({ n: L });\nM\nconst V = (await P) - (await Q);',
  },
];

/** `const p = call(); …; const v = await p;` with statements that call nothing between. */
export function heldPromise(cx: Context): string | undefined {
  if (!cx.place.effects || cx.awaits < 4 || cx.place.loops > 1) return undefined;
  cx.concurrent = true;
  cx.awaits -= 3;
  const { name: form, type, text } = cx.random.pick(HELD);
  hit(cx, form);
  const [promise, other, name] = [freshName(cx, 'p'), freshName(cx, 'v'), freshName(cx, 'v')];
  const before: string[] = [];
  const given = (of: Type): string => {
    const fresh = freshName(cx, 'given');
    before.push(`const ${fresh} = ${within(cx, { effects: false }, () => cx.expression(of, 2))};\n`);
    return fresh;
  };
  const between = within(cx, { effects: false }, () => cx.expression(STRING, 2));
  const [list, second] = [freshName(cx, 'p'), freshName(cx, 'p')];
  const code = text.replace(/\b[PQLXBMV]\b/g, (hole) => {
    if (hole === 'P') return promise;
    if (hole === 'Q') return second;
    if (hole === 'L') return list;
    if (hole === 'V') return name;
    return hole === 'M' ? `const ${other} = ${between};` : given(hole === 'X' ? NUMBER : BOOLEAN);
  });
  declare(cx, { name: other, type: STRING, writable: false, mutable: false });
  declare(cx, { name, type, writable: false, mutable: false });
  return `${before.join('')}${code}`;
}
