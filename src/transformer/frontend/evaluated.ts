/** An expression evaluated only for what it does. */
import ts from 'typescript';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

/** The statements of an expression whose value nobody reads. */
export function evaluated(node: ts.Expression, scope: Scope, cx: Lowering): readonly RawStatement[] {
  return statementsOf(cx.expression(node, scope), node, cx);
}

/** What is left of a lowered expression when nobody reads its value; of a promise that is awaited, that it is. */
export function statementsOf(value: RawExpr, node: ts.Expression, cx: Lowering): readonly RawStatement[] {
  if (value.kind !== 'sequence') return [{ kind: 'evaluate', origin: cx.origin(node), value }];
  const { kind } = value.value;
  const trivial = (kind === 'ref' && !ts.isAwaitExpression(node)) || kind === 'absent' || kind === 'literal';
  return trivial ? value.body : [...value.body, { kind: 'evaluate', origin: cx.origin(node), value: value.value }];
}
