/**
 * Writes into objects that may have other names: what one puts into them is read through all of their names, also by those that
 * had got their shapes from what the object was made with.
 */
import type { VarId } from '../core/ids.ts';
import type { LibraryMember } from '../core/library.ts';
import { isOnly } from '../core/shape.ts';
import type { Assign } from '../core/statement.ts';
import type { RawExpr, RawLeaf, RawStatement, RawWorkflow, Sequence } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { NULLISH, SCALARS } from './denied.ts';

/** True when a write may change an object that was not made for the name that is written. */
export function writesShared({ body, functions }: RawWorkflow): boolean {
  /** What names are given; those of items, parameters and results are not among them. */
  const values = new Map<VarId, RawExpr[]>();
  const written = new Set<VarId>();
  let isDeep = false;
  const give = (name: VarId, value: RawExpr | null): void => {
    values.set(name, [...(values.get(name) ?? []), ...(value ? [value] : [])]);
  };
  const statement = (node: RawStatement): boolean => {
    if (node.kind === 'declare') give(node.variable, node.value);
    if (node.kind !== 'assign') return true;
    const { variable, path, value, inPlace } = node;
    if (path.length === 0 && !inPlace && value !== 'remove') give(variable, value);
    else if (value !== 'remove' && isOnly(value.shape, SCALARS)) return true;
    else if (isShallow(node)) written.add(variable);
    else isDeep = true;
    return true;
  };
  rawWalk.visit(body, { statement });
  for (const made of functions.values()) rawWalk.visit(made.body, { statement });
  return isDeep || [...written].some((name) => !(values.get(name)?.every((value) => isMade(value, values)) ?? false));
}

/** The write changes the object itself, rather than what is in it. */
function isShallow({ path, inPlace }: Assign<RawLeaf>): boolean {
  return path.length === (inPlace ? 0 : 1);
}

/** The value is data without parts, or an object that is made where it stands. */
function isMade(value: RawExpr, values: ReadonlyMap<VarId, readonly RawExpr[]>): boolean {
  if (isOnly(value.shape, SCALARS | NULLISH)) return true;
  switch (value.kind) {
    case 'list':
    case 'record':
      return true;
    case 'library':
      return MAKERS.has(value.member);
    case 'sequence':
      return isMadeIn(value, values);
    case 'conditional':
      return isMade(value.consequent, values) && isMade(value.alternate, values);
    case 'logical':
      return isMade(value.left, values) && isMade(value.right, values);
    default:
      return false;
  }
}

/** What a function or a loop gives: its own name for it is gone with it. */
function isMadeIn({ body, value }: Sequence, values: ReadonlyMap<VarId, readonly RawExpr[]>): boolean {
  if (value.kind !== 'ref') return isMade(value, values);
  const isOwn = body.some((node) => node.kind === 'declare' && node.variable === value.variable);
  return isOwn && (values.get(value.variable)?.every((one) => isMade(one, values)) ?? false);
}

/** Built-ins that give an object of their own. */
const MAKERS: ReadonlySet<LibraryMember> = new Set<LibraryMember>([
  'Array.filled',
  'Array.from',
  'Array.fromLength',
  'Array.prototype.concat',
  'Array.prototype.filter',
  'Array.prototype.flat',
  'Array.prototype.flatMap',
  'Array.prototype.map',
  'Array.prototype.slice',
  'Array.prototype.toReversed',
  'Array.prototype.toSorted',
  'Array.prototype.with',
  'Map.from',
  'Object.entries',
  'Object.fromEntries',
  'Object.keys',
  'Object.omit',
  'Object.values',
  'Set.from',
  'String.prototype.split',
]);
