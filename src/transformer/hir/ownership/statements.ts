/**
 * The walk over statements: joins states where control flow does, and runs loops and concurrent bodies as repetitions.
 * Finalizers are gone when this runs (`expandFinally`).
 */
import { fault } from '../../core/compiler-fault.ts';
import type { Expr } from '../../core/expr.ts';
import type { LabelId, VarId } from '../../core/ids.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import { effectOperands, hirWalk } from '../walk.ts';
import { type Analysis, alternatives, checkRead, joined, makeObject, mayThrowHere, runFrame } from './analysis.ts';
import { bindObjects } from './bind-objects.ts';
import { checkConstants } from './constants.ts';
import { cursorOf, putBack } from './cursors.ts';
import { writeSlot } from './heap.ts';
import { leaveBehind } from './left-behind.ts';
import { ANY } from './location.ts';
import { holdsObjects } from './objects.ts';
import { evaluateOperands } from './operands.ts';
import { forgetUnreachable } from './overlaps.ts';
import { repeat } from './repeat.ts';
import { repeatItems } from './repeat-items.ts';
import { copyState, forget, holdPending, leave, type Root, type State } from './state.ts';
import {
  bindTakenList,
  fillTakenList,
  setTakenApart,
  type TakenList,
  takenListOf,
  takingsBefore,
} from './taken-item.ts';
import { NOTHING } from './union.ts';
import { dropUnreachable } from './unreachable.ts';
import { bindVariable, skipHandedBack, writeInto } from './writes.ts';

/** See `Analysis.run`. */
export function runStatements(list: readonly HirStatement[], cx: Analysis): void {
  let taken: TakenList | null = null;
  for (const [index, node] of list.entries()) {
    if (cx.state === null) return;
    const filled: TakenList | null = taken;
    taken = takenListOf(node, list[index + 1], cx);
    if (taken === null) runStatement(node, cx);
    else bindTakenList(taken, cx);
    if (filled !== null) fillTakenList(filled, cx);
    checkConstants(cx);
    for (const taking of takingsBefore(list, index)) setTakenApart(taking, cx);
    if (taken === null) leaveNames(list, index, cx);
  }
}

/** What no name leads to is wanted by nobody; what a function leaves behind is looked at when it has ended. */
function isDroppable({ settled, frame }: Analysis): boolean {
  return settled && frame.check === null;
}

/** Forgets names after their last use, and what only they led to. */
function leaveNames(list: readonly HirStatement[], position: number, cx: Analysis): void {
  if (cx.state === null || !isDroppable(cx)) return;
  const names = cx.lastUses(list).get(position) ?? [];
  leave(cx.state, names);
  if (names.length > 0 || list[position]?.kind === 'assign') dropUnreachable(cx.state);
}

function runStatement(node: HirStatement, cx: Analysis): void {
  switch (node.kind) {
    case 'declare':
      if (node.value?.kind === 'call' && cx.settled && cx.state !== null) forgetUnreachable(cx.state);
      bindVariable(node.variable, node.value, cx);
      return;
    case 'assign': {
      const cursor = cursorOf(node);
      if (cursor !== null) putBack(node, cursor, cx);
      else if (node.path.length === 0 && !node.inPlace && node.value !== 'remove') {
        leaveBehind(node.variable, node, cx);
        bindVariable(node.variable, node.value, cx);
      } else writeInto(node, cx);
      return;
    }
    case 'evaluate':
      cx.evaluate(node.value, 'presence');
      return;
    case 'if':
      cx.evaluate(node.test, 'presence');
      alternatives(cx, [() => runScope(node.consequent, cx), () => runAlternate(node, cx)]);
      return;
    case 'loop':
      runLoop(node, cx);
      return;
    case 'break':
    case 'continue':
      jump(`${node.kind} ${node.label}`, cx);
      return;
    case 'return': {
      const objects = node.value === null ? NOTHING : cx.evaluate(node.value, 'whole');
      for (const object of objects) cx.frame.returned.add(object);
      cx.frame.check?.(objects);
      cx.frame.end = joined(cx.frame.end, cx.state);
      cx.state = null;
      return;
    }
    case 'throw':
      cx.evaluate(node.error, 'whole');
      mayThrowHere(cx);
      cx.state = null;
      return;
    case 'try':
      runTry(node, cx);
      return;
    case 'block':
      runScope(node.body, cx);
      if (node.label !== null) arrive('break', node.label, cx);
      return;
    case 'perform':
      runEffect(node, cx);
      return;
  }
}

/** Runs statements and forgets what they declare. */
function runScope(list: readonly HirStatement[], cx: Analysis): void {
  runStatements(list, cx);
  if (cx.state === null) return;
  forget(cx.state, declaredIn(list));
  if (cx.settled) forgetUnreachable(cx.state);
  if (isDroppable(cx)) dropUnreachable(cx.state);
}

function runAlternate({ consequent, alternate }: Extract<HirStatement, { kind: 'if' }>, cx: Analysis): void {
  const [only, ...more] = consequent;
  if (only?.kind === 'assign' && more.length + alternate.length === 0) skipHandedBack(only, cx);
  runScope(alternate, cx);
}

function declaredIn(list: readonly HirStatement[]): readonly VarId[] {
  return list.flatMap((node) => {
    if (node.kind === 'declare') return [node.variable];
    return node.kind === 'perform' && node.result !== null ? [node.result] : [];
  });
}

function jump(key: string, cx: Analysis): void {
  const state = joined(cx.jumps.get(key) ?? null, cx.state);
  if (state !== null) cx.jumps.set(key, state);
  cx.state = null;
}

