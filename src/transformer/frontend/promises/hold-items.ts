/**
 * `const ps = items.map((item) => work({ item }))` of which one promise is awaited by itself (`await ps[0]`, `await ps.at(-1)`)
 * before all are. Those that are read are promises of their own, each there or not as the list is long enough, and the others run
 * in a Map state beside them.
 */
import ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import { holdsFunctions } from '../function-types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Binding, FunctionValue, ItemPresence, Scope } from '../scope.ts';
import { takesMoreThan } from '../takes-more.ts';
import { unwrap } from '../write-facts.ts';
import { usesIn } from './awaits.ts';
import { eachItem } from './each-of.ts';
import { boundTo } from './held.ts';
import { pendingPromise } from './hold-in.ts';
import { type ItemKeys, itemsRead, LAST, REST } from './item-keys.ts';
import type { HeldPromise } from './source.ts';
import { startChoice } from './start-choice.ts';
import { startFunction } from './start-function.ts';
import { itemsNow } from './started.ts';

/** Makes the promises of such a list; undefined for other declarations. */
export function holdItems(
  { name, initializer }: ts.VariableDeclaration,
  scope: Scope,
  cx: Lowering,
): (() => { readonly before: readonly RawStatement[]; readonly promises: readonly HeldPromise[] }) | undefined {
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  const call = initializer && (unwrap(initializer) as ts.Expression);
  if (!symbol || !call || cx.facts.isReassigned(symbol) || cx.facts.isMutated(symbol)) return undefined;
  const made = mapped(call, scope, cx);
  const keys = made && itemsRead(name, usesIn(name.getSourceFile(), symbol, cx.facts.symbol));
  return keys && (() => hold(symbol, made, keys, scope, cx));
}

interface Mapped {
  readonly call: ts.CallExpression;
  readonly items: ts.Expression;
  readonly callback: ts.Expression;
  readonly fn: FunctionValue;
}

/** `items.map(callback)` of data, whose callback gives promises. */
function mapped(call: ts.Expression, scope: Scope, cx: Lowering): Mapped | undefined {
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const [callback] = call.arguments;
  const items = call.expression.expression;
  if (!callback || !/^(Readonly)?Array\.prototype\.map$/.test(cx.facts.libraryMember(call.expression) ?? ''))
    return undefined;
  if (boundTo(items, scope, cx) && boundTo(items, scope, cx)?.kind !== 'variable') return undefined;
  if (holdsFunctions(cx.facts.type(items), cx.facts.checker)) return undefined;
  const fn = functionOf(callback, scope, cx);
  const plain = fn && !fn.choice && !fn.adapt && !fn.kept;
  return plain && cx.facts.givesPromise(fn.node) ? { call, items, callback, fn } : undefined;
}

function hold(symbol: ts.Symbol, made: Mapped, keys: ItemKeys, scope: Scope, cx: Lowering) {
  const origin = cx.origin(made.call);
  const [before, taken] = itemsNow(cx.expression(made.items, scope), cx);
  const [declare, list] = b.capture(taken, 'items', cx);
  const code: RawStatement[] = [...before, ...declare];
  const [declareLength, length] = b.capture(b.lengthOf(list, origin), 'length', cx);
  code.push(...declareLength);
  const promises: HeldPromise[] = [];
  const parts = new Map<string, Binding>();
  const name = (key: string, held: HeldPromise): void => {
    held.names.push({ symbol, key, keyOf: keys.keyOf });
    parts.set(key, { kind: 'promise', held });
    promises.push(held);
  };
  const there = new Map<string, ItemPresence>();
  for (const key of keys.items) {
    const index = key === LAST ? b.binary('-', length, b.literal(1, origin), origin) : b.literal(Number(key), origin);
    const isThere = b.binary('>', length, b.literal(key === LAST ? 0 : Number(key), origin), origin);
    const [declareTest, test] = b.capture(isThere, 'isThere', cx);
    const started = startItem(made, { list, index, test }, scope, cx);
    const { shape } = started.value.kind === 'conditional' ? started.value.consequent : started.value;
    there.set(key, { test, shape });
    code.push(...declareTest, ...started.before);
    const running = { kind: 'one', value: started.value } as const;
    name(key, pendingPromise({ name: `${symbol.name}${key === LAST ? 'Last' : key}`, made: made.call, running }));
  }
  const range = keys.items[0] === LAST ? [0, -1] : [keys.items.length];
  const others = b.library(
    'Array.prototype.slice',
    list,
    range.map((bound) => b.literal(bound, origin)),
    list.shape,
    origin,
  );
  const source = eachItem({ ...made, list: others, adapt: shifted(made.fn, list, range[0] ?? 0) }, scope, cx);
  code.push(...source.before);
  name(
    REST,
    pendingPromise({
      name: symbol.name,
      made: made.call,
      running: { kind: 'many', source: { kind: 'each', ...source } },
    }),
  );
  scope.bindings.set(symbol, { kind: 'parts', parts, items: { ...keys, there, length } });
  return { before: code, promises };
}

/** The promise of one item, where there is such an item. */
function startItem(
  { call, callback, fn }: Mapped,
  { list, index, test }: { readonly list: RawExpr; readonly index: RawExpr; readonly test: RawExpr },
  scope: Scope,
  cx: Lowering,
) {
  const origin = cx.origin(call);
  const item = b.index(list, index, list.shape.item ?? shapes.json, origin, true);
  const values = [item, index, list].map((value) => ({ kind: 'value' as const, value }));
  const started = startFunction(fn, values, callback, scope, cx);
  const nothing = { before: [], value: b.absent(origin), promise: false };
  return startChoice(test, [{ ...started, promise: true }, nothing], origin, cx).started;
}

/** The callback of the others sees the positions and the array of the whole list. */
function shifted(fn: FunctionValue, list: RawExpr, by: number): NonNullable<FunctionValue['adapt']> {
  return ([item, index, ...rest]) => {
    if (!item || index?.kind !== 'value') return item ? [item] : [];
    const { origin } = index.value;
    const own =
      by > 0 && takesMoreThan(fn.node, 1) ? b.binary('+', index.value, b.literal(by, origin), origin) : index.value;
    return [item, { kind: 'value', value: own }, ...rest.map(() => ({ kind: 'value' as const, value: list }))];
  };
}
