/**
 * Expands a finalizer by copying. Each way out leaves a labelled block around the `try`, behind which a copy of the finalizer
 * and then the jump itself stand; so the copies run outside of the `try`, and one that completes abruptly overrides the way
 * out. An error is caught, a copy runs, and it is thrown again.
 *
 *     done: { onReturn: { onBreak: { try { … } catch (e) { F; throw e; } F; break done; } F; break L; } F; return saved; }
 */
import type { LabelId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { shapes } from '../core/shape.ts';
import type { Try } from '../core/statement.ts';
import { cloneStatementsWith } from '../core/substitute.ts';
import { hir } from './build.ts';
import { type Detour, guard, saveResult, type WaysOut } from './finally-ways.ts';
import type { HirStatement, PerformStatement } from './types.ts';
import type { VariableTable } from './variable-table.ts';
import { hirWalk } from './walk.ts';

/** A way out: the label that leads to it, and what happens there after the finalizer. */
interface Exit {
  readonly label: LabelId;
  readonly last: HirStatement;
}

/** The statements that stand for the `try`. */
export function copyFinalizer(
  node: Try<never, PerformStatement>,
  finalizer: readonly HirStatement[],
  ways: WaysOut,
  table: VariableTable,
): readonly HirStatement[] {
  const origin: Origin = { ...node.origin, via: 'expandFinally' };
  const copy = (): readonly HirStatement[] => cloneStatementsWith(hirWalk, finalizer, table);
  const saved = saveResult(ways, origin, table);
  const jumps = ways.jumps.map((jump): Exit => ({ label: table.label(), last: jump }));
  const onReturn: Exit = { label: table.label(), last: saved.last };
  const exits = ways.returns.length > 0 ? [...jumps, onReturn] : jumps;
  const detour: Detour = {
    saved: saved.variable,
    jump: (index, at) => jumps.slice(index, index + 1).map(({ label }) => hir.break(label, at)),
    leave: (at) => [hir.break(onReturn.label, at)],
  };
  const guarded = guard(node, ways.throws ? rethrow(copy(), origin, table) : null, ways, detour);
  if (exits.length === 0) return [...guarded, ...(ways.completes ? copy() : [])];

  const done = table.label();
  const normal = ways.completes ? [...copy(), hir.break(done, origin)] : [];
  const nested = exits.reduce<readonly HirStatement[]>(
    (inner, { label, last }) => [hir.block(label, inner, origin), ...copy(), last],
    [...guarded, ...normal],
  );
  return [...saved.declare, ...(ways.completes ? [hir.block(done, nested, origin)] : nested)];
}

/** A handler of all errors that runs the finalizer and throws the error again. */
function rethrow(finalizer: readonly HirStatement[], origin: Origin, table: VariableTable) {
  const variable = table.temporary({ name: 'error', shape: shapes.error, origin });
  return { variable, body: [...finalizer, hir.throw(hir.ref(variable, shapes.error, origin), origin)] };
}
