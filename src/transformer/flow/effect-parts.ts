/**
 * The expressions of a flow effect in evaluation order, for passes that treat all effects alike. What maps and forks run
 * is in regions and not part of it.
 */
import type { Expr } from '../core/expr.ts';
import { mapRunParts } from '../hir/map-run.ts';
import type { FlowEffect } from './types.ts';

/** Rebuilds a flow effect with its expressions mapped. */
export function mapEffect(effect: FlowEffect, onExpr: (expr: Expr) => Expr): FlowEffect {
  const optional = (expr: Expr | null): Expr | null => expr && onExpr(expr);
  switch (effect.kind) {
    case 'task':
      return {
        ...effect,
        arguments: optional(effect.arguments),
        timeoutSeconds: optional(effect.timeoutSeconds),
        heartbeatSeconds: optional(effect.heartbeatSeconds),
        credentialsRoleArn: optional(effect.credentialsRoleArn),
      };
    case 'wait':
      return { ...effect, until: { ...effect.until, value: onExpr(effect.until.value) } };
    case 'map':
      return {
        ...effect,
        items: onExpr(effect.items),
        run: effect.run && mapRunParts(effect.run, onExpr, (id) => id),
        captures: effect.captures.map((capture) => ({ ...capture, value: onExpr(capture.value) })),
        maxConcurrency: optional(effect.maxConcurrency),
      };
    case 'fork':
      return { ...effect, captures: effect.captures.map((capture) => ({ ...capture, value: onExpr(capture.value) })) };
  }
}

/** Effects never change, so their parts are collected once. */
const collected = new WeakMap<FlowEffect, readonly Expr[]>();

/** The expressions of a flow effect. */
export function effectExprs(effect: FlowEffect | null): readonly Expr[] {
  if (!effect) return [];
  const known = collected.get(effect);
  if (known) return known;
  const found: Expr[] = [];
  mapEffect(effect, (expr) => {
    found.push(expr);
    return expr;
  });
  collected.set(effect, found);
  return found;
}
