/**
 * Errors that are kept in a variable of type `unknown` (`let last: unknown; … catch (e) { last = e; }`). A variable to which
 * nothing is given but errors, null and undefined holds errors, whatever its type says; one that is given other values too is refused.
 */
import type { VarId } from '../core/ids.ts';
import { isOnly, Kind, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { ERROR } from './data.ts';
import { mayBeEngineError } from './language-errors.ts';
import type { Lowering } from './lowering.ts';

/** Adds the variables that the bodies keep errors in to those that are known to. */
export function findKeptErrors(bodies: readonly (readonly RawStatement[])[], cx: Lowering): void {
  const given = new Map<VarId, RawExpr[]>();
  const give = (variable: VarId, value: RawExpr): void => {
    const named = cx.typedBy.get(variable);
    if (named && value.shape.error && mayBeEngineError(value, cx)) cx.keptErrors.engine.add(named);
    given.set(variable, [...(given.get(variable) ?? []), value]);
  };
  for (const body of bodies) {
    rawWalk.visit(body, {
      statement: (node) => {
        if (node.kind === 'declare' && node.value) give(node.variable, node.value);
        if (node.kind === 'assign' && node.path.length === 0 && node.value !== 'remove')
          give(node.variable, node.value);
        return undefined;
      },
    });
  }
  for (const [variable, values] of given) {
    const source = cx.typedBy.get(variable);
    const untyped = cx.shapeOfVariable(variable).kinds === shapes.unknown.kinds;
    const errors = values.some(({ shape }) => shape.error);
    const only = values.every(({ shape }) => shape.error || isOnly(shape, Kind.null | Kind.absent));
    if (!source || !untyped || !errors) continue;
    if (only) cx.keptErrors.untyped.add(source);
    // What else the variable holds would be taken for data, and so would the error.
    else for (const { shape, origin } of values) if (shape.error) cx.report(d.notJson(origin, ERROR));
  }
}
