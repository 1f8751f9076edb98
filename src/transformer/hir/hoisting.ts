/**
 * The interface through which the parts of `hoistEffects` call each other. Each function lowers raw code in one kind of place
 * and appends the statements it needs to `out`, in JavaScript's evaluation order.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { HirStatement, RawExpr, RawStatement } from './types.ts';
import type { VariableTable } from './variable-table.ts';

/** Where statements go. */
export type Output = HirStatement[];

/**
 * What is made of an operand's contents when its turn comes, before later operands are evaluated: spreads copy, templates and
 * computed keys convert to a string. Absent: only the reference is taken, contents are read when all operands are there.
 */
export type Taken = 'list' | 'record' | 'text';
export interface Operand {
  readonly node: RawExpr;
  readonly taken?: Taken | undefined;
}

export interface Hoisting {
  readonly table: VariableTable;
  /** Inside a callback or pure function: impure built-ins stay where they are, effects cannot occur. */
  readonly insideFunction: boolean;
  /** The value of an expression, to be used right after `out`. */
  value(node: RawExpr, out: Output): Expr;
  /** Values of operands that are evaluated one after the other and used together. */
  operands(nodes: readonly Operand[], out: Output): readonly Expr[];
  /** Evaluates for effects only. */
  discard(node: RawExpr, out: Output): void;
  /** `let variable = node`. */
  define(variable: VarId, node: RawExpr, origin: Origin, out: Output): void;
  /** `variable = node`. */
  store(variable: VarId, node: RawExpr, origin: Origin, out: Output): void;
  /** `store` to a variable that nobody reads before all of the node is evaluated: it may hold parts of the value meanwhile. */
  fill(variable: VarId, node: RawExpr, origin: Origin, out: Output): void;
  /** `if (test) consequent else alternate`. */
  branch(test: RawExpr, arms: Arms, origin: Origin, out: Output): void;
  statements(list: readonly RawStatement[]): HirStatement[];
  /** The same, inside a callback. */
  within(): Hoisting;
}

/** What a test decides between. */
export interface Arms {
  readonly consequent: readonly HirStatement[];
  readonly alternate: readonly HirStatement[];
}
