/**
 * Finds what is `undefined` at times although its type denies it: variables that get the value of an index or of a search. The
 * checks that JavaScript makes where such a value is used depend on it.
 */
import { Kind, mayBe } from '../core/shape.ts';
import type { RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';

/** Adds what the bodies assign to what is known to be missing. */
export function findMissing(bodies: readonly (readonly RawStatement[])[], cx: Lowering): void {
  for (const body of bodies) {
    rawWalk.visit(body, {
      statement: (node) => {
        if (node.kind !== 'assign' || node.path.length > 0 || node.value === 'remove') return undefined;
        const source = cx.typedBy.get(node.variable);
        const denied = !mayBe(cx.shapeOfVariable(node.variable), Kind.absent);
        if (source && denied && mayBe(node.value.shape, Kind.absent)) cx.missing.add(source);
        return undefined;
      },
    });
  }
}
