/** Kept promises that are refused where they are made: that some way never awaits, or whose code reads what changes meanwhile. */
import type { VarId } from '../../core/ids.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import type { Element, HeldPromise } from './source.ts';

/** A promise that nobody awaits on some way is refused where it is made. */
export function refuse(pending: readonly HeldPromise[], cx: Lowering): void {
  for (const held of pending) held.state = { kind: 'refused' };
  const [first] = pending;
  if (first) cx.report(d.promiseHeld(cx.origin(first.made)));
}

/** What a promise's code reads may not change while it runs. */
export function demandUnchanged(pending: readonly HeldPromise[], code: readonly RawStatement[], cx: Lowering): void {
  const written = rawWalk.assignedVariables(code);
  for (const held of pending) {
    const reads = readsOf(held);
    if ([...reads].some((variable) => written.has(variable))) refuse([held], cx);
  }
}

/** The variables that the code of a promise reads. */
function readsOf({ running, collected }: HeldPromise): ReadonlySet<VarId> {
  if (collected) return new Set(collected.reads());
  const elements: readonly Element[] =
    running.kind === 'one'
      ? [{ kind: 'promise', value: running.value }]
      : running.source.kind === 'each'
        ? [{ kind: 'each', each: running.source }]
        : running.source.elements;
  return new Set(elements.flatMap(elementReads));
}

function elementReads(element: Element): readonly VarId[] {
  if (element.kind === 'group') return element.elements.flatMap(elementReads);
  const value = element.kind === 'each' ? element.each.perform(null) : element.value;
  return [...rawWalk.freeVariables(value)];
}
