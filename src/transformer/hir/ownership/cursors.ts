/**
 * Write backs of cursors, which `usePlaces` makes: `tree = Data.putAt(tree, path, node)` puts the cursor's copy of an object to
 * where the object is in the tree. So the tree is up to date again, where the object is in one place of it only.
 */
import type { VarId } from '../../core/ids.ts';
import type { Assign } from '../../core/statement.ts';
import { type Analysis, checkRead } from './analysis.ts';
import { isOnce, reach } from './heap.ts';
import { forgetNames } from './slot-name.ts';
import { NOTHING } from './union.ts';

/** The cursor whose object the statement puts back, null for other statements. */
export function cursorOf({ value }: Assign<never>): VarId | null {
  if (value === 'remove' || value.kind !== 'library' || value.member !== 'Data.putAt') return null;
  const cursor = value.arguments[2];
  return cursor?.kind === 'ref' ? cursor.variable : null;
}

/** The write back: what was changed through the cursor is up to date in the tree, and nothing else may be outdated there. */
export function putBack({ variable, origin }: Assign<never>, cursor: VarId, cx: Analysis): void {
  const { state } = cx;
  if (state === null) return;
  const moved = reach(state.heap, state.holds.get(cursor) ?? NOTHING);
  checkRead(cursor, moved, origin, cx);
  const outdated = state.outdated.get(variable);
  for (const [object, why] of [...(outdated ?? [])])
    if (why.through === cursor && moved.has(object) && isOnce(state.heap, object)) outdated?.delete(object);
  checkRead(variable, reach(state.heap, state.holds.get(variable) ?? NOTHING), origin, cx);
  forgetNames(state, variable);
}
