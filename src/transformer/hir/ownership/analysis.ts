/**
 * What the parts of the analysis share: the current state, where jumps and errors go, and how problems are noted. One analysis
 * walks one workflow; functions get states of their own.
 */
import type { Expr } from '../../core/expr.ts';
import type { FunctionId, VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import type { HirStatement, PureFunction, Variable } from '../types.ts';
import { putObject } from './heap.ts';
import { earlierLocation, type Location, recentLocation } from './location.ts';
import { copyState, joinState, type Outdated, type Root, renameState, type State } from './state.ts';
import type { CallFacts } from './trees.ts';

/** Code whose `return` ends it: the workflow, a callback, an iteration, a branch. */
export interface Frame {
  readonly returned: Set<Location>;
  /** State at the returns; null = none yet. */
  end: State | null;
  /** Looks at what each of them gives. */
  readonly check: ((objects: ReadonlySet<Location>) => void) | null;
}

export interface Analysis {
  /** The current state; null where control cannot come. */
  state: State | null;
  frame: Frame;
  /** States in which jumps arrive at labels, by kind and label. */
  readonly jumps: Map<string, State>;
  /** States in which errors arrive at the handlers around here, innermost last. */
  readonly handlers: { state: State | null }[];
  /** Places that made objects since the innermost loop began. */
  made: Set<number>;
  /** How many loops of statements are around here; null inside of expressions. */
  rounds: number | null;
  readonly variables: ReadonlyMap<VarId, Variable>;
  readonly functions: ReadonlyMap<FunctionId, PureFunction<never>>;
  /** What functions do with what they are given, as far as they have been walked. */
  readonly facts: CallFacts;
  /** Results of calls, and the keys in them under which the calls give trees that they changed. */
  readonly changedTrees: Set<string>;
  /** Objects of constants, with where each of them is read. */
  readonly constants: Map<Location, Origin>;
  /** Every object that is still wanted is held by a variable: no expression or effect is under way. */
  settled: boolean;
  /** A number for each node that makes objects, or for each of several that it makes. */
  site(node: object, part?: string): number;
  /** By position in a list the names that it mentions last there. */
  lastUses(list: readonly HirStatement[]): ReadonlyMap<number, readonly VarId[]>;
  /** Notes that an outdated object is read. */
  reportRead(root: Root, outdated: Outdated, read: Origin): void;
  /** Walks statements; `statements.ts` and `expressions.ts` call each other through this. */
  run(list: readonly HirStatement[]): void;
  evaluate(node: Expr, depth: ReadDepth): ReadonlySet<Location>;
}

/** Whether all of a value is read, only the object itself (`x.length`), or only whether there is one (`if (x)`, `x === null`). */
export type ReadDepth = 'whole' | 'object' | 'presence';

/** Makes an object at a place in the program; what the place made before becomes one of the earlier objects. */
export function makeObject(cx: Analysis, node: object, tree: boolean, part?: string): Location {
  const site = cx.site(node, part);
  const location = recentLocation(site);
  if (cx.state === null) return location;
  if (cx.state.heap.has(location)) renameState(cx.state, [[location, earlierLocation(site)]]);
  putObject(cx.state.heap, location, tree);
  cx.made.add(site);
  return location;
}

/** Makes any number of objects at once. */
export function makeMany(cx: Analysis, node: object): Location {
  const location = earlierLocation(cx.site(node));
  if (cx.state !== null && !cx.state.heap.has(location)) putObject(cx.state.heap, location, false);
  return location;
}

/** Runs code as a frame of its own; gives what it returns. The state afterwards is that at its ends. */
export function runFrame(cx: Analysis, run: () => void, check: Frame['check'] = null): ReadonlySet<Location> {
  const outer = cx.frame;
  const frame: Frame = { returned: new Set(), end: null, check };
  cx.frame = frame;
  run();
  cx.state = joined(cx.state, frame.end);
  cx.frame = outer;
  return frame.returned;
}

/** The state that covers both; null is no state at all. */
export function joined(a: State | null, b: State | null): State | null {
  if (a === null || b === null) return a ?? b;
  joinState(a, b);
  return a;
}

/** Runs alternatives from the same state; the state afterwards covers the ends of all. */
export function alternatives(cx: Analysis, runs: readonly (() => void)[]): void {
  const start = cx.state;
  let end: State | null = null;
  for (const run of runs) {
    cx.state = start && copyState(start);
    run();
    end = joined(end, cx.state);
  }
  cx.state = end;
}

/** Reports objects that are outdated in what they are read through. */
export function checkRead(root: Root, read: ReadonlySet<Location>, origin: Origin, cx: Analysis): void {
  for (const [location, why] of cx.state?.outdated.get(root) ?? []) {
    if (read.has(location)) cx.reportRead(root, why, origin);
  }
}

/** Lets the current state arrive at the handlers' nearest: an error may be thrown here. */
export function mayThrowHere(cx: Analysis): void {
  const handler = cx.handlers.at(-1);
  if (handler !== undefined && cx.state !== null) handler.state = joined(handler.state, copyState(cx.state));
}
