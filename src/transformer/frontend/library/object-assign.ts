/** `Object.assign(target, …sources)` on an object that has a name: its content becomes that of all of them. */
import ts from 'typescript';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { demandIterable } from '../checks.ts';
import { asIterable } from '../collections/iterated.ts';
import { demandData } from '../data.ts';
import { NULLISH, noteMissingProperties, surplusKinds } from '../denied.ts';
import { enumerated } from '../enumerated.ts';
import { evaluated } from '../evaluated.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { namesOf, overrides, spreadNames, unionOf } from '../overriding-spread.ts';
import { demandKept } from '../owner-kept.ts';
import type { Scope } from '../scope.ts';
import { OF_ERRORS } from '../special-properties.ts';
import { unwrap } from '../write-facts.ts';
import { lowerWrittenObject } from '../written-object.ts';

/** Lowers the call; undefined where it makes a new object. */
export function lowerObjectAssign(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const [first, ...others] = node.arguments;
  const origin = cx.origin(node);
  const spread = node.arguments.some(ts.isSpreadElement);
  if (!first) return undefined;
  if (ts.isObjectLiteralExpression(unwrap(first))) return mergedInto(node, scope, cx);
  if (spread) return undefined;
  if (cx.facts.shape(first).error) return assignedError(first, others, node, scope, cx);
  const target = lowerWrittenObject(first, origin, scope, cx, null);
  if (!target) return cx.invalid(node);
  const captured = others.map((source) => capturedParts(demandData(cx.expression(source, scope), cx), cx));
  for (const [declare] of captured) demandKept(target, declare, origin, cx);
  const sources = captured.map(([, value]) => value);
  const nullish = Kind.null | Kind.absent;
  const records = sources.every(({ shape }) => isOnly(shape, Kind.record | nullish));
  if (!records || !isOnly(target.current.shape, Kind.record) || target.current.shape.collection) {
    const hint = 'Give it objects: write the properties of other values one by one.';
    cx.report(d.unsupportedLibraryMember(origin, { member: 'Object.assign', hint }));
    return cx.invalid(node);
  }
  for (const [index, value] of sources.entries()) noteMissing(others[index], value, cx);
  const entries = [target.current, ...sources].map((value, index) => ({
    kind: 'spread' as const,
    value,
    ...spreadNames(node.arguments[index] ?? node, cx),
    ...(hidesOthers(node, index, cx) && { overrides: true as const }),
  }));
  const write = b.replaceContent(target.variable, target.path, b.record(entries, origin), origin);
  const before = [...target.before, ...captured.flatMap(([declare]) => declare), write];
  return b.sequence(before, ts.isExpressionStatement(node.parent) ? b.absent(origin) : target.current, origin);
}

/** What may be missing although its type denies it gives none of its properties. */
function noteMissing(node: ts.Expression | undefined, { shape }: RawExpr, cx: Lowering): void {
  if (node && surplusKinds(shape, cx.facts.shape(node)) & NULLISH) noteMissingProperties(cx.facts.type(node), cx);
}

/** A new object of all parts, as their spreads make it. */
function mergedInto(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const entries = node.arguments.map((part, index) => ({
    ...mergedPart(part, scope, cx),
    ...((ts.isSpreadElement(part) || hidesOthers(node, index, cx)) && { overrides: true as const }),
  }));
  return b.record(entries, cx.origin(node));
}

/** An argument may have undefined properties which the ones before have, too. */
function hidesOthers(node: ts.CallExpression, index: number, cx: Lowering): boolean {
  const argument = node.arguments[index];
  const before = node.arguments.slice(0, index).map((one) => namesOf(cx.facts.type(one), cx));
  return argument !== undefined && overrides(cx.facts.type(argument), unionOf(before), cx);
}

/**
 * `Object.assign(new Error(text), { code })`: nothing can be seen of the error but its name and message, so that other properties
 * are only evaluated.
 */
function assignedError(
  first: ts.Expression,
  others: readonly ts.Expression[],
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const [declare, error] = b.capture(cx.expression(first, scope), 'error', cx);
  const given = others.flatMap((source): readonly RawStatement[] => {
    const literal = unwrap(source);
    const properties = ts.isObjectLiteralExpression(literal) ? literal.properties : undefined;
    const values = properties?.flatMap((property) => {
      const value = ts.isPropertyAssignment(property) ? property.initializer : property.name;
      const key =
        property.name && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))
          ? property.name.text
          : null;
      const isPlain = ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property);
      return isPlain && key !== null && !OF_ERRORS.has(key) && value && ts.isExpression(value) ? [value] : [];
    });
    if (values && values.length === properties?.length) return values.flatMap((value) => evaluated(value, scope, cx));
    cx.report(d.errorField(cx.origin(source), { field: 'what `Object.assign` gives them' }));
    return [];
  });
  return b.sequence([...declare, ...given], error, cx.origin(node));
}

/** The value as constants: that of a literal's properties one by one, so that it is seen which of them are undefined. */
function capturedParts(value: RawExpr, cx: Lowering): readonly [readonly RawStatement[], RawExpr] {
  const properties = value.kind === 'record' ? value.entries.filter((entry) => entry.kind === 'property') : [];
  const isPlain = value.kind === 'record' && properties.length === value.entries.length;
  if (!isPlain || !properties.every(({ key }) => key.kind === 'literal')) return b.capture(value, 'source', cx);
  const captured = properties.map(({ key, value: part }) => ({ key, parts: b.capture(part, 'part', cx) }));
  const entries = captured.map(({ key, parts: [, part] }) => ({ kind: 'property' as const, key, value: part }));
  return [captured.flatMap(({ parts: [declare] }) => declare), { ...value, entries }];
}

/** What an argument adds to a new object; a spread one is a list of such. */
function mergedPart(
  node: ts.Expression,
  scope: Scope,
  cx: Lowering,
): { kind: 'spread'; value: RawExpr; names?: readonly string[] } {
  const origin = cx.origin(node);
  if (!ts.isSpreadElement(node)) {
    const value = demandData(cx.expression(node, scope), cx);
    noteMissing(node, value, cx);
    return { kind: 'spread', value, ...spreadNames(node, cx) };
  }
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
