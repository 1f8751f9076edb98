/** `for (const [key, value] of map)`, and of what `keys`, `values` and `entries` of maps and sets give. */
import ts from 'typescript';
import { Kind, mayBe } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { bindItem } from '../bind-item.ts';
import { lowerBody } from '../body.ts';
import { demandObject } from '../checks.ts';
import { holdsFunctions } from '../function-types.ts';
import { loopScope } from '../jumps.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type Scope } from '../scope.ts';
import { staticOf } from '../static-value.ts';
import { unwrap } from '../write-facts.ts';
import { entryLoop } from './entry-loop.ts';
import { typeArguments } from './iterated.ts';

/** The loop; undefined for one over anything else. */
export function loopOverCollection(
  node: ts.ForOfStatement,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] | undefined {
  const iterated = unwrap(node.expression) as ts.Expression;
  const called = ts.isCallExpression(iterated) ? unwrap(iterated.expression) : undefined;
  const access = called && ts.isPropertyAccessExpression(called) && !called.questionDotToken ? called : undefined;
  const method = access && cx.facts.libraryMember(access);
  const iterator = method && /^(?:Map|Set)\.prototype\.(keys|values|entries)$/.exec(method)?.[1];
  const expression = access && iterator ? access.expression : iterated;
  if (!iterator && !cx.facts.shape(expression).collection) return undefined;
  const mayHold = holdsFunctions(cx.facts.type(expression), cx.facts.checker);
  if (mayHold && staticOf(expression, scope, cx)?.binding.kind === 'map') return undefined;
  const collection = demandObject(cx.expression(expression, scope), cx.origin(expression), cx);
  if (!collection.shape.collection) return undefined;
  const isMap = mayBe(collection.shape, Kind.record);
  const loop = loopScope(node, childScope(scope), cx);
  const before = collection.kind === 'sequence' ? collection.body : [];
  const on = collection.kind === 'sequence' ? collection.value : collection;
  const pairs = iterator === 'entries' || (isMap && iterator === undefined);
  const part = (key: RawExpr, value: RawExpr): RawExpr => {
    if (!pairs) return iterator === 'keys' ? key : value;
    const [declare, known] = b.capture(key, 'key', cx);
    return b.sequence(declare, b.items([known, value], cx.origin(node)), cx.origin(node));
  };
  const statements = entryLoop(on, typeArguments(expression, cx), node, loop.label, cx, (key, value) => [
    ...bindItem(node, part(key, value), loop.scope, cx),
    ...lowerBody(node.statement, loop.scope, cx),
  ]);
  return [...before, ...statements];
}
