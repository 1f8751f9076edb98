/** Input values of a type, adversarial: empty, singleton and nested collections, missing properties, odd numbers and texts. */
import { KEYS } from './literals.ts';
import type { Random } from './random.ts';
import type { Type } from './types.ts';

const NUMBERS = [
  0, 1, 2, 3, 4, 7, -1, -2.5, 0.5, 0.1, 1e21, 1e-7, 9007199254740991, -9007199254740991, 1234567890123456, 100, 1.005,
  2147483648, -0,
];
const TEXTS = [
  '',
  'a',
  'abc',
  ' pad ',
  '0',
  '12',
  '-3.5',
  '1e3',
  'NaN',
  'true',
  'a,b',
  'é',
  '😀',
  'x😀y',
  '\u0000',
  '\n',
  '"',
  '\\',
  '{%',
  '$0',
  'null',
];

/** A JSON value of the type; undefined where the type allows it, which leaves the property out. */
export function inputOf(random: Random, type: Type): unknown {
  switch (type.kind) {
    case 'number':
      return random.chance(0.6) ? random.pick(NUMBERS.slice(0, 7)) : random.pick(NUMBERS);
    case 'string':
      return random.pick(TEXTS.map((text) => ({ text }))).text;
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    case 'list':
      return Array.from(
        { length: random.pick([{ n: 0 }, { n: 1 }, { n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }]).n },
        () => inputOf(random, type.item) ?? null,
      );
    case 'dict':
      return Object.fromEntries(KEYS.filter(() => random.chance(0.3)).map((key) => [key, inputOf(random, type.value)]));
    case 'record':
      return Object.fromEntries(
        type.fields.flatMap((field) => {
          const value = field.optional && random.chance(0.5) ? undefined : inputOf(random, field.type);
          return value === undefined ? [] : [[field.name, value]];
        }),
      );
    case 'union':
      return inputOf(random, random.pick(type.members));
  }
}
