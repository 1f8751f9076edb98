/** The moment when a promise that a constant holds has its value: awaits in the same block, from there on, read it. */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { HeldPromise, Kept } from './source.ts';

/** Notes the value that a promise has where `at` has been evaluated. */
export function settle(
  held: HeldPromise,
  value: RawExpr,
  at: ts.Node,
  { kept, by }: { readonly kept?: Kept | undefined; readonly by?: VarId | undefined } = {},
): void {
  held.state = { kind: 'settled', value, home: blockOf(at), ...(kept && { kept }), ...(by !== undefined && { by }) };
}

/** The innermost block around a node. */
function blockOf(node: ts.Node): ts.Node {
  let current = node;
  while (!ts.isBlock(current) && !ts.isSourceFile(current) && !ts.isCaseOrDefaultClause(current))
    current = current.parent;
  return current;
}
