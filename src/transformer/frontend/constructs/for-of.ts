/**
 * `for (const item of list)`, sequential as in JavaScript. A list that the body changes is walked by index, as the iterator
 * sees the changes; strings are walked by code point.
 */
import ts from 'typescript';
import { isOnly, Kind, mayBe, shapes, withKinds } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { elementAt } from '../access.ts';
import { bindItem } from '../bind-item.ts';
import { bindStatic } from '../bind-static.ts';
import { lowerBody } from '../body.ts';
import { demandIterable } from '../checks.ts';
import { charactersOf } from '../code-points.ts';
import { loopOverCollection } from '../collections/for-of.ts';
import { asIterable } from '../collections/iterated.ts';
import { statementConstruct } from '../construct.ts';
import { surplusKinds } from '../denied.ts';
import { holdsFunctions } from '../function-types.ts';
import { constantShape } from '../given.ts';
import { hasInvalid } from '../invalid.ts';
import { loopScope } from '../jumps.ts';
import { itemAt } from '../kept/item.ts';
import { pairsOf } from '../kept/made.ts';
import { mayChangeIn } from '../kept/running.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { matchAsList } from '../match-list.ts';
import { oneList } from '../one-list.ts';
import { awaitedItems, jobItems, promiseItems } from '../promises/for-await.ts';
import { childScope, type Scope, type Static } from '../scope.ts';
import { staticOf } from '../static-value.ts';
import { rootOf, unwrap } from '../write-facts.ts';

export const forOfStatement = statementConstruct<ts.ForOfStatement>({
  title: 'for … of',
  lower: (node, scope, cx) => {
    const collection = node.awaitModifier ? undefined : loopOverCollection(node, scope, cx);
    if (collection) return collection;
    const promises = node.awaitModifier ? undefined : promiseItems(node, directName(node), scope, cx);
    if (promises) return byItem(node, promises.list, scope, cx, promises.bind);
    const jobs = node.awaitModifier ? undefined : jobItems(node, scope, cx);
    if (jobs) return [...jobs.before, ...byItem(node, jobs.list, scope, cx, jobs.bind)];
    const functions = functionItems(node, scope, cx);
    if (functions) return functions;
    const list = node.awaitModifier ? awaitedItems(node, scope, cx, iterable) : iterable(node.expression, scope, cx);
    return changesList(node, cx) ? byIndex(node, list, scope, cx) : byItem(node, list, scope, cx);
  },
});

/** The list that iterating a value gives. */
function iterable(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const value = asIterable(demandIterable(matchAsList(cx.expression(node, scope), cx), cx), node, cx);
  const { shape } = value;
  if (shape.kinds !== 0 && isOnly(shape, Kind.list)) return value;
  if (shape.kinds !== 0 && isOnly(shape, Kind.string)) return charactersOf(value);
  if (hasInvalid(value)) return value;
  const certain = mayBe(shape, Kind.list) ? 'a value that may not be an array' : 'a value that is not an array';
  cx.report(
    d.unsupportedSyntax(cx.origin(node), {
      syntax: `iterating ${certain}`,
      hint: 'Iterate an array, e.g. `Object.entries(object)`, or narrow the type first.',
    }),
  );
  return value;
}

/** The body writes the list that it iterates. */
function changesList(node: ts.ForOfStatement, cx: Lowering): boolean {
  const root = rootOf(node.expression);
  const symbol = ts.isIdentifier(root) ? cx.facts.symbol(root) : undefined;
  if (symbol === undefined) return false;
  return cx.facts.writesIn(node.statement).mutated.has(symbol) || cx.facts.isWrittenElsewhere(symbol, node);
}

/** Lets the loop's name or pattern stand for an item that has no value at run time. */
type BindItem = (item: RawExpr, inner: Scope) => readonly RawStatement[];

function byItem(
  node: ts.ForOfStatement,
  list: RawExpr,
  scope: Scope,
  cx: Lowering,
  bindStandIn?: BindItem,
): readonly RawStatement[] {
  const origin = cx.origin(node);
  const loop = loopScope(node, childScope(scope), cx);
  const shape = list.shape.item ?? shapes.json;
  const direct = directName(node);
  const variable = cx.variable({
    name: direct?.text ?? 'item',
    origin: cx.origin(node.initializer),
    shape: direct && !bindStandIn ? itemShape(direct, shape, cx) : shape,
    constant: direct === undefined || isUntouched(direct, cx),
  });
  const symbol = direct && cx.facts.symbol(direct);
  if (scope.region) cx.regions.set(variable, scope.region);
  const bound = bindStandIn?.(b.ref(variable, shape, origin), loop.scope);
  if (!bound && symbol) loop.scope.bindings.set(symbol, { kind: 'variable', variable });
  const bind = direct || bound ? (bound ?? []) : bindItem(node, b.ref(variable, shape, origin), loop.scope, cx);
  const body = [...bind, ...lowerBody(node.statement, loop.scope, cx)];
  return [{ kind: 'loop', origin, label: loop.label, head: { kind: 'each', variable, list }, body, update: [] }];
}

