/**
 * `const ps = [f()]` and `const ps: Promise<T>[] = []` that `ps.push(g(x))` fills. Where every push happens at most once, each is
 * a branch of a Parallel state; else the array holds what each promise needs, and a Map state runs one iteration per element.
 * Nothing may happen between the first push and the await.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { isDiscarded, isForEach } from '../discarded.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import { type Scope, variablesOf } from '../scope.ts';
import { usesIn } from './awaits.ts';
import { collectEach } from './collect-each.ts';
import { collectOnce } from './collect-once.ts';
import { holdIn } from './hold-in.ts';
import { isPushed } from './pushed.ts';
import type { Collected, HeldPromise } from './source.ts';

/** An array for promises: its declaration, and the promise array that its name stands for; `inParts`: it is awaited in parts. */
export function collectPromises(
  symbol: ts.Symbol,
  made: ts.ArrayLiteralExpression,
  scope: Scope,
  cx: Lowering,
  inParts = false,
): { readonly before: readonly RawStatement[]; readonly promises: readonly HeldPromise[] } {
  const home = homeOf(made);
  const pushes = usesIn(home, symbol, cx.facts.symbol).filter(isPushed);
  const visible = visibleIn(scope);
  const needs = (value: RawExpr): readonly VarId[] => {
    const ids = visible();
    return [...rawWalk.freeVariables(value)].filter((id) => !ids.has(id));
  };
  const request = { symbol, made, home, pushes, needs, scope, cx };
  const each = inParts || pushes.some((use) => isRepeated(use, home)) ? collectEach(request) : undefined;
  const collected = each ?? collectOnce(request);
  const batch = inParts ? each?.batch : undefined;
  const before = [...collected.before];
  for (const element of made.elements) {
    const started = cx.started(element, scope);
    before.push(...started.before, ...collected.begin(started.value));
  }
  const add: HeldPromise['add'] = (node, start, keeps) => {
    const [argument] = node.arguments;
    const plain = argument && node.arguments.length === 1 && !ts.isSpreadElement(argument);
    const put =
      plain && isDiscarded(node) && isHere(node, home)
        ? putIn(collected, node, start(argument), needs, keeps)
        : undefined;
    return put ?? refused(node, cx);
  };
  const held = holdIn(scope, {
    symbol,
    made,
    running: { kind: 'many', source: collected.source },
    add,
    collected,
    ...(batch && { batch }),
  });
  return { before, promises: [held] };
}

/** What a push does; undefined where the promise's code would see a variable of the loop change. */
function putIn(
  collected: Collected,
  node: ts.CallExpression,
  { before, value }: Started,
  needs: (value: RawExpr) => readonly VarId[],
  keeps: (variable: VarId) => boolean,
): RawExpr | undefined {
  const needed = needs(value).filter((id) => !rawWalk.declaredVariables(before).has(id));
  if (!needed.every(keeps)) return undefined;
  const { origin } = value;
  const put = collected.put(node, value);
  return put && b.sequence([...before, ...put], b.absent(origin), origin);
}

function refused(node: ts.CallExpression, cx: Lowering): RawExpr {
  cx.report(d.promiseHeld(cx.origin(node)));
  return cx.invalid(node);
}

/** The push stands in the statements that declare the array, and not in a function that others call. */
export function isHere(push: ts.Node, home: ts.Node): boolean {
  for (let node = push; node !== home; node = node.parent) {
    if (ts.isSourceFile(node)) return false;
    if (ts.isFunctionLike(node) && !isForEach(node.parent)) return false;
  }
  return true;
}

/** The statement list that declares the array. */
export function homeOf(made: ts.Node): ts.Node {
  let node = made;
  while (!ts.isBlock(node) && !ts.isSourceFile(node) && !ts.isCaseOrDefaultClause(node)) node = node.parent;
  return node;
}

/** A push in a loop or a function. */
function isRepeated(use: ts.Node, home: ts.Node): boolean {
  for (let node = use; node !== home; node = node.parent)
    if (ts.isIterationStatement(node, false) || ts.isFunctionLike(node)) return true;
  return false;
}

/** The variables that can be read where a scope ends. */
export function visibleIn(scope: Scope): () => ReadonlySet<VarId> {
  return () => {
    const ids = new Set<VarId>();
    for (let current: Scope | null = scope; current; current = current.parent)
      for (const variable of [...current.bindings.values()].flatMap(variablesOf)) ids.add(variable);
    return ids;
  };
}
