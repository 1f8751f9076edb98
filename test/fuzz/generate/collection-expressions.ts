/** Expressions that give a list, a record or a dictionary. */

import { callback, objectSafe } from './callbacks.ts';
import { type Context, hit } from './context.ts';
import { KEYS, smallNumber } from './literals.ts';
import { allPaths } from './paths.ts';
import { fromTemplate } from './templates.ts';
import { assignable, BOOLEAN, type Field, NUMBER, STRING, type Type } from './types.ts';

type Collection = Extract<Type, { readonly kind: 'list' | 'record' | 'dict' }>;

/** A collection; lists and objects are often made of others. */
export function collectionExpression(cx: Context, type: Collection, depth: number): string {
  if (type.kind === 'list') return listExpression(cx, type.item, depth);
  if (type.kind === 'record') return recordExpression(cx, type.fields, type, depth);
  return dictExpression(cx, type.value, type, depth);
}

const STRING_LISTS = [
  '$s.split($c)',
  '[...$s]',
  'Object.keys($d)',
  '$ls.toSorted()',
  '$ln.map((n) => `${n}`)',
  '$ln.map(String)',
  'Array.from($s)',
  '$s.split($r)',
  '$s.split($c, $u)',
  'Object.keys(structuredClone($d))',
  'Object.getOwnPropertyNames($d)',
  '[...$s.matchAll(/[a-c]/g)].map((m) => m[0])',
  '$ls.toSorted((x, y) => (x < y ? -1 : 1))',
  '$ls.toSorted((x, y) => y.length - x.length)',
  'Array.from($s, (c) => c + c)',
];
const NUMBER_LISTS = [
  '$ls.map((s) => s.length)',
  'Object.values($d)',
  '$ln.toSorted((x, y) => x - y)',
  'Array.from({ length: $u }, (_, i) => i * 2)',
  '$ls.map(Number)',
  '$ln.toSorted()',
  '$ln.toSorted((x, y) => (x > y ? 1 : 0))',
  'Array($u).fill($n)',
  '[...Array($u).keys()]',
  '[...$ls.keys()]',
  'Array.of($n, $n)',
  '[...$ln.values()]',
];
const SAME = [
  'L.slice($i)',
  'L.slice($i, $i)',
  'L.filter((_, i) => i % 2 === 0)',
  'L.toReversed()',
  'L.concat(L)',
  'L.map((v) => v)',
  'L.flatMap((v) => [v, v])',
  'L.with(0, I)',
  '[L].flat()',
  'L.toSpliced($i, $u)',
  'L.slice().reverse()',
  'Array.from(L)',
  'structuredClone(L)',
];

function listExpression(cx: Context, item: Type, depth: number): string {
  const roll = cx.random.below(20);
  if (roll < 7) return listLiteral(cx, item, depth);
  if (roll < 11) return mapped(cx, item, depth) ?? listLiteral(cx, item, depth);
  if (roll < 13) return filtered(cx, item, depth) ?? listLiteral(cx, item, depth);
  if (roll < 16 && item.kind === 'string') return fromTemplate(cx, STRING_LISTS, depth);
  if (roll < 16 && item.kind === 'number') return fromTemplate(cx, NUMBER_LISTS, depth);
  const pattern = fromTemplate(
    cx,
    SAME.filter((text) => !text.includes('I') || item.kind !== 'union'),
    depth,
  );
  return pattern.replaceAll('I)', `${cx.expression(item, 0)})`).replace(/\bL\b/g, () => nonLiteral(cx, item, depth));
}

/** A list that TypeScript does not take for `never[]`. */
function nonLiteral(cx: Context, item: Type, depth: number): string {
  const lists = allPaths(cx).filter(
    (path) => path.type.kind === 'list' && path.form !== 'item' && assignable(path.type.item, item),
  );
  if (lists.length > 0) return cx.random.pick(lists).text;
  return `[${cx.expression(item, depth - 1)}]`;
}

function listLiteral(cx: Context, item: Type, depth: number): string {
  const count = cx.random.below(4);
  hit(cx, 'list literal with expressions');
  const items = Array.from({ length: count }, () =>
    cx.random.chance(0.25) ? `...${nonLiteral(cx, item, depth)}` : cx.expression(item, depth - 1),
  );
  return `[${items.join(', ')}]`;
}

function listsInScope(cx: Context): readonly { readonly text: string; readonly item: Type }[] {
  return allPaths(cx).flatMap((path) =>
    path.type.kind === 'list' && path.form !== 'item' ? [{ text: path.text, item: path.type.item }] : [],
  );
}

