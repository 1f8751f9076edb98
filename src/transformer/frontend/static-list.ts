/** Methods of lists of functions whose result is data: callbacks get the functions, indexes and lengths are those of the list. */
import ts from 'typescript';
import type { LibraryMember } from '../core/library.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { holdsFunctions } from './function-types.ts';
import { itemOf } from './kept/item.ts';
import { demandUnchanged } from './kept/running.ts';
import { lowerCallbackMethod } from './library/callback-methods.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { oneList } from './one-list.ts';
import type { Scope } from './scope.ts';
import { staticOf } from './static-value.ts';
import { unwrap } from './write-facts.ts';

/** Which parameter of the callback is the item. */
const ITEM: Readonly<Record<string, number>> = {
  map: 0,
  every: 0,
  some: 0,
  forEach: 0,
  findIndex: 0,
  flatMap: 0,
  reduce: 1,
  reduceRight: 1,
};

/** Lowers `functions.map(fn => …)` and the like; undefined where the list is data. */
export function lowerListMethod(call: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const callee = unwrap(call.expression) as ts.Expression;
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const position = ITEM[callee.name.text];
  const { checker } = cx.facts;
  const type = cx.facts.type(callee.expression);
  if (position === undefined || !checker.isArrayLikeType(type) || !holdsFunctions(type, checker)) return undefined;
  const owner = staticOf(callee.expression, scope, cx);
  const list = owner && oneList(owner.binding);
  if (!owner || !list) return undefined;
  const { tags } = list;
  if (/^reduce/.test(callee.name.text) && call.arguments.length < 2) {
    cx.report(d.functionAsValue(cx.origin(call)));
    return cx.invalid(call);
  }
  demandUnchanged(list, call, callee.name.text, cx);
  const member = `Array.prototype.${callee.name.text}` as LibraryMember;
  const value = lowerCallbackMethod(member, tags, call, scope, cx, call.arguments, itemOf(list, position, cx));
  return b.sequence(owner.before, value, cx.origin(call));
}
