/** Literals of a type, adversarial: empty, singleton and nested collections, odd numbers and texts. */
import { type Context, hit } from './context.ts';
import type { Type } from './types.ts';

const NUMBERS = [
  '0',
  '1',
  '2',
  '3',
  '5',
  '7',
  '10',
  '0.5',
  '2.5',
  '-1',
  '1e21',
  '1e-7',
  '9007199254740991',
  '123456789012345680',
  '0.1',
];
const STRINGS = [
  '',
  'a',
  'b',
  'ab',
  'x y',
  '1',
  '-2',
  '1.50',
  'é',
  '😀',
  'a😀b',
  '0',
  'null',
  'A,b,C',
  '$1',
  '{% x %}',
  "it\\'s",
  '\\n',
  '`',
];

/** The keys that dictionaries have. */
export const KEYS = ['k', 'zz', 'x y', '0', 'b', 'é'];

/** A small number, as an index or a count. */
export function smallNumber(cx: Context): string {
  return String(cx.random.below(4));
}

/** A text literal. */
export function textLiteral(cx: Context): string {
  return `'${cx.random.pick(STRINGS.map((text) => ({ text }))).text}'`;
}

export function literalOf(cx: Context, type: Type): string {
  const { random } = cx;
  hit(cx, `${type.kind} literal`);
  switch (type.kind) {
    case 'number': {
      const text = random.chance(0.7) ? random.pick(NUMBERS.slice(0, 7)) : random.pick(NUMBERS);
      return text.startsWith('-') ? `(${text})` : text;
    }
    case 'string':
      return textLiteral(cx);
    case 'boolean':
      return random.pick(['true', 'false']);
    case 'null':
      return 'null';
    case 'undefined':
      return 'undefined';
    case 'list':
      return `[${Array.from({ length: random.pick([0, 1, 1, 2, 3].map((count) => ({ count }))).count }, () => literalOf(cx, type.item)).join(', ')}]`;
    case 'dict': {
      const keys = KEYS.filter(() => random.chance(0.35));
      return `{ ${keys.map((key) => `'${key}': ${literalOf(cx, type.value)}`).join(', ')} }`;
    }
    case 'record': {
      const fields = type.fields.filter((field) => !field.optional || random.chance(0.6));
      return `{ ${fields.map((field) => `${field.name}: ${literalOf(cx, field.type)}`).join(', ')} }`;
    }
    case 'union':
      return literalOf(cx, random.pick(type.members));
  }
}