/** Joins the states of jumps to here. */
function arrive(kind: 'break' | 'continue', label: LabelId, cx: Analysis): void {
  const key = `${kind} ${label}`;
  const state = cx.jumps.get(key);
  if (state === undefined) return;
  cx.jumps.delete(key);
  cx.state = joined(cx.state, state);
}

function runLoop(node: Extract<HirStatement, { kind: 'loop' }>, cx: Analysis): void {
  const { head } = node;
  const body = (): void => {
    runScope(node.body, cx);
    arrive('continue', node.label, cx);
    if (cx.state !== null) runScope(node.update, cx);
  };
  if (head.kind === 'each') {
    const lists = cx.evaluate(head.list, 'whole');
    const checkEntries = entriesOf(head, cx);
    repeatItems(cx, {
      node: head,
      lists,
      origin: head.list.origin,
      round: (item) => {
        if (cx.state === null) return;
        bindObjects(head.variable, isObject(head.variable, cx) ? item : new Set(), cx.state);
        body();
        checkEntries();
        if (cx.state !== null) forget(cx.state, [head.variable]);
      },
    });
  } else {
    repeat(cx, () => {
      if (head.kind === 'while' && head.test !== null) cx.evaluate(head.test, 'presence');
      body();
      if (head.kind === 'do' && cx.state !== null) cx.evaluate(head.test, 'presence');
    });
    if (head.kind === 'while' && head.test === null) cx.state = null;
  }
  arrive('break', node.label, cx);
}

/**
 * A loop over the keys of a map goes on with the map itself, so nobody may add or remove any meanwhile. The result checks that
 * in a round.
 */
function entriesOf({ list }: { readonly list: Expr }, cx: Analysis): () => void {
  const [map] = list.kind === 'library' && list.member === 'Map.texts' ? list.arguments : [];
  if (map === undefined || cx.state === null) return () => {};
  const root: Root = `pending ${cx.site(list)}`;
  const maps = cx.evaluate(map, 'object');
  holdPending(root, maps, cx.state);
  return () => checkRead(root, maps, list.origin, cx);
}

function isObject(variable: VarId, cx: Analysis): boolean {
  const declared = cx.variables.get(variable);
  return declared === undefined || holdsObjects(declared.shape);
}

function runTry(node: Extract<HirStatement, { kind: 'try' }>, cx: Analysis): void {
  if (node.finalizer !== null) fault('a finalizer in the ownership check', node.origin);
  if (node.handler === null) {
    runScope(node.body, cx);
    return;
  }
  const { handler } = node;
  const thrown: { state: ReturnType<typeof copyState> | null } = { state: null };
  cx.handlers.push(thrown);
  runScope(node.body, cx);
  cx.handlers.pop();
  const end = cx.state;
  cx.state = thrown.state;
  if (cx.state !== null) {
    if (handler.variable !== null) bindObjects(handler.variable, new Set(), cx.state);
    runScope(handler.body, cx);
  }
  cx.state = joined(end, cx.state);
}

function runEffect(node: PerformStatement, cx: Analysis): void {
  const { effect, result } = node;
  const operands = evaluateOperands(effectOperands(effect), cx);
  mayThrowHere(cx);
  const wanted = result !== null && isObject(result, cx);
  const made = makeObject(cx, node, effect.kind === 'task' || effect.kind === 'wait');
  const { settled } = cx;
  cx.settled = false;
  if (effect.kind === 'map') {
    repeatItems(cx, {
      node: effect,
      lists: operands[0] ?? new Set(),
      origin: effect.items.origin,
      round: (item) => {
        if (cx.state === null) return;
        bindObjects(effect.itemVariable, isObject(effect.itemVariable, cx) ? item : new Set(), cx.state);
        const returned = runFrame(cx, () => runScope(effect.body, cx));
        if (cx.state === null) return;
        forget(cx.state, [effect.itemVariable, ...hirWalk.declaredVariables(effect.body)]);
        writeSlot(cx.state.heap, made, { field: ANY, targets: returned, replace: false });
      },
    });
  }
  if (effect.kind === 'fork') {
    const branch = (body: readonly HirStatement[], index: number): void => {
      const returned = runFrame(cx, () => runScope(body, cx));
      if (cx.state === null) return;
      forget(cx.state, hirWalk.declaredVariables(body));
      writeSlot(cx.state.heap, made, { field: String(index), targets: returned, replace: false });
    };
    const runs = effect.branches.map(
      ({ body }, index) =>
        () =>
          branch(body, index),
    );
    runBeside(cx, runs);
  }
  cx.settled = settled;
  mayThrowHere(cx);
  if (cx.state !== null && result !== null) bindObjects(result, wanted ? new Set([made]) : new Set(), cx.state);
}

/**
 * Branches that run at the same time: what one of them does to an object, every other may see, but none goes on from its own end.
 * They share only what was there before, so that it is enough to look at each after each of the others.
 */
function runBeside(cx: Analysis, branches: readonly (() => void)[]): void {
  const start = cx.state;
  const runFrom = (run: () => void, states: readonly (State | null)[]): State | null => {
    cx.state = states.reduce<State | null>((all, one) => joined(all, one && copyState(one)), null);
    run();
    return cx.state;
  };
  const alone = branches.map((run) => runFrom(run, [start]));
  const ends = branches.map((run, index) => runFrom(run, [start, ...alone.filter((_, other) => other !== index)]));
  cx.state = ends.reduce(joined, start);
}
