/** Variables whose value stays what it is where a promise is made, so that it may be taken along. */
import type ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { isSettled } from '../kept/settled.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';

/** Nothing assigns the variable in this round of its loops after `made`. */
export function keepsValue(variable: VarId, made: ts.Node, scope: Scope, cx: Lowering): boolean {
  if (cx.isConstant(variable)) return true;
  const name = nameOf(variable, scope);
  return name !== undefined && isSettled(name, made, cx.facts);
}

function nameOf(variable: VarId, scope: Scope): ts.Symbol | undefined {
  for (let current: Scope | null = scope; current; current = current.parent)
    for (const [symbol, binding] of current.bindings)
      if (binding.kind === 'variable' && binding.variable === variable) return symbol;
  return undefined;
}
