/** Bodies of `if`, loops and the like: a single statement or a block, in a scope of its own. */
import ts from 'typescript';
import type { RawStatement } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import { childScope, type Scope } from './scope.ts';

/** Lowers a body in a nested scope. */
export function lowerBody(node: ts.Statement, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const inner = childScope(scope);
  return ts.isBlock(node) ? cx.statements(node.statements, inner) : cx.statements([node], inner);
}
