/**
 * Finds code that a block cannot run inside one state. ASL evaluates a state's fields side by side on the values at entry,
 * so an impure built-in that two fields need would be evaluated twice, one in front of the effect cannot be seen after it,
 * and the states of a child region see no variable that its owner is only about to set. Large
 * code in front of a decision conflicts too: every test and arm would repeat it.
 */
import type { Expr } from '../core/expr.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';
import { edgesOf, ownedRegions } from './graph.ts';
import type { Liveness } from './liveness.ts';
import { bodySize } from './measure.ts';
import { slice } from './slice.ts';
import { stateFields } from './state-fields.ts';
import type { Edge, FlowBlock } from './types.ts';
import type { ValueContext } from './value-after.ts';
import { definesOf, readsOf } from './variables.ts';

/** Code that must run in an earlier state than the rest: so many statements of `before` or `after`, or an edge's code. */
export type Conflict =
  | { readonly place: 'before' | 'after'; readonly statements: number }
  | { readonly place: 'edge'; readonly edge: Edge };

/** The conflict that is latest in the block, or null. */
export function findConflict(block: FlowBlock, liveness: Liveness, cx: ValueContext): Conflict | null {
  const shared = sharedImpurities(block, liveness, cx);
  const inCode = (code: readonly PureStatement[]): number =>
    code.findLastIndex((statement) => shared.size > 0 && impurities([statement], cx).some((site) => shared.has(site))) +
    1;
  for (const edge of edgesOf(block)) if (inCode(edge.body) > 0) return { place: 'edge', edge };
  const after = inCode(block.after);
  if (after > 0) return { place: 'after', statements: after };
  const before = Math.max(inCode(block.before), readByChildren(block, liveness));
  if (before > 0) return { place: 'before', statements: before };
  return repeatsMuch(block, liveness, cx) ? { place: 'before', statements: block.before.length } : null;
}

/** Code of a decision that is repeated in its tests and arms: how large it may be, alone and all copies together. */
const LARGEST_BEFORE = 120;
const LARGEST_COPIES = 1500;

/** True for decisions with so much code in front that asking how often it is repeated is worth the while. */
export function mayRepeatMuch(block: FlowBlock): boolean {
  return block.exit.kind === 'decide' && bodySize(block.before) > LARGEST_BEFORE;
}

/** A decision whose tests and arms would each repeat much of the code in front of it. */
function repeatsMuch(block: FlowBlock, liveness: Liveness, cx: ValueContext): boolean {
  if (!mayRepeatMuch(block)) return false;
  const copies = stateFields(block, liveness, cx).map(({ code, value }) => bodySize(slice(code, readsOf(value)).kept));
  const total = copies.reduce((sum, size) => sum + size, 0);
  return total > Math.max(LARGEST_COPIES, 2 * bodySize(block.before));
}

/** How many statements of `before` set variables that the effect's regions read. */
function readByChildren(block: FlowBlock, liveness: Liveness): number {
  const read = new Set(ownedRegions(block.effect).flatMap((region) => [...liveness.regionReads(region)]));
  if (read.size === 0) return 0;
  return (
    block.before.findLastIndex((statement) => [...definesOf([statement])].some((variable) => read.has(variable))) + 1
  );
}

/** The impure calls of some code. */
function impurities(code: readonly PureStatement[] | Expr, cx: ValueContext): readonly Expr[] {
  const found: Expr[] = [];
  pure.visit(code, {
    expression: (node) => {
      if (cx.impurity.call(node)) found.push(node);
      return true;
    },
  });
  return found;
}

/** The impure calls of a block's code that its fields would evaluate more than once, or at the wrong time. */
function sharedImpurities(block: FlowBlock, liveness: Liveness, cx: ValueContext): ReadonlySet<Expr> {
  const code = [...block.before, ...block.after, ...edgesOf(block).flatMap((edge) => edge.body)];
  const shared = new Set<Expr>();
  if (!cx.impurity.body(code)) return shared;
  const seen = new Set<Expr>();
  const early = new Set(block.effect ? impurities(block.before, cx) : []);
  const repeats = block.effect !== null && block.effect.kind !== 'wait' && block.effect.retry.length > 0;
  for (const field of stateFields(block, liveness, cx)) {
    for (const site of impurities(slice(field.code, readsOf(field.value)).kept, cx)) {
      const misplaced = early.has(site) && (field.time === 'late' || repeats);
      if (seen.has(site) || misplaced) shared.add(site);
      seen.add(site);
    }
  }
  return shared;
}