/** `for (const step of steps)` over functions, or over objects with functions in them. */
function functionItems(node: ts.ForOfStatement, scope: Scope, cx: Lowering): readonly RawStatement[] | undefined {
  const { initializer } = node;
  const name = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
  if (!name || !holdsFunctions(cx.facts.type(name), cx.facts.checker)) return undefined;
  const value = staticOf(node.expression, scope, cx) ?? enumeratedFunctions(node, scope, cx);
  const binding = value && oneList(value.binding, cx.origin(node));
  if (!value || !binding) return undefined;
  const bind: BindItem = (tag, inner) => bindStatic(name, itemAt(binding, tag, false, cx), undefined, inner, cx);
  const loop = mayChangeIn(binding, node.statement, cx) ? byIndex : byItem;
  return [...value.before, ...loop(node, binding.tags, scope, cx, bind)];
}

/** `steps.entries()` of a list of functions that the body does not change. */
function enumeratedFunctions(node: ts.ForOfStatement, scope: Scope, cx: Lowering): Static | undefined {
  const call = unwrap(node.expression);
  const callee = ts.isCallExpression(call) ? unwrap(call.expression) : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee) || callee.name.text !== 'entries') return undefined;
  const owner = staticOf(callee.expression, scope, cx);
  if (owner?.binding.kind !== 'list' || mayChangeIn(owner.binding, node.statement, cx)) return undefined;
  const pairs = pairsOf(owner.binding, node.expression, scope, cx);
  return pairs && { ...pairs, before: [...owner.before, ...pairs.before] };
}

/** The name of `for (const name of …)`. */
function directName(node: ts.ForOfStatement): ts.Identifier | undefined {
  const { initializer } = node;
  const name = ts.isVariableDeclarationList(initializer) ? initializer.declarations[0]?.name : undefined;
  return name && ts.isIdentifier(name) ? name : undefined;
}

function itemShape(name: ts.Identifier, shape: RawExpr['shape'], cx: Lowering): RawExpr['shape'] {
  const declared = cx.facts.declaredShape(name);
  const own = isUntouched(name, cx) ? constantShape(declared, shape, cx) : declared;
  return withKinds(own, surplusKinds(shape, declared));
}

function isUntouched(name: ts.Identifier, cx: Lowering): boolean {
  const symbol = cx.facts.symbol(name);
  return symbol === undefined || !(cx.facts.isReassigned(symbol) || cx.facts.isMutated(symbol));
}

/** `let i = 0; while (i < list.length) { const item = list[i]; …; i++ }`, reading the list's items anew each time. */
function byIndex(
  node: ts.ForOfStatement,
  iterated: RawExpr,
  scope: Scope,
  cx: Lowering,
  bindStandIn?: BindItem,
): readonly RawStatement[] {
  const origin = cx.origin(node);
  const loop = loopScope(node, childScope(scope), cx);
  const index = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: false });
  const position = b.ref(index, shapes.integer, origin);
  // The iterator stays with its list, whatever the body assigns to the name.
  const [declareList, list] = bindStandIn ? [[], iterated] : b.capture(iterated, 'list', cx);
  const item = elementAt(list, position, list.shape.item ?? shapes.json, origin, true);
  const [declareItem, ref] = bindStandIn ? b.capture(item, 'item', cx) : [[], item];
  const bind = bindStandIn?.(ref, loop.scope) ?? bindItem(node, item, loop.scope, cx);
  const body = [...declareItem, ...bind, ...lowerBody(node.statement, loop.scope, cx)];
  const test = b.binary('<', position, b.lengthOf(list, origin), origin);
  const update: RawStatement[] = [b.assign(index, b.binary('+', position, b.literal(1, origin), origin), origin)];
  return [
    ...declareList,
    { kind: 'declare', origin, variable: index, value: b.literal(0, origin) },
    { kind: 'loop', origin, label: loop.label, head: { kind: 'while', test }, body, update },
  ];
}
