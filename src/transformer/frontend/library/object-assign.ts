/** `Object.assign(target, …sources)` on an object that has a name: its content becomes that of all of them. */
import ts from 'typescript';
import { isOnly, Kind } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandData } from '../data.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { lowerWrittenObject } from '../written-object.ts';

/** Lowers the call; undefined where it makes a new object. */
export function lowerObjectAssign(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const [first, ...others] = node.arguments;
  if (!first || ts.isObjectLiteralExpression(unwrap(first)) || node.arguments.some(ts.isSpreadElement))
    return undefined;
  const origin = cx.origin(node);
  const target = lowerWrittenObject(first, origin, scope, cx);
  if (!target) return cx.invalid(node);
  const captured = others.map((source) => b.capture(demandData(cx.expression(source, scope), cx), 'source', cx));
  const sources = captured.map(([, value]) => value);
  const nullish = Kind.null | Kind.absent;
  const records = sources.every(({ shape }) => isOnly(shape, Kind.record | nullish));
  if (!records || !isOnly(target.current.shape, Kind.record) || target.current.shape.collection) {
    const hint = 'Give it objects: write the properties of other values one by one.';
    cx.report(d.unsupportedLibraryMember(origin, { member: 'Object.assign', hint }));
    return cx.invalid(node);
  }
  const entries = [target.current, ...sources].map((value) => ({ kind: 'spread' as const, value }));
  const write = b.replaceContent(target.variable, target.path, b.record(entries, origin), origin);
  const before = [...target.before, ...captured.flatMap(([declare]) => declare), write];
  return b.sequence(before, ts.isExpressionStatement(node.parent) ? b.absent(origin) : target.current, origin);
}
