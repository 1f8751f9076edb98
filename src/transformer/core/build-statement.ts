/**
 * Builders of statements. They fill in what is usual (no update, not in place) and simplify nothing.
 */
import { type ExpressionLeaf, isCoreExpression } from './children.ts';
import type { Expr } from './expr.ts';
import type { LabelId, VarId } from './ids.ts';
import type { Origin } from './origin.ts';
import type {
  Assign,
  Block,
  Break,
  Continue,
  Declare,
  Evaluate,
  If,
  Loop,
  LoopHead,
  PathStep,
  Return,
  Statement,
  Throw,
  Try,
} from './statement.ts';

/** The builders for the extra leaves `E` and extra statements `S`. */
export function statementBuilders<E extends ExpressionLeaf, S>() {
  return {
    /** A fresh variable; no value = undefined. */
    declare(variable: VarId, value: Expr<E> | null, origin: Origin): Declare<E> {
      return { kind: 'declare', variable, value, origin };
    },

    /** `variable = value`. */
    assign(variable: VarId, value: Expr<E>, origin: Origin): Assign<E> {
      return { kind: 'assign', variable, path: [], value, origin };
    },

    /** `variable<path> = value`, or `delete variable<path>`. */
    assignPath(variable: VarId, path: readonly PathStep<E>[], value: Expr<E> | 'remove', origin: Origin): Assign<E> {
      return { kind: 'assign', variable, path, value, origin };
    },

    /** New content of the object at `variable<path>`, as `push` and `sort` give it. */
    replaceContent(variable: VarId, path: readonly PathStep<E>[], value: Expr<E>, origin: Origin): Assign<E> {
      return { kind: 'assign', variable, path, value, origin, inPlace: true };
    },

    /** A step of a write's path; string literals are record keys, number literals list indexes, anything else may be both. */
    step(key: Expr<E>, container?: PathStep<E>['container']): PathStep<E> {
      return { key, container: container ?? stepContainer(key) };
    },

    evaluate(value: Expr<E>, origin: Origin): Evaluate<E> {
      return { kind: 'evaluate', value, origin };
    },

    if(
      test: Expr<E>,
      consequent: readonly Statement<E, S>[],
      alternate: readonly Statement<E, S>[],
      origin: Origin,
    ): If<E, S> {
      return { kind: 'if', test, consequent, alternate, origin };
    },

    loop(
      label: LabelId,
      head: LoopHead<E>,
      body: readonly Statement<E, S>[],
      origin: Origin,
      update: readonly Statement<E, S>[] = [],
    ): Loop<E, S> {
      return { kind: 'loop', label, head, body, update, origin };
    },

    break(label: LabelId, origin: Origin): Break {
      return { kind: 'break', label, origin };
    },

    continue(label: LabelId, origin: Origin): Continue {
      return { kind: 'continue', label, origin };
    },

    return(value: Expr<E> | null, origin: Origin): Return<E> {
      return { kind: 'return', value, origin };
    },

    throw(value: Expr<E>, origin: Origin): Throw<E> {
      return { kind: 'throw', error: value, origin };
    },

    try(
      body: readonly Statement<E, S>[],
      handler: Try<E, S>['handler'],
      finalizer: Try<E, S>['finalizer'],
      origin: Origin,
    ): Try<E, S> {
      return { kind: 'try', body, handler, finalizer, origin };
    },

    /** Statements in a scope of their own; `break label` leaves it. */
    block(label: LabelId | null, body: readonly Statement<E, S>[], origin: Origin): Block<E, S> {
      return { kind: 'block', label, body, origin };
    },
  };
}

function stepContainer<E extends ExpressionLeaf>(key: Expr<E>): PathStep<E>['container'] {
  if (!isCoreExpression(key) || key.kind !== 'literal') return 'either';
  return typeof key.value === 'number' ? 'list' : 'record';
}
