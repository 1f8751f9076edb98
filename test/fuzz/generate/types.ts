/** The types of generated programs: a part of TypeScript that is JSON plus `undefined`, with assignability between them. */
import type { Random } from './random.ts';

export interface Field {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
}

export type Scalar = { readonly kind: 'number' | 'string' | 'boolean' | 'null' | 'undefined' };
export type Type =
  | Scalar
  | { readonly kind: 'list'; readonly item: Type }
  | { readonly kind: 'dict'; readonly value: Type }
  | { readonly kind: 'record'; readonly fields: readonly Field[] }
  | { readonly kind: 'union'; readonly members: readonly Type[] };

export const NUMBER: Type = { kind: 'number' };
export const STRING: Type = { kind: 'string' };
export const BOOLEAN: Type = { kind: 'boolean' };
export const NULL: Type = { kind: 'null' };
export const UNDEFINED: Type = { kind: 'undefined' };
export const listOf = (item: Type): Type => ({ kind: 'list', item });
export const dictOf = (value: Type): Type => ({ kind: 'dict', value });
export const recordOf = (fields: readonly Field[]): Type => ({ kind: 'record', fields });

/** A union, flattened and without doubles. */
export function unionOf(...members: readonly Type[]): Type {
  const flat = members.flatMap((member) => (member.kind === 'union' ? member.members : [member]));
  const distinct = flat.filter(
    (member, index) => flat.findIndex((other) => printType(other) === printType(member)) === index,
  );
  return distinct.length === 1 && distinct[0] ? distinct[0] : { kind: 'union', members: distinct };
}

/** The members of a union, or the type itself. */
export function membersOf(type: Type): readonly Type[] {
  return type.kind === 'union' ? type.members : [type];
}

/** The type without null and undefined; undefined when nothing is left. */
export function presentPart(type: Type): Type | undefined {
  const members = membersOf(type).filter((member) => member.kind !== 'null' && member.kind !== 'undefined');
  return members.length === 0 ? undefined : unionOf(...members);
}

export function mayBeNullish(type: Type): boolean {
  return membersOf(type).some((member) => member.kind === 'null' || member.kind === 'undefined');
}

/** The type as TypeScript. */
export function printType(type: Type): string {
  switch (type.kind) {
    case 'list':
      return type.item.kind === 'union' ? `(${printType(type.item)})[]` : `${printType(type.item)}[]`;
    case 'dict':
      return `Record<string, ${printType(type.value)}>`;
    case 'record':
      return `{ ${type.fields.map((field) => `${field.name}${field.optional ? '?' : ''}: ${printType(field.type)}`).join('; ')} }`;
    case 'union':
      return type.members.map(printType).join(' | ');
    default:
      return type.kind;
  }
}

/** True when a value of one type may stand where the other is asked for. */
export function assignable(from: Type, to: Type): boolean {
  if (from.kind === 'union') return from.members.every((member) => assignable(member, to));
  if (to.kind === 'union') return to.members.some((member) => assignable(from, member));
  if (from.kind === 'list' && to.kind === 'list') return assignable(from.item, to.item);
  if (from.kind === 'dict' && to.kind === 'dict') return assignable(from.value, to.value);
  if (from.kind === 'record' && to.kind === 'record') return to.fields.every((field) => hasField(from.fields, field));
  return from.kind === to.kind && from.kind !== 'list' && from.kind !== 'dict' && from.kind !== 'record';
}

function hasField(fields: readonly Field[], wanted: Field): boolean {
  const own = fields.find((field) => field.name === wanted.name);
  if (!own) return false;
  return (wanted.optional || !own.optional) && assignable(own.type, wanted.type);
}

const FIELDS = ['a', 'b', 'c', 'id', 'name', 'count', 'length2', 'value', 'tag', 'items'];
const SCALARS: readonly Type[] = [NUMBER, NUMBER, STRING, STRING, BOOLEAN];

/** A random type, at most `depth` deep. */
export function randomType(random: Random, depth: number): Type {
  const roll = random.below(20);
  if (depth <= 0 || roll < 9) return random.pick(SCALARS);
  if (roll < 13) return listOf(itemType(random, depth - 1));
  if (roll < 16) return randomRecord(random, depth - 1);
  if (roll < 17) return dictOf(random.pick(SCALARS));
  return randomUnion(random, depth - 1);
}

/** Items of lists are never undefined: JSON lists cannot hold it. */
function itemType(random: Random, depth: number): Type {
  const type = randomType(random, depth);
  const members = membersOf(type).filter((member) => member.kind !== 'undefined');
  return members.length === 0 ? NUMBER : unionOf(...members);
}

export function randomRecord(random: Random, depth: number): Type {
  const count = 1 + random.below(4);
  const start = random.below(FIELDS.length);
  const fields = Array.from({ length: count }, (_, index) => ({
    name: FIELDS[(start + index * 3) % FIELDS.length] ?? 'a',
    type: randomType(random, depth),
    optional: random.chance(0.25),
  }));
  return recordOf(fields.filter((field, index) => fields.findIndex((other) => other.name === field.name) === index));
}

export function randomUnion(random: Random, depth: number): Type {
  const main = random.pick([
    NUMBER,
    STRING,
    BOOLEAN,
    listOf(NUMBER),
    listOf(STRING),
    randomRecord(random, Math.max(0, depth - 1)),
  ]);
  const other = random.pick([NULL, NULL, UNDEFINED, UNDEFINED, STRING, NUMBER]);
  const union = unionOf(main, other);
  return union.kind === 'union' ? union : unionOf(main, NULL);
}
