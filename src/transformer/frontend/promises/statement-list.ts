/**
 * Statement lists in which constants hold promises. A promise that is awaited later runs in one branch of a Parallel state, the
 * statements up to its `await` in another; where nothing happens in between it simply starts at the `await`. What cannot be
 * drawn like this (a promise that some path never awaits, awaits in an order that branches cannot have) is refused.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type Scope } from '../scope.ts';
import { joined, startAll } from './all.ts';
import { areAwaitedAlong, awaitAlong, variableOf } from './awaited-along.ts';
import { awaitsIn, canLeave, placeIn } from './awaits.ts';
import { elementOf } from './held.ts';
import {
  awaitsOne,
  decides,
  firstWatcher,
  isAddedLater,
  lastUse,
  namesIn,
  onlyAwaits,
  uses,
  usesOf,
} from './held-uses.ts';
import { holderOfPromises } from './hold.ts';
import { inBranch, type StatementBranch } from './in-branch.ts';
import { keepFailure } from './keep-failure.ts';
import { partedAt, stillOwed } from './owed.ts';
import { isAdding } from './pushed.ts';
import { demandNoCall, demandUnchanged, noteGiven, refuse } from './refuse-held.ts';
import { failsAfterWriting, mayWriteSeen, seenWrites } from './seen-writes.ts';
import { settle } from './settle-held.ts';
import type { Element, HeldPromise } from './source.ts';

/**
 * Lowers statements one after the other; `running` are promises that are pending when they start, `atEnd` awaits some of those
 * that are pending at their end.
 */
export function lowerStatements(
  nodes: readonly ts.Statement[],
  scope: Scope,
  cx: Lowering,
  running: readonly HeldPromise[] = [],
  atEnd: (pending: readonly HeldPromise[]) => readonly RawStatement[] = () => [],
): readonly RawStatement[] {
  const out: RawStatement[] = [];
  let pending = running.filter(isPending);
  let owed: readonly HeldPromise[] = [];
  const batches: HeldPromise[] = [];
  const put = (lowered: readonly RawStatement[], also: readonly HeldPromise[] = []): void => {
    const left = stillOwed([...owed, ...also], lowered, cx);
    // Where a handler sees what is written before the others are met, those may not have failed already.
    const unkept = left.filter(({ state }) => state.kind === 'settled' && !state.kept);
    const [at] = nodes;
    if (at && unkept.length > 0 && seenWrites(lowered, at, scope, cx).size > 0) refuse(unkept, cx);
    owed = left.filter(({ state }) => state.kind !== 'refused');
    demandUnchanged(
      batches.filter(({ state }) => state.kind !== 'refused'),
      lowered,
      cx,
    );
    out.push(...lowered);
  };
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index];
    if (!node) break;
    const make = holderOfPromises(node, scope, cx);
    if (make) {
      const made = make();
      demandNoCall(pending.filter(isPending), made.before, cx);
      put(made.before);
      noteGiven(made.promises, made.before);
      batches.push(...made.promises.filter(({ batch }) => batch));
      pending = [...pending, ...made.promises].filter(isPending);
      index += 1;
      continue;
    }
    const begun = pending.filter((held) => hasBegun(held, node, cx));
    const acts = awaitsIn(node).length > 0 || begun.some((held) => decides(held, node, cx));
    if (begun.length === 0 || !acts) {
      if (begun.length > 0 && canLeave(node)) refuse(begun, cx);
      const lowered = cx.statement(node, scope);
      demandUnchanged(pending, lowered, cx);
      put(lowered);
      index += 1;
      continue;
    }
    const next = meet(nodes, index, begun, scope, cx);
    out.push(...next.before);
    put(next.statements, next.owed);
    index = next.index;
    pending = [...next.pending, ...pending.filter((held) => !begun.includes(held))].filter(isPending);
  }
  out.push(...atEnd(pending));
  refuse([...pending.filter(isPending), ...owed], cx);
  return out;
}

function isPending(held: HeldPromise): boolean {
  return held.state.kind === 'pending' && !held.batch;
}

/** The promise has been made before the statement, or the statement makes it and acts. */
function hasBegun(held: HeldPromise, node: ts.Statement, cx: Lowering): boolean {
  if (!held.collected?.isEmpty()) return true;
  const names = namesIn(held, node, cx);
  return names.some((use) => !isAdding(use)) || (names.length > 0 && awaitsIn(node).length > 0);
}

