/** Where effects may stand: in a workflow and its async helpers, not in callbacks of built-ins and pure helpers. */
import type ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

/** False, and reported, where an effect cannot stand. */
export function demandEffects(node: ts.Node, scope: Scope, cx: Lowering): boolean {
  if (!scope.effects) cx.report(d.effectInCallback(cx.origin(node)));
  return scope.effects;
}
