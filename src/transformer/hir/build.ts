/**
 * Builders of HIR's two levels: `raw` for what the front end makes (effects and writes inside expressions), `hir` for what
 * comes after `hoistEffects`. Expressions of normal HIR are pure, so `hir` and `b` build the same expressions.
 */
import { createBuilders } from '../core/build.ts';
import type { VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { ValueShape } from '../core/shape.ts';
import type {
  Effect,
  HirEffect,
  Perform,
  PerformStatement,
  RawExpr,
  RawLeaf,
  RawStatement,
  Sequence,
} from './types.ts';

/** Builders of raw expressions and statements. */
export const raw = {
  ...createBuilders<RawLeaf, never>(),

  /** An effect whose value is its result. */
  perform(effect: Effect<RawLeaf, never>, shape: ValueShape, origin: Origin): Perform {
    return { kind: 'perform', effect, origin, shape };
  },

  /** Statements, then a value. */
  sequence(body: readonly RawStatement[], value: RawExpr, origin: Origin): Sequence {
    return { kind: 'sequence', body, value, origin, shape: value.shape };
  },
};

/** Builders of normal HIR. */
export const hir = {
  ...createBuilders<never, PerformStatement>(),

  /** An effect; `result` is a fresh variable for its value, or null. */
  perform(effect: HirEffect, result: VarId | null, origin: Origin): PerformStatement {
    return { kind: 'perform', effect, result, origin };
  },
};
