/** `map.forEach((value, key, map) => …)` and `set.forEach(…)` as loops. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import { inlineFunction } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { entryLoop } from './entry-loop.ts';
import { typeArguments } from './iterated.ts';

/** Lowers the call. */
export function forEachEntry(
  isMap: boolean,
  collection: RawExpr,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const [callback] = node.arguments;
  const fn = callback && functionOf(callback, scope, cx);
  if (!callback || !fn) {
    cx.report(d.unknownFunction(cx.origin(callback ?? node), { name: (callback ?? node).getText() }));
    return cx.invalid(node);
  }
  if (ts.getModifiers(fn.node as ts.FunctionDeclaration)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)) {
    cx.report(d.asyncCallback(cx.origin(callback)));
    return cx.invalid(node);
  }
  const callee = unwrap(node.expression);
  const types = ts.isPropertyAccessExpression(callee) ? typeArguments(callee.expression, cx) : [];
  const [declare, on] = collection.kind === 'ref' ? [[], collection] : b.capture(collection, 'collection', cx);
  const inner = childScope(scope, { jumps: [], insideTry: false });
  const loop = entryLoop(on, types, node, cx.ids.label(), cx, (key, value) => {
    const [declareKey, item] = isMap ? b.capture(key, 'key', cx) : [[], key];
    const args = [isMap ? value : item, item, on].map((one) => ({ kind: 'value' as const, value: one }));
    return [...declareKey, b.evaluate(inlineFunction(fn, args, node, inner, cx), origin)];
  });
  return b.sequence([...declare, ...loop], b.absent(origin), origin);
}
