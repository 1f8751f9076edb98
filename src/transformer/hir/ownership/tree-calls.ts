/**
 * Calls of recursive functions that change trees of their callers. What is below a tree can be anything afterwards, but a tree
 * still, so its parts get new names; whoever keeps one of the old parts may not look at it again.
 */
import type { Expr } from '../../core/expr.ts';
import type { ChangedParameter } from '../types.ts';
import type { Analysis } from './analysis.ts';
import { fieldOf } from './field-of.ts';
import { growTree, reach, slot } from './heap.ts';
import { ANY, earlierLocation, isPartOf, isSingle, type Location } from './location.ts';
import { addOverlap, loseAll, loseOverlapping, type Reached, reachWithout, type Slot } from './overlaps.ts';
import { rootOf } from './root-of.ts';
import { type Outdated, outdate, renameState, type State } from './state.ts';
import { areApart, areShared, areTrees, noTree } from './trees.ts';
import { NOTHING, union } from './union.ts';

type Objects = ReadonlySet<Location>;
type Call = Extract<Expr, { kind: 'call' }>;

/** The positions that are given trees; the others no longer are, for any call. */
export function treesGiven(
  node: Call,
  given: readonly Objects[],
  changes: readonly ChangedParameter[],
  cx: Analysis,
): ReadonlySet<number> {
  const found = new Set<number>();
  const { state, facts } = cx;
  if (state === null) return found;
  for (const { position } of changes) {
    if (facts.trees.get(node.function)?.has(position) !== true) continue;
    const objects = given[position] ?? NOTHING;
    const others = union(given.filter((_, at) => at !== position));
    const through = rootOf(node.arguments[position]);
    const named = objects.size === 0 || through !== undefined;
    if (named && areTrees(objects, state) && areApart(objects, others, state)) found.add(position);
    else {
      const read = node.arguments[position]?.origin ?? node.origin;
      const reason =
        'what it is given here has an object in two places, or shares one with what else the function is given';
      noTree(node.function, position, facts, through && { variable: through, write: node.origin, read, reason });
    }
  }
  return found;
}

/** After the call: `now` is what it is given, by position, and `value` the tree that it gives, if there is one. */
export function changeTrees(
  node: Call,
  now: readonly Objects[],
  trees: ReadonlySet<number>,
  value: Objects,
  cx: Analysis,
): void {
  for (const position of trees) changeTree(node, now[position] ?? NOTHING, position, cx);
  const { state, facts } = cx;
  if (state === null) return;
  for (const position of trees) {
    const objects = now[position] ?? NOTHING;
    if (areShared(node.function, position, 'value', facts)) addOverlap(state, objects, value);
    for (const other of trees)
      if (other < position && areShared(node.function, position, other, facts))
        addOverlap(state, objects, now[other] ?? NOTHING);
  }
}

function changeTree(node: Call, tops: Objects, position: number, cx: Analysis): void {
  const { state } = cx;
  const through = rootOf(node.arguments[position]);
  if (state === null || through === undefined || tops.size === 0) return;
  const why: Outdated = { through, write: node.origin, oneSlot: false };
  const below = reach(state.heap, tops);
  const reached: Reached = (root, held) =>
    root === through ? besides(node.arguments[position], held, state) : reach(state.heap, held);
  loseOverlapping(below, why, state, reached);
  // Parts have the names of their places, so those that are elsewhere by now, or may be, need others. Inner ones come first.
  const parts = [...state.heap.keys()].filter((one) => !tops.has(one) && [...tops].some((top) => isPartOf(one, top)));
  const gone = earlierLocation(cx.site(node, `gone ${position}`));
  const left = earlierLocation(cx.site(node, `left ${position}`));
  const moves = parts.map((one) => [one, below.has(one) ? gone : left] as const);
  renameState(
    state,
    moves.sort(([one], [other]) => other.length - one.length),
  );
  for (const top of tops) growTree(state.heap, top);
  // Until the caller has written it back, it has it nowhere.
  for (const [root, held] of state.holds) {
    const below = reach(state.heap, held);
    outdate(
      state,
      root,
      [...tops].filter((top) => below.has(top)),
      why,
    );
  }
  loseAll(new Set([...below, gone].filter((one) => !tops.has(one) && !parts.includes(one))), why, state);
}

/** What a variable leads to otherwise than by the argument, which begins with it. */
function besides(argument: Expr | undefined, held: Objects, { heap, holds }: State): Objects {
  const path = (place: Expr): Objects => {
    if (place.kind === 'ref') return holds.get(place.variable) ?? NOTHING;
    const slots = slotsOf(place);
    return slots === null ? NOTHING : union(slots.map(({ holder, field }) => slot(heap, holder, field)));
  };
  const slotsOf = (place: Expr): readonly Slot[] | null => {
    if (place.kind !== 'member' && place.kind !== 'index') return null;
    const field = place.kind === 'member' ? place.key : fieldOf(place.index);
    return [...path(place.object)].map((holder) => ({ holder, field }));
  };
  if (argument?.kind === 'ref') return NOTHING;
  const [only, ...more] = (argument && slotsOf(argument)) ?? [];
  const known = only !== undefined && more.length === 0 && only.field !== ANY && isSingle(only.holder);
  return known ? reachWithout(heap, held, only, null) : reach(heap, held);
}
