/**
 * Lowers HIR statements into the block under construction. Pure settled statements are appended as they stand; jumps,
 * tests and effects end blocks. One function per statement kind; loops and effects have files of their own.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { Origin } from '../core/origin.ts';
import { isSettled, jumpsOf } from '../hir/jumps.ts';
import type { HirStatement } from '../hir/types.ts';
import { isPure } from '../hir/walk.ts';
import { lowerPerform } from './build-effect.ts';
import { lowerLoop } from './build-loop.ts';
import {
  append,
  blockWithoutEffect,
  closeBlock,
  decide,
  type RegionBuilder,
  type Surroundings,
  startBlock,
  startIfReached,
} from './region-builder.ts';

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
