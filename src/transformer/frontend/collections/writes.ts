/**
 * What the body of a loop does to the collection that it goes through. JavaScript's iterator follows the collection: it comes to
 * entries that are added meanwhile, and not to those that are removed before their turn.
 */
import type { VarId } from '../../core/ids.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import { ownerOf } from './names.ts';

export interface CollectionWrites {
  readonly adds: boolean;
  readonly removes: boolean;
  /** It does anything of the kind, new values for its keys included. */
  readonly updates: boolean;
  /** Writes whose kind cannot be told. */
  readonly others: boolean;
}

/** The writes of `collection` in a body; `entry` is the text or item of the present round, which is no new one. */
export function collectionWrites(
  body: readonly RawStatement[],
  collection: VarId,
  entry: VarId,
  cx: Lowering,
): CollectionWrites {
  const owner = ownerOf(collection, cx);
  const found = { adds: false, removes: false, updates: false, others: false };
  const declared = new Map<VarId, RawExpr>();
  const names = new Set([collection]);
  rawWalk.visit(body, {
    statement: (node) => {
      if (node.kind === 'declare' && node.value) {
        declared.set(node.variable, node.value);
        if (mayBeOneOf(node.value, names)) names.add(node.variable);
      }
      if (node.kind !== 'assign') return undefined;
      const { value } = node;
      const binds = node.path.length === 0 && !node.inPlace;
      if (binds && value !== 'remove' && mayBeOneOf(value, names)) names.add(node.variable);
      const same = names.has(node.variable) || (owner !== null && ownerOf(node.variable, cx) === owner);
      if (!same || node.path.length > 1) return undefined;
      found.updates = true;
      if (node.variable !== collection || binds) found.others = true;
      else if (value === 'remove') found.removes = true;
      else if (node.path[0]) found.adds ||= !isEntry(node.path[0].key, entry, declared);
      else found[changeOf(value)] = true;
      return undefined;
    },
  });
  // Who else changes a part of something is not known here.
  if (owner === null && found.updates) found.others = true;
  return found;
}

/** The value is one of the named objects, or may be. */
function mayBeOneOf(value: RawExpr, names: ReadonlySet<VarId>): boolean {
  if (value.kind === 'ref') return names.has(value.variable);
  if (value.kind === 'sequence') return mayBeOneOf(value.value, names);
  if (value.kind === 'conditional') return mayBeOneOf(value.consequent, names) || mayBeOneOf(value.alternate, names);
  return value.kind === 'logical' && (mayBeOneOf(value.left, names) || mayBeOneOf(value.right, names));
}

/** What a change in place does. */
function changeOf(content: RawExpr): 'adds' | 'removes' | 'others' {
  if (content.kind === 'library' && content.member === 'Set.with') return 'adds';
  if (content.kind === 'library' && content.member === 'Set.without') return 'removes';
  const empty = (content.kind === 'list' || content.kind === 'record') && content.entries.length === 0;
  return empty ? 'removes' : 'others';
}

/** The key is that of the present round. */
function isEntry(key: RawExpr, entry: VarId, declared: ReadonlyMap<VarId, RawExpr>): boolean {
  if (key.kind === 'ref') {
    if (key.variable === entry) return true;
    const value = declared.get(key.variable);
    return value !== undefined && isEntry(value, entry, declared);
  }
  if (key.kind !== 'library' || (key.member !== 'Map.keyText' && key.member !== 'Map.key')) return false;
  const [of] = key.arguments;
  return of !== undefined && isEntry(of, entry, declared);
}
