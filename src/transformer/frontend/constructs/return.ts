/** `return`: ends the region, the callback or the inlined function it stands in. */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { statementConstruct } from '../construct.ts';
import { demandData, demandPlain } from '../data.ts';
import type { Lowering } from '../lowering.ts';
import { matchAsList } from '../match-list.ts';
import type { Scope } from '../scope.ts';

export const returnStatement = statementConstruct<ts.ReturnStatement>({
  title: 'return',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const value = node.expression ? returned(node.expression, scope, cx) : null;
    const frame = scope.frame;
    const leaves = frame.kind === 'region' && scope.region === null;
    if (node.expression && scope.inlining.length === 1) demandPlain(node.expression, cx);
    if (frame.kind !== 'inline')
      return [{ kind: 'return', origin, value: leaves && value ? demandData(matchAsList(value, cx), cx) : value }];
    const result: RawExpr = value ?? { kind: 'absent', origin, shape: { kinds: 64 } };
    const statements: RawStatement[] = [
      { kind: 'assign', origin, variable: frame.result, path: [], value: result },
      { kind: 'break', origin, label: frame.label },
    ];
    return statements;
  },
});

/** An async function may return a promise; inside `try` that differs from awaiting it, so `await` must be written. */
function returned(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  if (!cx.facts.isPromise(node)) return cx.expression(node, scope);
  if (scope.insideTry) cx.report(d.returnedPromise(cx.origin(node)));
  return cx.awaited(node, scope);
}
