/** Methods of lists of functions whose callback gets the functions: `filter`, `find`, `toSorted`. */
import type ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import type { RawExpr } from '../../hir/types.ts';
import { lowerCallbackMethod } from '../library/callback-methods.ts';
import type { Lowering } from '../lowering.ts';
import type { FunctionValue, ListBinding, Scope } from '../scope.ts';
import { demandUnchanged } from './running.ts';

/** Calls the method on the numbers or records that stand for the functions. */
export function called(
  method: string,
  adapt: FunctionValue['adapt'],
  list: ListBinding,
  call: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  demandUnchanged(list, call, method, cx);
  const member = `Array.prototype.${method}` as LibraryMember;
  return lowerCallbackMethod(member, list.tags, call, scope, cx, call.arguments, adapt);
}
