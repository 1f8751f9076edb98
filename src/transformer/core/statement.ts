/**
 * The closed set of structured statements that every TypeScript construct desugars into. `E` = extra expression leaves,
 * `S` = extra statements. A `PureStatement` has neither, and no `throw` or `try` either once it stands in a `Program`.
 */
import type { Expr } from './expr.ts';
import type { LabelId, VarId } from './ids.ts';
import type { Origin } from './origin.ts';

/** Makes a fresh variable in the enclosing block; a loop body makes a new one in each iteration. `null` = undefined. */
export interface Declare<E> {
  readonly kind: 'declare';
  readonly origin: Origin;
  readonly variable: VarId;
  readonly value: Expr<E> | null;
}
/** `variable = value`, or `variable<path> = value` where path keys are record keys or list indexes; `remove` deletes the key. */
export interface Assign<E> {
  readonly kind: 'assign';
  readonly origin: Origin;
  readonly variable: VarId;
  readonly path: readonly PathStep<E>[];
  readonly value: Expr<E> | 'remove';
  /**
   * The value is the new content of the object that stands there already (`push`, `sort`, `splice`, `length = 0`), so that every
   * other name of that object sees it. Absent: the variable or key is bound to another value, as `=` does.
   */
  readonly inPlace?: true;
}
/** One step of a write's path: a key of a record or an index of a list, as `container` says (`either` decides at run time). */
export interface PathStep<E> {
  readonly key: Expr<E>;
  readonly container: 'record' | 'list' | 'either';
}
/** Evaluates for its effects only. */
export interface Evaluate<E> {
  readonly kind: 'evaluate';
  readonly origin: Origin;
  readonly value: Expr<E>;
}
export interface If<E, S> {
  readonly kind: 'if';
  readonly origin: Origin;
  readonly test: Expr<E>;
  readonly consequent: readonly Statement<E, S>[];
  readonly alternate: readonly Statement<E, S>[];
}
export type LoopHead<E> =
  /** Tests before each iteration; `test` null = forever. */
  | { readonly kind: 'while'; readonly test: Expr<E> | null }
  /** Tests after each iteration (also after `continue`). */
  | { readonly kind: 'do'; readonly test: Expr<E> }
  /** Once per item of a list that is evaluated once and cannot change while the loop runs. */
  | { readonly kind: 'each'; readonly variable: VarId; readonly list: Expr<E> };
/** `continue` goes to `update`, then to the test. */
export interface Loop<E, S> {
  readonly kind: 'loop';
  readonly origin: Origin;
  readonly label: LabelId;
  readonly head: LoopHead<E>;
  readonly body: readonly Statement<E, S>[];
  readonly update: readonly Statement<E, S>[];
}
/** Leaves the labelled loop or block. */
export interface Break {
  readonly kind: 'break';
  readonly origin: Origin;
  readonly label: LabelId;
}
export interface Continue {
  readonly kind: 'continue';
  readonly origin: Origin;
  readonly label: LabelId;
}
/** `null` = undefined. */
export interface Return<E> {
  readonly kind: 'return';
  readonly origin: Origin;
  readonly value: Expr<E> | null;
}
/** Throws an error value: a record `{ name, message }` (shape.error). */
export interface Throw<E> {
  readonly kind: 'throw';
  readonly origin: Origin;
  readonly error: Expr<E>;
}
export interface Try<E, S> {
  readonly kind: 'try';
  readonly origin: Origin;
  readonly body: readonly Statement<E, S>[];
  readonly handler: { readonly variable: VarId | null; readonly body: readonly Statement<E, S>[] } | null;
  readonly finalizer: readonly Statement<E, S>[] | null;
}
/** Statements with an own scope; `break label` leaves it. */
export interface Block<E, S> {
  readonly kind: 'block';
  readonly origin: Origin;
  readonly label: LabelId | null;
  readonly body: readonly Statement<E, S>[];
}

/** Every kind of statement but the extra ones. */
export type CoreStatement<E, S> =
  | Declare<E>
  | Assign<E>
  | Evaluate<E>
  | If<E, S>
  | Loop<E, S>
  | Break
  | Continue
  | Return<E>
  | Throw<E>
  | Try<E, S>
  | Block<E, S>;

export type Statement<E, S> = CoreStatement<E, S> | S;

/** A statement without effects. */
export type PureStatement = Statement<never, never>;
