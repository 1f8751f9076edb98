/** Code that awaits a promise which a name holds: others that are made before it in the same list run already. */
import ts from 'typescript';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';
import { awaitsIn } from './awaits.ts';
import { heldBy } from './held.ts';

/** The expression awaits a held promise, or something that is made of one. */
export function awaitsHeld(node: ts.Expression, scope: Scope, cx: Lowering): boolean {
  const names = (part: ts.Node): boolean =>
    heldBy(part, scope, cx) !== undefined || (ts.forEachChild(part, (child) => names(child) || undefined) ?? false);
  return awaitsIn(node).some(names);
}
