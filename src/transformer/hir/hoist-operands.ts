/**
 * Operands in evaluation order. Each is lowered into statements and a pure value; a value is captured in a temporary only
 * where the statements of a later operand could change it before it is used.
 */
import type { Expr } from '../core/expr.ts';
import { hir } from './build.ts';
import type { Hoisting, Operand, Output, Taken } from './hoisting.ts';
import { mayChange } from './interference.ts';
import type { HirStatement, RawExpr } from './types.ts';

/** An operand whose statements are not placed yet. */
export interface Part {
  readonly statements: readonly HirStatement[];
  /** Absent: only the reference is taken; contents are read when all operands are evaluated. */
  readonly taken?: Taken | undefined;
  /** Called once, with the values of the parts before it. */
  value(before: readonly Expr[]): Expr;
}

/** Lowers operands that are used together after the last of them. */
export function hoistOperands(nodes: readonly Operand[], out: Output, cx: Hoisting): readonly Expr[] {
  return placeParts(
    nodes.map(({ node, taken }) => ({ ...partOf(node, cx), taken })),
    out,
    cx,
  );
}

/** Lowers one operand apart. */
export function partOf(node: RawExpr, cx: Hoisting): Part {
  const statements: HirStatement[] = [];
  const value = cx.value(node, statements);
  return { statements, value: () => value };
}

/** Places parts one after the other and gives their values, captured where that is needed. */
export function placeParts(parts: readonly Part[], out: Output, cx: Hoisting): readonly Expr[] {
  const placed: Expr[] = [];
  for (const [index, { statements, taken, value }] of parts.entries()) {
    out.push(...statements);
    const operand = value(placed);
    const later = parts.slice(index + 1).flatMap((other) => other.statements);
    const changes = mayChange(operand, later, taken !== undefined, cx.table);
    placed.push(changes ? capture(taken === undefined ? operand : take(operand, taken), out, cx) : operand);
  }
  return placed;
}

function take(value: Expr, taken: Taken): Expr {
  switch (taken) {
    case 'list':
      return hir.list([hir.spread(value)], value.origin);
    case 'record':
      return hir.record([hir.spread(value)], value.origin);
    case 'text':
      return hir.template([value], value.origin);
  }
}

/** Binds a value to a temporary. */
function capture(value: Expr, out: Output, cx: Hoisting): Expr {
  const name = value.kind === 'ref' ? cx.table.get(value.variable).name : 'value';
  const origin = { ...value.origin, via: 'hoistEffects' };
  const variable = cx.table.temporary({ name, shape: value.shape, origin });
  out.push({ kind: 'declare', origin, variable, value });
  return { kind: 'ref', origin: value.origin, shape: value.shape, variable };
}
