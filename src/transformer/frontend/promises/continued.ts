/**
 * `let chain = Promise.resolve(); for (const x of xs) chain = chain.then(() => f(x)); await chain`: a variable whose promise goes on
 * with another callback again and again. JavaScript calls none of them before the code that adds them waits, so they are a list of
 * what each needs, and a loop over it where the promise is awaited. Nothing may happen between the first callback and the await.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { isDiscarded } from '../discarded.ts';
import { demandResult } from '../function-result.ts';
import { raisesLanguageErrors } from '../language-errors.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { usesIn } from './awaits.ts';
import { homeOf, isHere, visibleIn } from './collect.ts';
import { holdIn, pendingPromise } from './hold-in.ts';
import { KEPT_OUTCOME, keepFailure } from './keep-failure.ts';
import { continuedBy, isAdding, spineOf } from './pushed.ts';
import { createSites } from './sites.ts';
import type { HeldPromise, Kept } from './source.ts';

/** Makes the promise of a declaration whose name goes on with others; undefined for other declarations. */
export function holdContinued(
  { name, initializer }: ts.VariableDeclaration,
  scope: Scope,
  cx: Lowering,
): (() => { readonly before: readonly RawStatement[]; readonly promises: readonly HeldPromise[] }) | undefined {
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (!symbol || !initializer || !cx.facts.isReassigned(symbol) || !cx.facts.isPromise(initializer)) return undefined;
  if (cx.facts.holdsCollection(name) || cx.facts.holdsError(name)) return undefined;
  const uses = usesIn(name.getSourceFile(), symbol, cx.facts.symbol).filter((use) => use !== name);
  if (!uses.every((use) => isAdding(use) || isRead(use))) return undefined;
  const added = new Set(uses.flatMap((use) => continuedBy(use) ?? []));
  return () => {
    const started = cx.started(initializer, scope);
    const held = continued(symbol, initializer, [...added], started, scope, cx);
    return { before: [...started.before, ...held.before], promises: [held.promise] };
  };
}

/** The promise is awaited or given to somebody who awaits it. */
function isRead({ parent }: ts.Identifier): boolean {
  if (ts.isArrayLiteralExpression(parent)) return ts.isCallExpression(parent.parent);
  return (
    ts.isAwaitExpression(parent) ||
    ts.isReturnStatement(parent) ||
    ts.isPropertyAccessExpression(parent) ||
    ts.isCallExpression(parent)
  );
}

function continued(
  symbol: ts.Symbol,
  made: ts.Expression,
  added: readonly ts.BinaryExpression[],
  first: Started,
  scope: Scope,
  cx: Lowering,
): { readonly before: readonly RawStatement[]; readonly promise: HeldPromise } {
  const origin = cx.origin(added[0] ?? made);
  const home = homeOf(made);
  const visible = visibleIn(scope);
  const shape = cx.facts.awaitedShape(added[0]?.left ?? made);
  const nothing = isOnly(shape, Kind.absent);
  // Who looks at failures sees those of all callbacks before.
  const watched = added.some(({ right }) => spineOf(right)[0].some(looksAtFailure));
  const kept: Kept | undefined = watched ? { shape, byEngine: cx.keptErrors.engine.has(symbol) } : undefined;
  const sites = createSites(`${symbol.name}Steps`, added.length, origin, scope, cx);
  const content = kept ? KEPT_OUTCOME : shape;
  const result = cx.variable({ name: symbol.name, origin, shape: content, constant: false });
  const read = b.ref(result, content, origin);
  const settled = (value: RawExpr): RawExpr => {
    if (kept && raisesLanguageErrors([b.evaluate(value, origin)])) cx.keptErrors.engine.add(symbol);
    return kept ? keepFailure(value, cx).value : value;
  };
  const put = (value: RawExpr, isFirst: boolean): RawStatement => {
    if (isFirst) return b.declare(result, value, value.origin);
    return !kept && nothing ? b.evaluate(value, value.origin) : b.assign(result, value, value.origin);
  };
  const start = put(settled(first.value), true);
  const run = (): RawExpr => {
    const step = cx.variable({ name: 'step', origin, shape: shapes.record, constant: true });
    const entry = b.ref(step, shapes.record, origin);
    const bodies = sites.values(entry).map((value) => [put(value, false)]);
    const loop: RawStatement = {
      kind: 'loop',
      origin,
      label: cx.ids.label(),
      head: { kind: 'each', variable: step, list: sites.entries },
      body: sites.choose(entry, bodies),
      update: [],
    };
    const value = kept ? demandResult(read, kept.shape, kept.byEngine, cx) : read;
    return b.sequence([start, ...(sites.isEmpty() ? [] : [loop])], value, origin);
  };
  const extend: HeldPromise['extend'] = (node, lower, keeps) => {
    const before = pendingPromise({ name: symbol.name, made, running: { kind: 'one', value: read } });
    before.state = { kind: 'settled', value: read, home: node, ...(kept && { kept }) };
    const isKnown = isHere(node, home) && isDiscarded(node);
    const value = isKnown ? settled(lower(before)) : cx.invalid(node);
    const ids = visible();
    const needed = [...rawWalk.freeVariables(value)].filter((id) => id !== result && !ids.has(id));
    if (isKnown && needed.every(keeps))
      return b.sequence(sites.add({ value, needed }), b.absent(origin), cx.origin(node));
    cx.report(d.promiseHeld(cx.origin(node)));
    return cx.invalid(node);
  };
  const promise = holdIn(scope, {
    symbol,
    made,
    running: {
      kind: 'one',
      get value() {
        return run();
      },
    },
    extend,
    collected: {
      isEmpty: () => sites.isEmpty() && isNothing(first.value),
      reads: (): readonly VarId[] => [
        ...[...sites.reads()].filter((id) => id !== result),
        ...rawWalk.freeVariables(first.value),
      ],
    },
  });
  return { before: [sites.declare], promise };
}

/** `Promise.resolve()`. */
function isNothing(value: RawExpr): boolean {
  return value.kind === 'absent' || value.kind === 'literal';
}

/** `.catch`, `.finally` and `.then` with two functions. */
function looksAtFailure({ expression, arguments: args }: ts.CallExpression): boolean {
  return args.length > 1 || (ts.isPropertyAccessExpression(expression) && expression.name.text !== 'then');
}
