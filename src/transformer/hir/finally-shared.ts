/**
 * Expands a finalizer without copying it: every way out notes how to go on, leaves a labelled block, and the finalizer stands
 * behind the block once, followed by ifs that go on. Smaller than copies, but costs a state more each time it runs.
 *
 *     let way = 0; out: { try { … way = 1; break out; … } catch (e) { way = 2; error = e; } } F; if (way === 1) break L; …
 */
import type { VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { orAbsent, shapes } from '../core/shape.ts';
import type { Try } from '../core/statement.ts';
import { hir } from './build.ts';
import { type Detour, guard, saveResult, type WaysOut } from './finally-ways.ts';
import type { HirStatement, PerformStatement } from './types.ts';
import type { VariableTable } from './variable-table.ts';

/** The statements that stand for the `try`. */
export function shareFinalizer(
  node: Try<never, PerformStatement>,
  finalizer: readonly HirStatement[],
  ways: WaysOut,
  table: VariableTable,
): readonly HirStatement[] {
  const origin: Origin = { ...node.origin, via: 'expandFinally' };
  const out = table.label();
  const way = table.temporary({ name: 'way', shape: shapes.integer, origin, constant: false });
  const saved = saveResult(ways, origin, table);
  const note = (number: number, at: Origin): HirStatement => hir.assign(way, hir.literal(number, at), at);
  const onReturn = ways.jumps.length + 1;
  const onError = ways.jumps.length + 2;
  const detour: Detour = {
    saved: saved.variable,
    jump: (index, at) => [note(index + 1, at), hir.break(out, at)],
    leave: (at) => [note(onReturn, at), hir.break(out, at)],
  };
  const error = table.temporary({ name: 'error', shape: orAbsent(shapes.error), origin, constant: false });
  const guarded = guard(
    node,
    ways.throws ? keepError(error, note(onError, origin), origin, table) : null,
    ways,
    detour,
  );
  const goOn = (number: number, last: HirStatement): HirStatement =>
    hir.if(
      hir.binary('===', hir.ref(way, shapes.integer, origin), hir.literal(number, origin), origin),
      [last],
      [],
      origin,
    );
  return [
    hir.declare(way, hir.literal(0, origin), origin),
    ...saved.declare,
    ...(ways.throws ? [hir.declare(error, null, origin)] : []),
    hir.block(out, guarded, origin),
    ...finalizer,
    ...ways.jumps.map((jump, index) => goOn(index + 1, jump)),
    ...(ways.returns.length > 0 ? [goOn(onReturn, saved.last)] : []),
    ...(ways.throws ? [goOn(onError, hir.throw(hir.ref(error, shapes.error, origin), origin))] : []),
  ];
}

function keepError(error: VarId, note: HirStatement, origin: Origin, table: VariableTable) {
  const variable = table.temporary({ name: 'caught', shape: shapes.error, origin });
  return { variable, body: [hir.assign(error, hir.ref(variable, shapes.error, origin), origin), note] };
}