function mapped(cx: Context, item: Type, depth: number): string | undefined {
  const lists = listsInScope(cx);
  if (lists.length === 0) return undefined;
  const list = cx.random.pick(lists);
  const withIndex = cx.random.chance(0.3);
  hit(cx, withIndex ? 'map with index' : 'map');
  const parameters = [{ name: 'each', type: list.item }, ...(withIndex ? [{ name: 'index', type: NUMBER }] : [])];
  const body = callback(cx, parameters, () => cx.expression(item, depth - 1));
  return `${list.text}.map((${parameters.map(({ name }) => name).join(', ')}) => ${objectSafe(body)})`;
}

function filtered(cx: Context, item: Type, depth: number): string | undefined {
  const lists = listsInScope(cx).filter((list) => assignable(list.item, item));
  if (lists.length === 0) return undefined;
  const list = cx.random.pick(lists);
  hit(cx, 'filter');
  const test = callback(cx, [{ name: 'each', type: list.item }], () => cx.expression(BOOLEAN, depth - 1));
  return `${list.text}.filter((each) => ${test})`;
}

function recordExpression(cx: Context, fields: readonly Field[], type: Type, depth: number): string {
  const spreads = allPaths(cx).filter((path) => assignable(path.type, type) && path.form !== 'item');
  if (spreads.length > 0 && cx.random.chance(0.35)) {
    const changed = fields.filter(() => cx.random.chance(0.4));
    hit(cx, 'object spread');
    return `{ ...${cx.random.pick(spreads).text}${changed.map((field) => `, ${property(cx, field, depth)}`).join('')} }`;
  }
  hit(cx, 'object literal');
  return `{ ${fields
    .filter((field) => !field.optional || cx.random.chance(0.6))
    .map((field) => property(cx, field, depth))
    .join(', ')} }`;
}

function property(cx: Context, field: Field, depth: number): string {
  const key = cx.random.chance(0.1) ? `'${field.name}'` : field.name;
  return `${key}: ${cx.expression(field.type, depth - 1)}`;
}

function dictExpression(cx: Context, value: Type, type: Type, depth: number): string {
  const spreads = allPaths(cx).filter((path) => assignable(path.type, type) && path.form !== 'item');
  const lists = listsInScope(cx);
  const roll = cx.random.below(10);
  if (roll < 2 && lists.length > 0) {
    const list = cx.random.pick(lists);
    hit(cx, 'fromEntries');
    const body = callback(
      cx,
      [{ name: 'each', type: list.item }],
      () => `[${cx.expression(STRING, depth - 1)}, ${cx.expression(value, depth - 1)}]`,
    );
    return `Object.fromEntries(${list.text}.map((each) => ${body} as const))`;
  }
  hit(cx, 'dictionary literal');
  const head = spreads.length > 0 && cx.random.chance(0.4) ? [`...${cx.random.pick(spreads).text}`] : [];
  const entries = Array.from({ length: cx.random.below(3) }, () => {
    const key = cx.random.chance(0.3) ? `[${cx.expression(STRING, depth - 1)}]` : `'${cx.random.pick(KEYS)}'`;
    return `${key}: ${cx.expression(value, depth - 1)}`;
  });
  const distinct = [...head, ...entries].filter(
    (entry, index, all) =>
      entry.startsWith('[') || all.findIndex((other) => other.split(':')[0] === entry.split(':')[0]) === index,
  );
  return `{ ${distinct.join(', ')} }`;
}

/** A value that is new: nothing else refers to it or to what is in it. */
export function freshValue(cx: Context, type: Type, depth: number): string {
  switch (type.kind) {
    case 'list': {
      const scalar =
        type.item.kind !== 'list' &&
        type.item.kind !== 'record' &&
        type.item.kind !== 'dict' &&
        type.item.kind !== 'union';
      if (scalar && cx.random.chance(0.4)) return `[...${nonLiteral(cx, type.item, depth)}]`;
      return `[${Array.from({ length: Number(smallNumber(cx)) }, () => freshValue(cx, type.item, depth - 1)).join(', ')}]`;
    }
    case 'record': {
      const fields = type.fields.filter((field) => !field.optional || cx.random.chance(0.6));
      return `{ ${fields.map((field) => `${field.name}: ${freshValue(cx, field.type, depth - 1)}`).join(', ')} }`;
    }
    case 'dict':
      return `{ ${KEYS.slice(0, cx.random.below(3))
        .map((key) => `'${key}': ${freshValue(cx, type.value, depth - 1)}`)
        .join(', ')} }`;
    case 'union':
      return freshValue(cx, cx.random.pick(type.members), depth);
    default:
      return cx.expression(type, depth);
  }
}
