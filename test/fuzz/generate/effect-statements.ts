/** Statements whose point is an effect: traced values, sleep, and concurrent calls. */
import { type Context, declare, freshName, hit, within } from './context.ts';
import { allPaths } from './paths.ts';
import { BOOLEAN, listOf, NULL, NUMBER, randomType, STRING, type Type } from './types.ts';

/** Shows a value to the world, as the argument of a task. */
export function trace(cx: Context): string | undefined {
  if (!cx.place.effects || cx.awaits <= 0) return undefined;
  cx.awaits -= 1;
  const paths = allPaths(cx);
  const value =
    paths.length > 0 && cx.random.chance(0.6) ? cx.random.pick(paths).text : cx.expression(randomType(cx.random, 1), 2);
  return `await trace({ at: '${freshName(cx, 't')}', value: ${value} });`;
}

export function sleepStatement(cx: Context): string | undefined {
  return cx.place.effects
    ? `await sleep(${cx.random.pick(['1', '2.5', "'3s'", `Math.min(5, Math.abs(${cx.expression(NUMBER, 1)}))`])});`
    : undefined;
}

/** `const [a, b] = await Promise.all([…])`. */
export function concurrentCalls(cx: Context): string | undefined {
  if (!cx.place.effects || cx.awaits < 3 || cx.place.loops > 1) return undefined;
  cx.concurrent = true;
  const parts = within(cx, { concurrent: true, jumps: [], writesFrom: cx.place.nesting + 1 }, () =>
    Array.from({ length: 2 + cx.random.below(2) }, () => element(cx)),
  );
  const names = parts.map((part) => ({ name: freshName(cx, 'v'), type: part.type }));
  for (const { name, type } of names) declare(cx, { name, type, writable: false, mutable: false });
  return `${parts.map((part) => part.before).join('')}const [${names.map(({ name }) => name).join(', ')}] = await Promise.all([${parts.map((part) => part.text).join(', ')}]);`;
}

/** What is given to a call is evaluated before: if it threw, promises made before it would be left without anybody to await them. */
function element(cx: Context): { readonly before: string; readonly text: string; readonly type: Type } {
  cx.awaits -= 1;
  const given = freshName(cx, 'given');
  const call = (text: string, type: Type, value: Type): ReturnType<typeof element> => ({
    before: `const ${given} = ${pure(cx, value)};\n`,
    text,
    type,
  });
  switch (cx.random.below(5)) {
    case 0:
      return call(`inc({ n: ${given} })`, NUMBER, NUMBER);
    case 1:
      return call(`say({ s: ${given} })`, STRING, STRING);
    case 2:
      return call(`shaky({ n: ${given} })`, NUMBER, NUMBER);
    case 3: {
      hit(cx, 'async IIFE');
      const type = cx.random.pick([NUMBER, STRING, listOf(NUMBER)]);
      const change = { jumps: [], returns: type, writesFrom: cx.place.nesting + 1 };
      const body = cx.statements(1 + cx.random.below(2), change, { after: () => `return ${cx.expression(type, 2)};` });
      return { before: '', text: `(async () => {\n${body}\n})()`, type };
    }
    default: {
      const type = cx.random.pick([NUMBER, STRING, NULL, BOOLEAN]);
      return call(given, type, type);
    }
  }
}

function pure(cx: Context, type: Type): string {
  return within(cx, { effects: false }, () => cx.expression(type, 2));
}

/** `const list = await Promise.all(items.map(async (item) => { … }))`. */
export function concurrentMap(cx: Context): string | undefined {
  const lists = allPaths(cx).flatMap((path) =>
    path.type.kind === 'list' && path.form !== 'item' ? [{ text: path.text, item: path.type.item }] : [],
  );
  if (!cx.place.effects || cx.awaits < 2 || lists.length === 0 || cx.place.loops > 1) return undefined;
  cx.concurrent = true;
  const list = cx.random.pick(lists);
  const name = freshName(cx, 'x');
  const index = freshName(cx, 'i');
  const type = cx.random.pick([NUMBER, STRING, listOf(NUMBER)]);
  const body = within(
    cx,
    { concurrent: true, jumps: [], returns: type, loops: cx.place.loops + 1, writesFrom: cx.place.nesting + 2 },
    () => {
      declare(cx, { name, type: list.item, writable: false, mutable: false });
      declare(cx, { name: index, type: NUMBER, writable: false, mutable: false });
      return cx.statements(1 + cx.random.below(2), {}, { after: () => `return ${cx.expression(type, 2)};` });
    },
  );
  const result = freshName(cx, 'v');
  declare(cx, { name: result, type: listOf(type), writable: false, mutable: false });
  return `const ${result} = await Promise.all(${list.text}.map(async (${name}, ${index}) => {\n${body}\n}));`;
}
