/** Loops. Each ends by itself: a counter that nothing else writes bounds it, or it walks a list that it does not change. */
import { type Context, declare, freshName, hit, within } from './context.ts';
import { allPaths } from './paths.ts';
import { BOOLEAN, listOf, NUMBER, STRING, type Type } from './types.ts';

/** Any loop. */
export function loop(cx: Context): string | undefined {
  if (cx.place.loops >= 2) return undefined;
  const label = cx.random.chance(0.25) ? freshName(cx, 'loop') : null;
  const make = cx.random.pick([
    countingLoop,
    whileLoop,
    whileLoop,
    listLoop,
    listLoop,
    listLoop,
    keyLoop,
    textLoop,
    entriesLoop,
  ]);
  const jumps = [...cx.place.jumps, { kind: 'loop' as const, label }];
  const text = within(cx, { jumps, loops: cx.place.loops + 1 }, () => make(cx));
  return text && `${text.before}${label === null ? '' : `${label}: `}${text.loop}`;
}

interface LoopText {
  readonly before: string;
  readonly loop: string;
}

const plain = (loop: string): LoopText => ({ before: '', loop });

function bodyWith(
  cx: Context,
  variables: readonly { readonly name: string; readonly type: Type; readonly writable?: boolean }[],
): string {
  return within(cx, {}, () => {
    for (const { name, type, writable } of variables)
      declare(cx, { name, type, writable: writable ?? false, mutable: false });
    return cx.statements(1 + cx.random.below(3));
  });
}

function countingLoop(cx: Context): LoopText {
  const name = freshName(cx, 'i');
  const body = bodyWith(cx, [{ name, type: NUMBER }]);
  hit(cx, 'for');
  const limit = 1 + cx.random.below(3);
  return plain(
    cx.random.pick([
      `for (let ${name} = 0; ${name} < ${limit}; ${name}++) {\n${body}\n}`,
      `for (let ${name} = ${limit}; ${name} > 0; ${name} -= 1) {\n${body}\n}`,
      `for (let ${name} = 0, top${name} = ${limit}; ${name} < top${name}; ${name} += 2) {\n${body}\n}`,
    ]),
  );
}

function whileLoop(cx: Context): LoopText {
  const name = freshName(cx, 'n');
  const test = cx.expression(BOOLEAN, 2);
  const body = bodyWith(cx, [{ name, type: NUMBER }]);
  const limit = 1 + cx.random.below(3);
  const form = cx.random.pick(['while', 'do', 'forever'] as const);
  hit(cx, form);
  const before = `let ${name} = 0;\n`;
  if (form === 'while') return { before, loop: `while (${name}++ < ${limit} && ${test}) {\n${body}\n}` };
  if (form === 'do') return { before, loop: `do {\n${body}\n} while (++${name} < ${limit} && ${test});` };
  return { before, loop: `for (;;) {\nif (${name}++ >= ${limit}) break;\n${body}\n}` };
}

function listLoop(cx: Context): LoopText {
  const lists = allPaths(cx).flatMap((path) =>
    path.type.kind === 'list' && path.form !== 'item' ? [{ text: path.text, item: path.type.item }] : [],
  );
  const item = cx.random.pick([NUMBER, STRING]);
  const list =
    lists.length > 0 && cx.random.chance(0.8)
      ? cx.random.pick(lists)
      : { text: `${cx.expression(listOf(item), 2)}.slice(0, 3)`, item };
  const name = freshName(cx, 'x');
  const keyword = cx.random.pick(['const', 'const', 'let']);
  hit(cx, 'for of');
  return plain(
    `for (${keyword} ${name} of ${list.text}) {\n${bodyWith(cx, [{ name, type: list.item, writable: keyword === 'let' && list.item.kind !== 'union' && list.item.kind !== 'boolean' }])}\n}`,
  );
}

function textLoop(cx: Context): LoopText {
  const name = freshName(cx, 'c');
  hit(cx, 'for of string');
  return plain(
    `for (const ${name} of ${cx.expression(STRING, 1)}.slice(0, 4)) {\n${bodyWith(cx, [{ name, type: STRING }])}\n}`,
  );
}

function keyLoop(cx: Context): LoopText | undefined {
  const dicts = allPaths(cx).filter((path) => path.type.kind === 'dict');
  if (dicts.length === 0) return undefined;
  const name = freshName(cx, 'key');
  hit(cx, 'for in');
  return plain(`for (const ${name} in ${cx.random.pick(dicts).text}) {\n${bodyWith(cx, [{ name, type: STRING }])}\n}`);
}

function entriesLoop(cx: Context): LoopText | undefined {
  const sources = allPaths(cx).flatMap((path) =>
    path.type.kind === 'dict' || (path.type.kind === 'list' && path.form !== 'item')
      ? [{ text: path.text, type: path.type }]
      : [],
  );
  if (sources.length === 0) return undefined;
  const { text, type } = cx.random.pick(sources);
  const key = freshName(cx, 'key');
  const value = freshName(cx, 'x');
  hit(cx, 'for of entries');
  const body = (keyType: Type, valueType: Type): string =>
    bodyWith(cx, [
      { name: key, type: keyType },
      { name: value, type: valueType },
    ]);
  if (type.kind === 'dict')
    return plain(`for (const [${key}, ${value}] of Object.entries(${text})) {\n${body(STRING, type.value)}\n}`);
  return plain(`for (const [${key}, ${value}] of ${text}.entries()) {\n${body(NUMBER, type.item)}\n}`);
}
