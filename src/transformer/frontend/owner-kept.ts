/**
 * `list.push(await next())` and `order.total = sum()`: JavaScript looks for the object before it evaluates what is put into it. If
 * that gives the name another object, the change goes to the one that was there, which no name may have any more.
 */

import type { PathStep } from '../core/statement.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawLeaf, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';
import type { Target } from './place.ts';

type Place = Pick<Target, 'variable' | 'path'>;
type Given = RawExpr | readonly RawStatement[];

/** Reports values that replace the object which a property is written to. */
export function demandOwnerKept(
  { variable, path }: Place,
  given: Given,
  origin: RawExpr['origin'],
  cx: Lowering,
): void {
  if (path.length > 0) demandKept({ variable, path: path.slice(0, -1) }, given, origin, cx);
}

/** Reports values that replace the object itself, whose content changes. */
export function demandKept(place: Place, given: Given, origin: RawExpr['origin'], cx: Lowering): void {
  const replaces = (node: RawStatement): boolean =>
    node.kind === 'assign' && node.variable === place.variable && mayReplace(node, place.path);
  if (!rawWalk.someStatement(given, replaces)) return;
  const hint = 'Compute the value in a statement of its own, before the change: `const value = …;`.';
  cx.report(d.unsupportedSyntax(origin, { syntax: 'a change of an object that its own value replaces', hint }));
}

/** The write puts another object at the place, or moves it: `list[0].push(f())`, where `f` shifts the list. */
function mayReplace(
  { path, inPlace }: Extract<RawStatement, { kind: 'assign' }>,
  place: readonly PathStep<RawLeaf>[],
): boolean {
  const isAround = inPlace ? path.length < place.length : path.length <= place.length;
  return isAround && path.every((step, index) => mayBeSame(step, place[index]));
}

function mayBeSame({ key }: PathStep<RawLeaf>, other: PathStep<RawLeaf> | undefined): boolean {
  return key.kind !== 'literal' || other?.key.kind !== 'literal' || key.value === other.key.value;
}
