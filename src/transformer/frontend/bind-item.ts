/** The variable, or the targets, of a `for … of` statement: what each round gives an item to. */
import ts from 'typescript';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { assignPattern } from './assignment.ts';
import { bindPattern } from './bind-pattern.ts';
import type { Lowering } from './lowering.ts';
import { writeTo } from './place.ts';
import type { Scope } from './scope.ts';
import { lowerTarget } from './target.ts';
import { unwrap } from './write-facts.ts';

/** Gives them an item. */
export function bindItem(node: ts.ForOfStatement, item: RawExpr, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const { initializer } = node;
  if (ts.isVariableDeclarationList(initializer)) {
    const name = initializer.declarations[0]?.name;
    return name
      ? bindPattern(name, item, scope, cx, (initializer.flags & ts.NodeFlags.Const) !== 0 ? 'const' : 'let')
      : [];
  }
  const target = unwrap(initializer) as ts.Expression;
  if (ts.isArrayLiteralExpression(target) || ts.isObjectLiteralExpression(target))
    return assignPattern(target, item, scope, cx);
  const lowered = lowerTarget(target, scope, cx);
  return lowered ? [...lowered.before, writeTo(lowered, item, cx.origin(target), cx)] : [];
}
