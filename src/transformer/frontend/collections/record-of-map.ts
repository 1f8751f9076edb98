/** `Object.fromEntries(map)`, also of what `map.entries()` gives. */
import ts from 'typescript';
import { Kind, mayBe, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandNoCollection } from '../data.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { typeArguments } from './iterated.ts';

/** The record of a map; undefined for other arguments. */
export function recordOfMap(argument: ts.Expression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const node = unwrap(argument) as ts.Expression;
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
  const access = callee && ts.isPropertyAccessExpression(callee) ? callee : undefined;
  const entries = access && cx.facts.libraryMember(access) === 'Map.prototype.entries' ? access.expression : node;
  const type = cx.facts.shape(entries);
  if (!type.collection || !mayBe(type, Kind.record)) return undefined;
  const map = cx.expression(entries, scope);
  const { shape, origin } = map;
  if (!shape.collection || shape.kinds !== Kind.record) return undefined;
  const [, value = shapes.unknown] = typeArguments(entries, cx);
  demandNoCollection({ ...map, shape: value } as RawExpr, cx);
  const { nonFinite, undefinedProperties } = shape;
  const flags = { ...(nonFinite && { nonFinite }), ...(undefinedProperties && { undefinedProperties }) };
  return b.library('Map.toRecord', null, [map], { ...shapes.record, ...flags }, origin);
}
