/**
 * Finds names and results that hold what their type denies: variables that are assigned the value of an index or of a search,
 * of which the checker says that it is there.
 */
import type { RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { surplusKinds } from './denied.ts';
import type { Lowering } from './lowering.ts';

/** Notes what the bodies assign. */
export function findMissing(bodies: readonly (readonly RawStatement[])[], cx: Lowering): void {
  for (const body of bodies) {
    rawWalk.visit(body, {
      statement: (node) => {
        if (node.kind !== 'assign' || node.path.length > 0 || node.value === 'remove') return undefined;
        const source = cx.typedBy.get(node.variable);
        if (source) cx.denied.add(source, surplusKinds(node.value.shape, cx.shapeOfVariable(node.variable)));
        return undefined;
      },
    });
  }
}
