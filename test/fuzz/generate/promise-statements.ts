/** Promises in every other form than `Promise.all`: settled, first, chained, and held to be awaited later. */
import { type Context, declare, freshName, hit, within } from './context.ts';
import { NUMBER, STRING, type Type } from './types.ts';

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

/** `const p = call(); …; const v = await p;` with statements that call nothing between. */
export function heldPromise(cx: Context): string | undefined {
  if (!cx.place.effects || cx.awaits < 3 || cx.place.loops > 1) return undefined;
  cx.concurrent = true;
  cx.awaits -= 2;
  hit(cx, 'held promise');
  const [given, promise, name] = [freshName(cx, 'given'), freshName(cx, 'p'), freshName(cx, 'v')];
  const argument = within(cx, { effects: false }, () => cx.expression(NUMBER, 2));
  const other = freshName(cx, 'v');
  const between = within(cx, { effects: false }, () => cx.expression(STRING, 2));
  declare(cx, { name: other, type: STRING, writable: false, mutable: false });
  declare(cx, { name, type: NUMBER, writable: false, mutable: false });
  return `const ${given} = ${argument};\nconst ${promise} = inc({ n: ${given} });\nconst ${other} = ${between};\nconst ${name} = await ${promise};`;
}
