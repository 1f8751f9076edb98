/**
 * What a recursive function leaves behind: whether the objects that it changed are trees again, and which of them, and of its value,
 * share objects. Each `return` is looked at by itself, since one may give what another one has put somewhere.
 */
import type { FunctionId } from '../../core/ids.ts';
import type { PureFunction } from '../types.ts';
import type { Analysis } from './analysis.ts';
import { slot } from './heap.ts';
import type { Location } from './location.ts';
import { forgetUnreachable } from './overlaps.ts';
import type { State } from './state.ts';
import { areApart, areTrees, noTree, noTreeValue, noteShared, type Part } from './trees.ts';
import { union } from './union.ts';

/** Looks at what a `return` gives; `given` is all that the function was given besides what it changes. */
export function checkReturn(
  { id, changes = [] }: PureFunction<never>,
  given: Location,
  records: ReadonlySet<Location>,
  cx: Analysis,
): void {
  const { state, facts } = cx;
  if (state === null) return;
  forgetUnreachable(state);
  const under = (key: string): ReadonlySet<Location> => union([...records].map((one) => slot(state.heap, one, key)));
  const trees = facts.trees.get(id) ?? new Set<number>();
  const parts = changes.map(({ position, key }) => ({ position, objects: under(key) }));
  const others = union([
    new Set([given]),
    ...parts.filter(({ position }) => !trees.has(position)).map(({ objects }) => objects),
  ]);
  // The value, and what the function writes of the variables around it.
  const keys = new Set([...records].flatMap((one) => [...(state.heap.get(one)?.fields.keys() ?? [])]));
  for (const { key } of changes) keys.delete(key);
  const value = union([...keys].map(under));
  const left: Left[] = [];
  for (const { position, objects } of parts) {
    if (!trees.has(position)) continue;
    if (areTrees(objects, state) && areApart(objects, others, state)) left.push({ part: position, objects });
    else noTree(id, position, facts);
  }
  if (facts.treeValues.has(id)) {
    if (areTrees(value, state) && areApart(value, others, state)) left.push({ part: 'value', objects: value });
    else noTreeValue(id, facts);
  } else {
    for (const { part, objects } of left)
      if (part !== 'value' && !areApart(objects, value, state)) noTree(id, part, facts);
  }
  noteAllShared(id, left, state, cx);
}

interface Left {
  readonly part: Part;
  readonly objects: ReadonlySet<Location>;
}

function noteAllShared(id: FunctionId, left: readonly Left[], state: State, { facts }: Analysis): void {
  for (const [at, one] of left.entries())
    for (const other of left.slice(at + 1))
      if (!areApart(one.objects, other.objects, state)) noteShared(id, one.part, other.part, facts);
}
