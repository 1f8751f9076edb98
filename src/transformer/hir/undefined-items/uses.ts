/** What built-ins do with a list whose undefined items are marks. A built-in that is not listed would see the marks. */
import type { LibraryMember } from '../../core/library.ts';

/** How a built-in meets marks. */
export type MarkUse =
  /** It moves items as they are, or looks at none. */
  | { readonly kind: 'moves' }
  /** It gives items to its callback, at these positions; its result may be an item. */
  | { readonly kind: 'calls'; readonly items: readonly number[]; readonly gives: 'item' | 'other' }
  /** Its result is an item. */
  | { readonly kind: 'gives' }
  /** It compares items with its first argument. */
  | { readonly kind: 'seeks' }
  /** It writes undefined as it writes null, and numbers that JSON lacks as null or as themselves. */
  | { readonly kind: 'writes'; readonly numbers: 'null' | 'own' };

const calls = (...items: readonly number[]): MarkUse => ({ kind: 'calls', items, gives: 'other' });
const finds: MarkUse = { kind: 'calls', items: [0], gives: 'item' };
const moves: MarkUse = { kind: 'moves' };

const USES: ReadonlyMap<LibraryMember, MarkUse> = new Map<LibraryMember, MarkUse>([
  ['Array.prototype.map', calls(0)],
  ['Array.prototype.filter', calls(0)],
  ['Array.prototype.some', calls(0)],
  ['Array.prototype.every', calls(0)],
  ['Array.prototype.flatMap', calls(0)],
  ['Array.prototype.findIndex', calls(0)],
  ['Array.prototype.findLastIndex', calls(0)],
  ['Array.prototype.reduce', calls(1)],
  ['Array.prototype.reduceRight', calls(1)],
  ['Array.prototype.find', finds],
  ['Array.prototype.findLast', finds],
  ['Array.prototype.at', { kind: 'gives' }],
  ['Array.prototype.includes', { kind: 'seeks' }],
  ['Array.prototype.indexOf', { kind: 'seeks' }],
  ['Array.prototype.lastIndexOf', { kind: 'seeks' }],
  ['Array.prototype.join', { kind: 'writes', numbers: 'own' }],
  ['JSON.stringify', { kind: 'writes', numbers: 'null' }],
  ...(
    [
      'length',
      'structuredClone',
      'Boolean',
      'Array.isArray',
      'Array.prototype.concat',
      'Array.prototype.entries',
      'Array.prototype.fill',
      'Array.prototype.flat',
      'Array.prototype.keys',
      'Array.prototype.slice',
      'Array.prototype.toReversed',
      'Array.prototype.values',
      'Array.prototype.with',
      'Array.filled',
      'Array.fromLength',
      'Object.entries',
      'Object.freeze',
      'Object.fromEntries',
      'Object.hasOwn',
      'Object.keys',
      'Object.omit',
      'Object.values',
      'Data.item',
      'Data.packed',
      'Data.unpacked',
      // As a number, a mark is NaN like undefined.
      'Math.maxOf',
      'Math.minOf',
    ] as const
  ).map((member): [LibraryMember, MarkUse] => [member, moves]),
]);

/** How the built-in meets marks; undefined where it has no exact meaning on them. */
export function markUse(member: LibraryMember, argumentCount: number): MarkUse | undefined {
  const reduces = member === 'Array.prototype.reduce' || member === 'Array.prototype.reduceRight';
  return reduces && argumentCount < 2 ? undefined : USES.get(member);
}