/** Promises that a function's only expression uses must be the first that it awaits: in one `await`, or one after the other. */
export function demandUsedFirst(body: ts.Expression, pending: readonly HeldPromise[], cx: Lowering): void {
  const [begin] = awaitsIn(body);
  const isCertain = (held: HeldPromise): boolean => {
    const [use] = usesOf(held, [body], cx);
    return use !== undefined && placeIn(use, body).certain;
  };
  const inTurn = pending.length > 1 && pending.every(isCertain) && areAwaitedInTurn(body, pending, cx);
  if (inTurn) startTogether(pending);
  else {
    const wrong = pending.filter((held) => !isCertain(held) || (begin !== undefined && !uses(held, begin, cx)));
    refuse(wrong, cx);
  }
}

/** `(await p) + (await q)`: nothing else is awaited before the last of them. */
function areAwaitedInTurn(body: ts.Expression, pending: readonly HeldPromise[], cx: Lowering): boolean {
  const awaits = awaitsIn(body);
  const places = pending.map((held) => awaits.findIndex((one) => uses(held, one, cx)));
  const turns = awaits.slice(0, Math.max(...places) + 1);
  return !places.includes(-1) && turns.every((one) => isNamed(one) && pending.some((held) => uses(held, one, cx)));
}

/** Whoever awaits one of them starts all, and those that were to start with them. */
function startTogether(pending: readonly HeldPromise[]): void {
  const together = [...new Set(pending.flatMap(({ state }) => (state.kind === 'pending' ? state.together : [])))];
  for (const held of together) held.state = { kind: 'pending', together };
}

interface Met {
  /** What waits for the promises. */
  readonly before: readonly RawStatement[];
  /** The code behind that, in which those that are `owed` must be met. */
  readonly statements: readonly RawStatement[];
  readonly owed: readonly HeldPromise[];
  /** The first statement that is not lowered yet. */
  readonly index: number;
  readonly pending: readonly HeldPromise[];
}

/** Lowers from the first statement that acts while promises are pending up to where they are awaited. */
function meet(
  nodes: readonly ts.Statement[],
  from: number,
  pending: readonly HeldPromise[],
  scope: Scope,
  cx: Lowering,
): Met {
  const joins = new Map(
    pending.map((held) => [held, nodes.findIndex((node, at) => at >= from && decides(held, node, cx))]),
  );
  const lost = pending.filter((held) => joins.get(held) === -1 || isAddedLater(held, nodes.slice(from), cx));
  refuse(lost, cx);
  const kept = pending.filter((held) => !lost.includes(held));
  if (kept.length === 0) return { ...NOTHING, index: from };
  const first = Math.min(...kept.map((held) => joins.get(held) ?? from));
  const last = Math.max(...kept.map((held) => joins.get(held) ?? from));
  const end = nodes[last];
  const [begin] = end ? awaitsIn(end) : [];
  const begins = first === last || begin === undefined || kept.some((held) => uses(held, begin, cx));
  const connected = begins && nodes.slice(first, last).every((node) => onlyAwaits(node, kept, cx));
  const left = connected && first === from ? leftByWinner(nodes, from, kept, cx) : [];
  if (left.length > 0) {
    const join = Math.min(...left.map((held) => joins.get(held) ?? from));
    const racing = kept.filter((held) => !left.includes(held));
    if (join > from) return runBeside(nodes, { from, until: join }, left, racing, scope, cx);
  }
  if (connected && first === from && !watchedApart(nodes, from, kept, cx))
    return awaitInPlace(nodes, from, kept, scope, cx);
  if (connected && first === from) return runBeside(nodes, { from, until: from }, kept, [], scope, cx);
  const until = connected ? first : last;
  const outer = connected ? kept : kept.filter((held) => joins.get(held) === last);
  const inner = kept.filter((held) => !outer.includes(held));
  return runBeside(nodes, { from, until }, outer, inner, scope, cx);
}

