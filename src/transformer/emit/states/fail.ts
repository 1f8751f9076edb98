/**
 * The end of a region with an error.
 */
import type { FailState } from '../../../asl/index.ts';
import { b } from '../../core/build.ts';
import type { Expr } from '../../core/expr.ts';
import type { Origin } from '../../core/origin.ts';
import { shapes } from '../../core/shape.ts';
import { foldExpr } from '../../flow/fold-expr.ts';
import type { StateExit } from '../../flow/states.ts';
import { type StateContext, textField } from './context.ts';

/** The Fail state: the error's name is ASL's Error, its message the Cause. */
export function emitFail(exit: Extract<StateExit, { kind: 'raise' }>, origin: Origin, cx: StateContext): FailState {
  const part = (key: 'name' | 'message'): Expr => foldExpr(b.member(exit.error, key, shapes.string, origin));
  return {
    Type: 'Fail',
    Error: textField(part('name'), 'text', cx),
    Cause: textField(part('message'), 'text', cx),
  };
}
