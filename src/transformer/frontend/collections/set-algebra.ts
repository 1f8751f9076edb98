/** `union`, `intersection` and the like. Their results keep the order that the specification gives them. */
import type ts from 'typescript';
import { Kind, mayBe, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { refusal } from '../library/refusals.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { asList, typeArguments } from './iterated.ts';
import { keyShape } from './keys.ts';

/** Lowers `set.<method>(other)`, where the other one is a set or a map. */
export function lowerSetAlgebra(
  method: string,
  set: RawExpr,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const [argument] = node.arguments;
  const given = argument && cx.expression(argument, scope);
  if (!argument || !given?.shape.collection) {
    const hint = refusal(`Set.prototype.${method}`) ?? 'Give it a set or a map.';
    cx.report(d.unsupportedLibraryMember(origin, { member: `Set.prototype.${method}`, hint }));
    return cx.invalid(node);
  }
  const [declareSet, left] = b.capture(set, 'set', cx);
  const [declareOther, right] = b.capture(keysOf(given, argument, cx), 'other', cx);
  const value = combine(method, left, right, cx);
  return b.sequence([...declareSet, ...declareOther] as RawStatement[], value, origin);
}

/** The items of a set, or the keys of a map. */
function keysOf(value: RawExpr, node: ts.Node, cx: Lowering): RawExpr {
  if (!mayBe(value.shape, Kind.record)) return asList(value);
  const [key = shapes.unknown] = typeArguments(node, cx);
  return b.library('Map.keys', null, [value], shapes.list(keyShape(key)), value.origin);
}

function combine(method: string, left: RawExpr, right: RawExpr, cx: Lowering): RawExpr {
  const { origin } = left;
  const kept = (list: RawExpr, other: RawExpr, inside: boolean): RawExpr => {
    const lambda = membership(list, other, inside, cx);
    return b.library('Array.prototype.filter', list, [lambda], list.shape, origin);
  };
  const both = (first: RawExpr, second: RawExpr): RawExpr =>
    b.list(
      [first, second].map((value) => ({ kind: 'spread' as const, value })),
      origin,
    );
  const asSet = (list: RawExpr): RawExpr => ({ ...list, shape: { ...list.shape, collection: true } }) as RawExpr;
  const every = (list: RawExpr, other: RawExpr, inside: boolean): RawExpr =>
    b.library('Array.prototype.every', list, [membership(list, other, inside, cx)], shapes.boolean, origin);
  switch (method) {
    case 'union':
      return asSet(both(left, kept(right, left, false)));
    case 'difference':
      return asSet(kept(left, right, false));
    case 'symmetricDifference':
      return asSet(both(kept(left, right, false), kept(right, left, false)));
    case 'intersection': {
      // The smaller one is walked.
      const smaller = b.binary('<=', b.lengthOf(left, origin), b.lengthOf(right, origin), origin);
      return asSet(b.conditional(smaller, kept(left, right, true), kept(right, left, true), origin));
    }
    case 'isSubsetOf':
      return every(left, right, true);
    case 'isSupersetOf':
      return every(right, left, true);
    default:
      return every(left, right, false);
  }
}

/** `item => other.has(item) === inside`. */
function membership(list: RawExpr, other: RawExpr, inside: boolean, cx: Lowering): RawExpr {
  const { origin } = list;
  const item = list.shape.item ?? shapes.json;
  const variable = cx.variable({ name: 'item', origin, shape: item, constant: true });
  const found = b.library('Array.prototype.includes', other, [b.ref(variable, item, origin)], shapes.boolean, origin);
  const value = inside ? found : b.not(found, origin);
  return b.lambda([variable], [{ kind: 'return', origin, value }], shapes.boolean, origin);
}
