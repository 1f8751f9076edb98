/**
 * What is known of recursive functions whose changed objects are trees: no object of one is in two places of it, or anywhere else that
 * the function is given. It is believed of every changed parameter at first. A call that gives something else, or a return that
 * leaves something else, ends that, until all that is left has been shown.
 */
import type { FunctionId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import type { HirWorkflow, PureFunction } from '../types.ts';
import { isOnce, reach, slotsHolding } from './heap.ts';
import type { Location } from './location.ts';
import { mayOverlap, overlapsInside } from './overlaps.ts';
import type { OwnershipProblem } from './problem.ts';
import type { State } from './state.ts';

/** What functions do with what they are given, as far as they have been walked. */
export interface CallFacts {
  /** By function the positions of the changed objects that are trees, before every call and after it. */
  readonly trees: Map<FunctionId, Set<number>>;
  /** Functions whose value is a tree that only shares objects with changed trees. */
  readonly treeValues: Set<FunctionId>;
  /** By function which of its trees may share objects afterwards. */
  readonly shared: Map<FunctionId, Set<string>>;
  /** Calls that gave something else, by the function that they call. */
  readonly causes: Map<FunctionId, OwnershipProblem>;
  /** Positions of the other changed objects that a function's value may be or hold. */
  readonly givenAway: Map<FunctionId, ReadonlySet<number>>;
  /** Something was learnt since this was set to false. */
  learnt: boolean;
}

/** Nothing is a tree. */
export function withoutTrees(): CallFacts {
  return {
    trees: new Map(),
    treeValues: new Set(),
    shared: new Map(),
    causes: new Map(),
    givenAway: new Map(),
    learnt: false,
  };
}

/** Everything is one. */
export function withTrees({ functions }: HirWorkflow): CallFacts {
  const changing = [...functions.values()].filter(({ changes }) => changes !== undefined);
  return {
    ...withoutTrees(),
    trees: new Map(changing.map(({ id, changes = [] }) => [id, new Set(changes.map(({ position }) => position))])),
    treeValues: new Set(changing.map(({ id }) => id)),
  };
}

/** The parameter is changed as an object that may be in several places; `cause` is the call that gives such an object. */
export function noTree(id: FunctionId, position: number, facts: CallFacts, cause?: OwnershipProblem): void {
  if (facts.trees.get(id)?.delete(position) !== true) return;
  facts.learnt = true;
  if (cause && !facts.causes.has(id)) facts.causes.set(id, cause);
}

/** The problem, or the call that makes it one: what a function does with its own objects is right for other calls. */
export function causeOf(
  problem: OwnershipProblem,
  { causes }: CallFacts,
  { functions }: HirWorkflow,
): OwnershipProblem {
  const inside = ({ origin }: PureFunction<never>, { file, start, end }: Origin): boolean =>
    origin.file === file && origin.start <= start && end <= origin.end;
  const found = [...causes].find(([id, cause]) => {
    const callee = functions.get(id);
    return callee && inside(callee, problem.write) && !inside(callee, cause.write);
  });
  return found?.[1] ?? problem;
}

/** The value may be anything. */
export function noTreeValue(id: FunctionId, facts: CallFacts): void {
  if (facts.treeValues.delete(id)) facts.learnt = true;
}

/** The value may be or hold these objects. */
export function noteGivenAway(id: FunctionId, positions: ReadonlySet<number>, facts: CallFacts): void {
  const known = facts.givenAway.get(id) ?? new Set<number>();
  if ([...positions].every((position) => known.has(position))) return;
  facts.givenAway.set(id, new Set([...known, ...positions]));
  facts.learnt = true;
}

/** A part of what a function leaves behind: a parameter's object, or its value. */
export type Part = number | 'value';

export function noteShared(id: FunctionId, one: Part, other: Part, facts: CallFacts): void {
  const known = facts.shared.get(id) ?? new Set<string>();
  facts.shared.set(id, known);
  if (known.has(pairOf(one, other))) return;
  known.add(pairOf(one, other));
  facts.learnt = true;
}

export function areShared(id: FunctionId, one: Part, other: Part, { shared }: CallFacts): boolean {
  return shared.get(id)?.has(pairOf(one, other)) === true;
}

function pairOf(one: Part, other: Part): string {
  return [one, other].map(String).sort().join();
}

/** Whichever of the tops it is, no object below it is in two places there. */
export function areTrees(tops: ReadonlySet<Location>, state: State): boolean {
  const { heap } = state;
  return [...tops].every((top) => {
    const below = reach(heap, [top]);
    const held = (one: Location): boolean => slotsHolding(heap, below, one) > (one === top ? 0 : 1);
    return [...below].every((one) => isOnce(heap, one) || !held(one)) && !overlapsInside(top, state);
  });
}

/** Nothing is below tops of both. */
export function areApart(some: ReadonlySet<Location>, others: ReadonlySet<Location>, state: State): boolean {
  const below = reach(state.heap, some);
  const belowOthers = reach(state.heap, others);
  return ![...below].some((one) => belowOthers.has(one)) && !mayOverlap(below, belowOthers, state);
}
