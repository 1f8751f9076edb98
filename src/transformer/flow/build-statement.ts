/**
 * Lowers HIR statements into the block under construction. Pure settled statements are appended as they stand; jumps,
 * tests and effects end blocks. One function per statement kind; loops and effects have files of their own.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { BlockId, LabelId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { shapes } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import { isSettled, jumpsOf } from '../hir/jumps.ts';
import type { HirStatement } from '../hir/types.ts';
import { isPure } from '../hir/walk.ts';
import type { RegionBuilder } from './build.ts';
import { append, blockWithoutEffect, closeBlock, startBlock } from './build.ts';
import { lowerPerform } from './build-effect.ts';
import { lowerLoop } from './build-loop.ts';

/** What jumps mean where a statement stands. */
export interface Surroundings {
  /** Where errors go; null = they end the region. */
  readonly handler: { readonly variable: VarId | null; readonly target: BlockId } | null;
  readonly jumps: ReadonlyMap<LabelId, { readonly breakTo: BlockId; readonly continueTo: BlockId | null }>;
  /** Where `return` goes with its value; null = it ends the region. */
  readonly returns: { readonly variable: VarId | null; readonly target: BlockId } | null;
}

/** Lowers statements in order; code that control cannot reach is dropped. */
export function lowerBody(body: readonly HirStatement[], around: Surroundings, builder: RegionBuilder): void {
  for (const statement of body) {
    if (!builder.open) return;
    if (statement.kind === 'evaluate') continue;
    const code = [statement];
    if (isPure(code) && isSettled<never>(code)) append(builder, ...code);
    else lowerStatement(statement, around, builder);
  }
}

function lowerStatement(statement: HirStatement, around: Surroundings, builder: RegionBuilder): void {
  const { origin } = statement;
  switch (statement.kind) {
    case 'declare':
    case 'assign':
      append(builder, statement);
      return;
    case 'evaluate':
      return;
    case 'if':
      lowerIf(statement, around, builder);
      return;
    case 'loop':
      lowerLoop(statement, around, builder);
      return;
    case 'break': {
      const target = around.jumps.get(statement.label)?.breakTo;
      if (target === undefined) throw new Error('break out of an unknown label');
      closeBlock(builder, { kind: 'goto', target });
      return;
    }
    case 'continue': {
      const target = around.jumps.get(statement.label)?.continueTo ?? undefined;
      if (target === undefined) throw new Error('continue of an unknown loop');
      closeBlock(builder, { kind: 'goto', target });
      return;
    }
    case 'return':
      lowerReturn(statement.value, origin, around, builder);
      return;
    case 'throw':
      lowerThrow(statement.error, origin, around, builder);
      return;
    case 'try':
      lowerTry(statement, around, builder);
      return;
    case 'block':
      lowerBlock(statement, around, builder);
      return;
    case 'perform':
      lowerPerform(statement, around, builder);
      return;
  }
}

/** Ends the current block with a test; returns the ids of the two blocks it goes to. */
export function decide(test: Expr, origin: Origin, builder: RegionBuilder): readonly [BlockId, BlockId] {
  const { ids } = builder.workflow;
  const consequent = ids.block();
  const alternate = ids.block();
  blockWithoutEffect(builder, origin);
  closeBlock(
    builder,
    {
      kind: 'decide',
      arms: [{ test, origin: test.origin, body: [], target: consequent }],
      otherwise: { body: [], target: alternate },
    },
    origin,
  );
  return [consequent, alternate];
}

type StatementOf<K extends HirStatement['kind']> = Extract<HirStatement, { kind: K }>;

function lowerIf(statement: StatementOf<'if'>, around: Surroundings, builder: RegionBuilder): void {
  const { origin } = statement;
  const [consequent, alternate] = decide(statement.test, origin, builder);
  const join = builder.workflow.ids.block();
  for (const [id, arm] of [
    [consequent, statement.consequent],
    [alternate, statement.alternate],
  ] as const) {
    startBlock(builder, id, arm[0]?.origin ?? origin);
    lowerBody(arm, around, builder);
    closeBlock(builder, { kind: 'goto', target: join });
  }
  startIfReached(join, origin, builder);
}

/** Continues in a block that earlier blocks may go to; stays unreachable if none does. */
export function startIfReached(id: BlockId, origin: Origin, builder: RegionBuilder): void {
  const reached = [...builder.blocks.values()].some(
    ({ exit, handlers }) =>
      (exit.kind === 'goto' && exit.target === id) ||
      (exit.kind === 'decide' && (exit.otherwise.target === id || exit.arms.some((arm) => arm.target === id))) ||
      handlers.some((handler) => handler.target === id),
  );
  if (reached) startBlock(builder, id, origin);
}

function lowerReturn(value: Expr | null, origin: Origin, around: Surroundings, builder: RegionBuilder): void {
  if (!around.returns) {
    closeBlock(builder, { kind: 'return', value }, origin);
    return;
  }
  const { variable, target } = around.returns;
  if (variable !== null) append(builder, b.assign(variable, value ?? b.absent(origin), origin));
  closeBlock(builder, { kind: 'goto', target });
}

function lowerThrow(error: Expr, origin: Origin, around: Surroundings, builder: RegionBuilder): void {
  if (!around.handler) {
    blockWithoutEffect(builder, origin);
    closeBlock(builder, { kind: 'raise', error }, origin);
    return;
  }
  const { variable, target } = around.handler;
  if (variable !== null) append(builder, b.declare(variable, error, origin));
  closeBlock(builder, { kind: 'goto', target });
}

function lowerTry(statement: StatementOf<'try'>, around: Surroundings, builder: RegionBuilder): void {
  const { handler, origin, body } = statement;
  if (statement.finalizer) throw new Error('a finalizer was left in HIR');
  if (!handler) {
    lowerBody(body, around, builder);
    return;
  }
  const { ids } = builder.workflow;
  const target = ids.block();
  const after = ids.block();
  lowerBody(body, { ...around, handler: { variable: handler.variable, target } }, builder);
  closeBlock(builder, { kind: 'goto', target: after });
  startIfReached(target, handler.body[0]?.origin ?? origin, builder);
  lowerBody(handler.body, around, builder);
  closeBlock(builder, { kind: 'goto', target: after });
  startIfReached(after, origin, builder);
}

function lowerBlock(statement: StatementOf<'block'>, around: Surroundings, builder: RegionBuilder): void {
  const { label, body, origin } = statement;
  if (label === null || !jumpsOf(body).breaks.has(label)) {
    lowerBody(body, around, builder);
    return;
  }
  const after = builder.workflow.ids.block();
  const jumps = new Map([...around.jumps, [label, { breakTo: after, continueTo: null }] as const]);
  lowerBody(body, { ...around, jumps }, builder);
  closeBlock(builder, { kind: 'goto', target: after });
  startIfReached(after, origin, builder);
}

/** The code with which a handler starts: binding the error. */
export function bindError(variable: VarId | null, origin: Origin): readonly PureStatement[] {
  return variable === null ? [] : [b.declare(variable, b.ambient('error', shapes.error, origin), origin)];
}
