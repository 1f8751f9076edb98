/** Calls of a function inside itself. A pure one becomes a function of the workflow; one with effects is refused. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import type { FunctionValue, Scope } from './scope.ts';

/** Refuses recursion, naming the way out for its kind. */
export function lowerRecursiveCall(fn: FunctionValue, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  void scope;
  const name = fn.node.name && ts.isIdentifier(fn.node.name) ? fn.node.name.text : 'this function';
  cx.report(d.recursion(cx.origin(node), { name }, [{ span: cx.origin(fn.node.name ?? fn.node), message: 'declared here' }]));
  return cx.invalid(node);
}
