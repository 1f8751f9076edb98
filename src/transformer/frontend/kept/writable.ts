/** Whether a list of functions, or a variable that holds one, may be changed where the code stands. */
import type ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { d } from '../../diagnostics/index.ts';
import type { Lowering } from '../lowering.ts';
import type { KeptList, Scope } from '../scope.ts';

/** Notes the change, and reports it where others would not see it. */
export function demandWritable(variable: VarId, kept: KeptList, node: ts.Node, scope: Scope, cx: Lowering): void {
  const origin = cx.origin(node);
  const { name } = cx.variableOf(variable);
  cx.kept.addChange(kept.declaration, node);
  const related = [{ span: cx.origin(kept.declaration), message: 'declared here' }];
  if (!scope.effects && !isInside(kept.scope, scope)) cx.report(d.callbackWrite(origin, { variable: name }));
  else if (scope.region && cx.regions.get(variable) !== scope.region)
    cx.report(d.capturedWrite(origin, { variable: name }, related));
}

/** The list was declared inside the callback being lowered. */
function isInside(home: Scope, scope: Scope): boolean {
  for (let current: Scope | null = scope; current && !current.effects; current = current.parent)
    if (current === home) return true;
  return false;
}
