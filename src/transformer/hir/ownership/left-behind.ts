/**
 * Objects that a name leaves behind: `pages.push(page); page = []`. What the name meant until then gets a location of its own, with
 * the parts that nothing else holds, so that in a later round the object that the name means then is told apart from it.
 */
import type { VarId } from '../../core/ids.ts';
import type { Assign } from '../../core/statement.ts';
import type { Analysis } from './analysis.ts';
import { holdersOf, reach, slot } from './heap.ts';
import { ANY, earlierLocation, type Location, partLocation } from './location.ts';
import { type Root, renameState } from './state.ts';
import { union } from './union.ts';

/** Runs before the name gets another value in a round of a loop; `node` is what gives it the value. */
export function leaveBehind(variable: VarId, node: Assign<never>, cx: Analysis): void {
  const { state, rounds } = cx;
  const left = state?.holds.get(variable);
  if (state === null || left === undefined || rounds === null || rounds === 0) return;
  const roots = [...state.holds].filter(([root]) => root !== variable);
  // What the name may go on to mean stays told apart.
  const next = node.value !== 'remove' && node.value.kind === 'ref' ? state.holds.get(node.value.variable) : undefined;
  if ([...left].some((object) => next?.has(object))) return;
  const others = reach(state.heap, objectsIn(roots));
  // Loops remember what they go through, and parts of data from outside are told apart already.
  const remembered = reach(state.heap, objectsIn(roots.filter(([root]) => typeof root === 'string')));
  const stays = (object: Location): boolean => object.includes('/') || remembered.has(object);
  if (![...left].some((object) => others.has(object)) || [...left].some(stays)) return;
  // What may hold itself has no parts of its own.
  const inside = reach(state.heap, union([...left].map((object) => slot(state.heap, object, ANY))));
  if ([...left].some((object) => inside.has(object))) return;
  const to = earlierLocation(cx.site(node));
  const moves = new Map<Location, Location>([...left].map((object) => [object, to]));
  const named = new Set(objectsIn(roots));
  const live = new Set([...others, ...reach(state.heap, left)]);
  // The map grows while it is gone through.
  for (const [object, name] of moves) {
    for (const [field, targets] of state.heap.get(object)?.fields ?? []) {
      for (const part of targets.keys()) {
        if (moves.has(part) || stays(part) || named.has(part)) continue;
        const holders = [...holdersOf(state.heap, part)].filter((holder) => live.has(holder));
        if (holders.every((holder) => moves.has(holder))) moves.set(part, partLocation(name, field));
      }
    }
  }
  renameState(
    state,
    [...moves].filter(([from, name]) => from !== name),
  );
}

function objectsIn(roots: readonly (readonly [Root, ReadonlySet<Location>])[]): readonly Location[] {
  return roots.flatMap(([, held]) => [...held]);
}
