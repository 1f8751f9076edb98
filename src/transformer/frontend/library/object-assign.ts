/** `Object.assign(target, …sources)` on an object that has a name: its content becomes that of all of them. */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandIterable } from '../checks.ts';
import { asIterable } from '../collections/iterated.ts';
import { demandData } from '../data.ts';
import { enumerated } from '../enumerated.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { demandKept } from '../owner-kept.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { lowerWrittenObject } from '../written-object.ts';

/** Lowers the call; undefined where it makes a new object. */
export function lowerObjectAssign(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const [first, ...others] = node.arguments;
  const origin = cx.origin(node);
  const spread = node.arguments.some(ts.isSpreadElement);
  if (!first || ts.isObjectLiteralExpression(unwrap(first)))
    return spread
      ? b.record(
          node.arguments.map((part) => mergedPart(part, scope, cx)),
          origin,
        )
      : undefined;
  if (spread) return undefined;
  const target = lowerWrittenObject(first, origin, scope, cx, null);
  if (!target) return cx.invalid(node);
  const captured = others.map((source) => b.capture(demandData(cx.expression(source, scope), cx), 'source', cx));
  for (const [declare] of captured) demandKept(target, declare, origin, cx);
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

/** What an argument adds to a new object; a spread one is a list of such. */
function mergedPart(node: ts.Expression, scope: Scope, cx: Lowering): { kind: 'spread'; value: RawExpr } {
  const origin = cx.origin(node);
  if (!ts.isSpreadElement(node)) return { kind: 'spread', value: demandData(cx.expression(node, scope), cx) };
  const given = demandIterable(demandData(cx.expression(node.expression, scope), cx), cx);
  const list = asIterable(given, node.expression, cx);
  const shape = list.shape.item ?? shapes.json;
  const item = cx.variable({ name: 'source', origin, shape, constant: true });
  const source = b.ref(item, shape, origin);
  const pairs = shapes.list(shapes.list());
  const parts = b.conditional(b.isNullish(source, origin), b.record([], origin), source, origin);
  const entries = b.library('Object.entries', null, [enumerated(parts, cx)], pairs, origin);
  const lambda = b.lambda([item], [{ kind: 'return', origin, value: entries }], pairs, origin);
  const all = b.library('Array.prototype.flatMap', list, [lambda], pairs, origin);
  return { kind: 'spread', value: b.library('Object.fromEntries', null, [all], shapes.record, origin) };
}
