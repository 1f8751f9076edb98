/** Other names of collections, for loops whose body changes what they go through: it must be known what they change. */
import type { VarId } from '../../core/ids.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';

/** Notes what a new variable is another name of. */
export function noteName(variable: VarId, value: RawExpr, cx: Lowering): void {
  const of = value.kind === 'sequence' ? value.value : value;
  if (of.kind === 'ref') cx.otherNames.set(variable, of.variable);
  else if (!isMade(of)) cx.otherNames.set(variable, null);
}

function isMade(value: RawExpr): boolean {
  if (value.kind === 'library') return /^(Map|Set)\.|slice$/.test(value.member);
  return value.kind === 'record' || value.kind === 'list' || value.kind === 'call';
}

/** The variable that has the collection; null where it is a part of something else. */
export function ownerOf(variable: VarId, cx: Lowering): VarId | null {
  const of = cx.otherNames.get(variable);
  return of === undefined ? variable : of === null ? null : ownerOf(of, cx);
}
