/** What built-ins do with lists and objects that have come through JSON. */
import type { LibraryCall } from '../../core/expr.ts';
import type { LibraryMember } from '../../core/library.ts';
import { inside, joinTraces, NO_TRACE, type Trace } from './traces.ts';

/** They move items or give them to callbacks, and look at none themselves. */
const MOVES: ReadonlySet<LibraryMember> = new Set<LibraryMember>([
  ...([
    'map filter some every find findLast findIndex findLastIndex flatMap reduce reduceRight slice at toReversed concat',
    'entries values keys flat with',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `Array.prototype.${name}`) as LibraryMember[]),
  'length',
  'structuredClone',
  'Boolean',
  'JSON.stringify',
  'Array.isArray',
  'Object.entries',
  'Object.freeze',
  'Object.fromEntries',
  'Object.hasOwn',
  'Object.keys',
  'Object.omit',
  'Object.values',
]);

/** Their result is a number, but none of the items. */
const COUNTS: ReadonlySet<LibraryMember> = new Set<LibraryMember>([
  'length',
  'Array.prototype.findIndex',
  'Array.prototype.findLastIndex',
  'Array.prototype.keys',
  'Object.keys',
]);

/** True for a built-in that sees no item itself. */
export function movesItems(member: LibraryMember): boolean {
  return MOVES.has(member) || member.startsWith('Data.');
}

/** The traces of the parameters of a callback; `result`: of what it returns. */
export function parameterTraces(
  { member, arguments: given }: LibraryCall<never>,
  list: Trace,
  start: Trace,
  result: Trace,
): readonly Trace[] {
  const item = inside(list, true);
  switch (member) {
    case 'Array.prototype.reduce':
    case 'Array.prototype.reduceRight':
      return [joinTraces(result, given.length > 1 ? start : item), item, NO_TRACE, list];
    case 'Array.prototype.sort':
    case 'Array.prototype.toSorted':
      return [item, item];
    default:
      return [item, NO_TRACE, list];
  }
}

/** The trace of the result; `operands` of what is given, `returned` of what the callback returns. */
export function resultTrace({ member }: LibraryCall<never>, operands: Trace, returned: Trace): Trace {
  if (COUNTS.has(member)) return NO_TRACE;
  switch (member) {
    case 'Array.prototype.map':
    case 'Array.prototype.flatMap':
    case 'Array.fromLength':
      return returned;
    case 'Array.prototype.find':
    case 'Array.prototype.findLast':
    case 'Array.prototype.at':
      return inside(operands, true);
    default:
      return joinTraces(operands, returned);
  }
}