/** Promises that are pending while others race in the statement, which must not wait for these. */
function leftByWinner(
  nodes: readonly ts.Statement[],
  from: number,
  pending: readonly HeldPromise[],
  cx: Lowering,
): readonly HeldPromise[] {
  const node = nodes[from];
  const [begin] = node ? awaitsIn(node) : [];
  if (!begin || !ts.isAwaitExpression(begin) || !/^Promise\.(race|any)\(/.test(begin.expression.getText())) return [];
  return pending.filter((held) => !uses(held, begin, cx));
}

/** Different `try`s or `.catch`es look at how the promises fail, so that each must keep its failure for its own. */
function watchedApart(
  nodes: readonly ts.Statement[],
  from: number,
  pending: readonly HeldPromise[],
  cx: Lowering,
): boolean {
  const node = nodes[from];
  const [begin] = node ? awaitsIn(node) : [];
  if (begin && !isNamed(begin) && pending.every((held) => uses(held, begin, cx))) return false;
  return new Set(pending.map((held) => firstWatcher(held, nodes.slice(from), cx))).size > 1;
}

/** The statement at `from` begins by awaiting: everything pending starts there. */
function awaitInPlace(
  nodes: readonly ts.Statement[],
  from: number,
  pending: readonly HeldPromise[],
  scope: Scope,
  cx: Lowering,
): Met {
  const node = nodes[from];
  if (!node) return { ...NOTHING, index: from };
  const consumed = pending.filter((held) => uses(held, node, cx));
  const [begin] = awaitsIn(node);
  const places = consumed.flatMap((held) => usesOf(held, [node], cx).slice(0, 1)).map((use) => placeIn(use, node));
  const iterated = ts.isForOfStatement(node) ? node.expression : undefined;
  const begins =
    begin === undefined ||
    consumed.some((held) => uses(held, begin, cx) || (iterated !== undefined && uses(held, iterated, cx)));
  const others = consumed.length < pending.length;
  // A combinator takes what it is given; where others are pending too, or it has only some, all must start here.
  const combined = begin !== undefined && !isNamed(begin);
  const missing = pending.some((held) => !begin || !uses(held, begin, cx));
  if (!begins || places.some((place) => !place.certain) || (others && canLeave(node)) || (combined && missing))
    return (
      awaitInside(node, from, pending, scope, cx) ?? runBeside(nodes, { from, until: from }, pending, [], scope, cx)
    );
  if (pending.length > 1 && writesBetween(nodes.slice(from, lastUse(pending, nodes, cx) + 1), pending, scope, cx))
    return (
      awaitInside(node, from, pending, scope, cx) ?? runBeside(nodes, { from, until: from }, pending, [], scope, cx)
    );
  for (const held of pending) held.state = { kind: 'pending', together: pending };
  return { before: [], statements: cx.statement(node, scope), owed: pending, index: from + 1, pending };
}

/** The statement is a block, or has one that is surely entered, in which the promises are awaited among others. */
function awaitInside(
  node: ts.Statement,
  from: number,
  pending: readonly HeldPromise[],
  scope: Scope,
  cx: Lowering,
): Met | undefined {
  const block = ts.isTryStatement(node) ? node.tryBlock : ts.isBlock(node) ? node : undefined;
  const isIn = (use: ts.Node): boolean => block !== undefined && use.pos >= block.pos && use.end <= block.end;
  const inside = pending.every((held) => uses(held, node, cx) && usesOf(held, [node], cx).every(isIn));
  if (!block || !inside) return undefined;
  cx.entering.set(block, pending);
  return { ...NOTHING, statements: cx.statement(node, scope), index: from + 1 };
}

const NOTHING = { before: [], statements: [], owed: [], pending: [] } as const;

/** `await name`. */
function isNamed(node: ts.Node): boolean {
  return ts.isAwaitExpression(node) && ts.isIdentifier(node.expression);
}

/** Runs the `outer` promises beside the statements; `inner` ones are awaited among those. */
function runBeside(
  nodes: readonly ts.Statement[],
  { from, until }: { readonly from: number; readonly until: number },
  outer: readonly HeldPromise[],
  inner: readonly HeldPromise[],
  scope: Scope,
  cx: Lowering,
): Met {
  const [join, between] = [nodes[until], nodes.slice(from, until)];
  if (!join) return { ...NOTHING, index: until };
  if (between.some(canLeave)) refuse(outer, cx);
  const first = between[0] ?? join;
  const [begin] = between.length > 0 ? [] : awaitsIn(join);
  const writes = mayWriteSeen(nodes.slice(from, Math.max(until, lastUse(outer, nodes, cx)) + 1), first, scope, cx);
  const runs = outer.map((held) => {
    // The one that is awaited first fails there at once.
    const awaitedFirst = begin !== undefined && awaitsOne(begin) && uses(held, begin, cx);
    const watched = firstWatcher(held, nodes.slice(until), cx) !== null || (writes && !awaitedFirst);
    return watched && held.state.kind === 'pending' ? keepFailure(whole(held, cx), cx) : undefined;
  });
  const along: HeldPromise[] = [];
  const body = lowerStatements(between, scope, cx, inner, (pending) => {
    if (areAwaitedAlong(pending, outer, nodes.slice(until), cx)) along.push(...pending);
    return awaitAlong(along, join, cx);
  });
  const values = outer.map((held, index) => {
    const { shape } = runs[index]?.value ?? whole(held, cx);
    const origin = cx.origin(held.made);
    const variable = cx.variable({ name: held.name, origin, shape, constant: true });
    if (held.state.kind === 'pending') settle(held, b.ref(variable, shape, origin), join, { kept: runs[index]?.kept });
    return variable;
  });
  // A statement that makes other promises is lowered where those are known.
  const joining = holderOfPromises(join, scope, cx) ? undefined : cx.statement(join, scope);
  const parted = joining && partedAt(joining, outer, cx);
  const [beside, rest] = [[...body, ...(parted?.before ?? [])], parted?.rest ?? joining ?? []];
  const later = nodes.slice(joining ? until + 1 : until);
  const branch = inBranch(beside, rest, first, later, scope, cx, along.flatMap(variableOf));
  demandUnchanged(outer, beside, cx);
  const seen = seenWrites(beside, first, scope, cx);
  if (failsAfterWriting(beside, seen)) reportLost(seen, first, cx);
  if (seen.size > 0)
    refuse(
      outer.filter((_, index) => runs[index] === undefined),
      cx,
    );
  const elements = outer.map((held, index): Element => {
    const run = runs[index];
    return run ? { kind: 'promise', value: run.value } : elementOf(held);
  });
  const before = besideOf(elements, values, branch, outer[0]?.made ?? join, cx);
  const owed = [...outer, ...along];
  return { before, statements: rest, owed, index: joining ? until + 1 : until, pending: [] };
}

/** Statements that await the promises write what a handler around them sees, or one in them that looks at all of them. */
function writesBetween(
  nodes: readonly ts.Statement[],
  pending: readonly HeldPromise[],
  scope: Scope,
  cx: Lowering,
): boolean {
  const [first] = nodes;
  const inside = pending.flatMap((held) => {
    const watcher = firstWatcher(held, nodes, cx);
    return watcher && ts.isTryStatement(watcher) ? [watcher.tryBlock] : [];
  });
  const guarded = childScope(scope, { insideTry: true });
  return (
    (first !== undefined && mayWriteSeen(nodes, first, scope, cx)) ||
    inside.some((block) => mayWriteSeen(block.statements, block, guarded, cx))
  );
}

/** A branch that fails gives back nothing of what it has written. */
function reportLost(variables: ReadonlySet<VarId>, node: ts.Node, cx: Lowering): void {
  const [first] = variables;
  if (first !== undefined) cx.report(d.capturedWrite(cx.origin(node), { variable: cx.variableOf(first).name }));
}

/** Runs promises, and a branch of statements beside them; their values come into variables. */
function besideOf(
  elements: readonly Element[],
  variables: readonly VarId[],
  branch: StatementBranch | undefined,
  node: ts.Node,
  cx: Lowering,
): readonly RawStatement[] {
  const store = (values: readonly RawExpr[]): readonly RawStatement[] =>
    variables.map((variable, index) => {
      const value = values[index] ?? cx.invalid(node);
      return b.declare(variable, value, value.origin);
    });
  const [only] = elements;
  if (only?.kind === 'promise' && elements.length === 1 && !branch) return store([only.value]);
  const { declare, values, others } = joined(elements, branch ? [branch.branch] : [], node, cx);
  const [written] = others;
  return [...declare, ...store(values), ...(branch && written ? branch.after(written) : [])];
}

/** What a promise, or all of an array, settles to. */
function whole({ running, made }: HeldPromise, cx: Lowering): RawExpr {
  return running.kind === 'one' ? running.value : startAll(running.source, made, cx).value;
}
