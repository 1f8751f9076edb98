/** Whether the variable of a name may be written where the code stands: not by a concurrent body or callback around which it was declared. */
import type ts from 'typescript';
import type { VarId } from '../core/ids.ts';
import { d } from '../diagnostics/index.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

/** True where it may; others are reported. */
export function demandWritableName(
  symbol: ts.Symbol,
  variable: VarId,
  node: ts.Node,
  scope: Scope,
  cx: Lowering,
): boolean {
  if (!scope.effects && !scope.handsBack && !isInside(symbol, scope)) {
    cx.report(d.callbackWrite(cx.origin(node), { variable: symbol.name }));
    return false;
  }
  if (!scope.region || cx.regions.get(variable) === scope.region) return true;
  const declared = symbol.valueDeclaration;
  const related = declared ? [{ span: cx.origin(declared), message: 'declared here' }] : [];
  cx.report(d.capturedWrite(cx.origin(node), { variable: symbol.name }, related));
  return false;
}

/** The variable was declared inside the callback being lowered. */
export function isInside(symbol: ts.Symbol, scope: Scope): boolean {
  for (let current: Scope | null = scope; current && !current.effects; current = current.parent) {
    if (current.bindings.has(symbol)) return true;
  }
  return false;
}
