/**
 * `for await (const item of promises)`: all promises run, and the body gets their values in order. A body without calls cannot
 * tell whether all of them have settled before it starts; one that calls, leaves the loop or is watched by `try` can.
 * `for (const promise of promises)` whose body awaits each is the same.
 */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { bindStatic } from '../bind-static.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { startAll } from './all.ts';
import { awaitsIn, canLeave, placeIn, watcherOf } from './awaits.ts';
import { itemsArePromises, sourceOf } from './elements.ts';
import { awaitHeld, boundTo } from './held.ts';
import { holdIn } from './hold-in.ts';
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
  return valuesOf(node, awaitsIn(node.statement), '`for await` over promises', scope, cx);
}

/** The promises are all made before the loop, and the body awaits nothing else. */
function valuesOf(
  node: ts.ForOfStatement,
  others: readonly ts.Node[],
  what: string,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const problem = demandQuiet(node, others, what, scope, cx);
  if (problem) return problem;
  const source = sourceOf(node.expression, scope, cx, true);
  return source ? awaitedAtOnce(startAll(source, node.expression, cx)) : cx.invalid(node);
}

/** The body cannot tell whether all promises have settled before it starts. */
function demandQuiet(
  node: ts.ForOfStatement,
  others: readonly ts.Node[],
  what: string,
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const watched = scope.insideTry || scope.inlining.length > 1;
  if (others.length === 0 && !canLeave(node) && !(watched && writesAnything(node, cx))) return undefined;
  return refused(
    node,
    `${what} whose body calls tasks, leaves the loop or writes what a \`catch\` may read`,
    'Await them with `Promise.all`, then use `for … of`.',
    cx,
  );
}

/** `for (const job of jobs)` over objects with promises in them, whose body awaits those: what runs before, and the objects. */
export function jobItems(
  node: ts.ForOfStatement,
  scope: Scope,
  cx: Lowering,
):
  | {
      readonly before: readonly RawStatement[];
      readonly list: RawExpr;
      bind(item: RawExpr, inner: Scope): readonly RawStatement[];
    }
  | undefined {
  const { initializer, statement } = node;
  const jobs = boundTo(node.expression, scope, cx);
  const name = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
  if (jobs?.kind !== 'jobs' || !name) return undefined;
  const awaited = awaitsIn(statement);
  const isOwn = (one: ts.Node): boolean =>
    ts.isAwaitExpression(one) && isPartOf(one.expression, name) && watcherOf(one, node) === null;
  const own = awaited.filter(isOwn);
  // Where a round awaits none of them, Node goes on to the next.
  const certain = own.some((one) => placeIn(one, statement).certain) && !canLeave(statement);
  const others = certain ? awaited.filter((one) => !isOwn(one)) : [node];
  if (demandQuiet(node, others, 'a loop over promises', scope, cx)) jobs.held.state = { kind: 'refused' };
  const results = awaitHeld(jobs.held, node.expression, cx);
  const [declare, values] = b.capture(results, 'results', cx);
  return {
    before: [...declare, b.evaluate(values, cx.origin(node.expression))],
    list: b.ref(jobs.list, cx.shapeOfVariable(jobs.list), cx.origin(node.expression)),
    bind: (entry, inner) => {
      const { before, binding } = jobs.item(entry, values);
      return [...before, ...bindStatic(name, binding, undefined, inner, cx)];
    },
  };
}

/** `job.promise`, or a name that the loop's pattern declares. */
function isPartOf(node: ts.Expression, name: ts.BindingName): boolean {
  const owner = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression : node;
  if (!ts.isIdentifier(owner)) return false;
  if (ts.isIdentifier(name)) return owner !== node && owner.text === name.text;
  const names = name.elements.flatMap((one) => (ts.isOmittedExpression(one) ? [] : [one.name.getText()]));
  return owner === node && names.includes(owner.text);
}

/** `for (const name of promises)` with a body that awaits `name`: the values, and what `name` stands for. */
export function promiseItems(
  node: ts.ForOfStatement,
  name: ts.Identifier | undefined,
  scope: Scope,
  cx: Lowering,
): { readonly list: RawExpr; bind(item: RawExpr, inner: Scope): readonly RawStatement[] } | undefined {
  const list = node.expression;
  const symbol = name && cx.facts.symbol(name);
  const isList = cx.facts.checker.isArrayLikeType(cx.facts.type(list));
  if (!symbol || !isList || !cx.facts.isPromise(name) || cx.facts.isReassigned(symbol)) return undefined;
  const others = awaitsIn(node.statement).filter((one) => !isAwaitOf(one, symbol, cx) || watcherOf(one, node) !== null);
  return {
    list: valuesOf(node, others, 'a loop over promises', scope, cx),
    bind: (value, inner) => {
      const made = { made: list, running: { kind: 'one' as const, value } };
      const held = holdIn(inner, { symbol, ...made });
      held.state = { kind: 'settled', value, home: node.statement };
      return [];
    },
  };
}

function isAwaitOf(node: ts.Node, symbol: ts.Symbol, cx: Lowering): boolean {
  return ts.isAwaitExpression(node) && ts.isIdentifier(node.expression) && cx.facts.symbol(node.expression) === symbol;
}

function writesAnything(node: ts.ForOfStatement, cx: Lowering): boolean {
  const { reassigned, mutated } = cx.facts.writesIn(node.statement);
  return reassigned.size > 0 || mutated.size > 0;
}

function refused(node: ts.ForOfStatement, syntax: string, hint: string, cx: Lowering): RawExpr {
  cx.report(d.unsupportedSyntax(cx.origin(node.expression), { syntax, hint }));
  return cx.invalid(node);
}
