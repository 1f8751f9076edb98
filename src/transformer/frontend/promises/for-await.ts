/**
 * `for await (const item of promises)`: all promises run, and the body gets their values in order. A body without calls cannot
 * tell whether all of them have settled before it starts; one that calls, leaves the loop or is watched by `try` can.
 */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';
import { startAll } from './all.ts';
import { awaitsIn, canLeave } from './awaits.ts';
import { itemsArePromises, sourceOf } from './elements.ts';
import { awaitedAtOnce } from './started.ts';

/** The values that the loop gives to its body; `iterable` reads plain arrays. */
export function awaitedItems(
  node: ts.ForOfStatement,
  scope: Scope,
  cx: Lowering,
  iterable: (list: ts.Expression, scope: Scope, cx: Lowering) => RawExpr,
): RawExpr {
  const list = node.expression;
  if (cx.facts.checker.isArrayLikeType(cx.facts.type(list)) && !itemsArePromises(list, cx))
    return iterable(list, scope, cx);
  if (!cx.facts.checker.isArrayLikeType(cx.facts.type(list)))
    return refused(node, '`for await` over what is not an array', 'Await an array of promises.', cx);
  const watched = scope.insideTry || scope.inlining.length > 1;
  if (awaitsIn(node.statement).length > 0 || canLeave(node) || (watched && writesAnything(node, cx)))
    return refused(
      node,
      '`for await` over promises whose body calls tasks, leaves the loop or writes what a `catch` may read',
      'Await them with `Promise.all`, then use `for … of`.',
      cx,
    );
  const source = sourceOf(list, scope, cx, true);
  return source ? awaitedAtOnce(startAll(source, list, cx)) : cx.invalid(node);
}

function writesAnything(node: ts.ForOfStatement, cx: Lowering): boolean {
  const { reassigned, mutated } = cx.facts.writesIn(node.statement);
  return reassigned.size > 0 || mutated.size > 0;
}

function refused(node: ts.ForOfStatement, syntax: string, hint: string, cx: Lowering): RawExpr {
  cx.report(d.unsupportedSyntax(cx.origin(node.expression), { syntax, hint }));
  return cx.invalid(node);
}
