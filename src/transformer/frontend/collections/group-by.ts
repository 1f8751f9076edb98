/** `Object.groupBy(list, key)` and `Map.groupBy(list, key)` as loops that put each item into the list of its key. */
import type ts from 'typescript';
import { Kind, mayBe, orAbsent, shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import { inlineFunction } from '../inline.ts';
import { demandItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type Scope } from '../scope.ts';
import { takesMoreThan } from '../takes-more.ts';
import { demandText } from '../text.ts';
import { asIterable } from './iterated.ts';
import { keyText } from './keys.ts';

/** Lowers the call. */
export function lowerGroupBy(member: string, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [source, callback] = node.arguments;
  const fn = callback && functionOf(callback, scope, cx);
  const given = source && asIterable(cx.expression(source, scope), source, cx);
  if (!fn || !given || given.shape.kinds !== Kind.list) {
    cx.report(d.unsupportedLibraryMember(origin, { member, hint: 'Give it an array and a function.' }));
    return cx.invalid(node);
  }
  const isMap = member === 'Map.groupBy';
  const item = given.shape.item ?? shapes.json;
  const shape = { ...(isMap ? shapes.map : shapes.record), ...(given.shape.nonFinite && { nonFinite: true as const }) };
  const result = cx.variable({ name: 'groups', origin, shape, constant: false });
  const groups = b.ref(result, shape, origin);
  const itemVariable = cx.variable({ name: 'item', origin, shape: item, constant: true });
  const indexVariable = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: false });
  const each = b.ref(itemVariable, item, origin);
  const index = b.ref(indexVariable, shapes.integer, origin);
  const args = [each, index].map((value) => ({ kind: 'value' as const, value }));
  const called = inlineFunction(fn, args, node, childScope(scope, { jumps: [], insideTry: false }), cx);
  const text = isMap ? keyText(called, cx) : keyName(called, cx);
  const [declareKey, key] = b.capture(text, 'key', cx);
  const place = [{ key, container: 'record' as const }];
  const list = b.index(groups, key, shapes.list(item), origin);
  const more = b.list(
    [
      { kind: 'spread', value: list },
      { kind: 'item', value: demandItem(each, shapes.list(item), cx) },
    ],
    origin,
  );
  const choice: RawStatement = {
    kind: 'if',
    origin,
    // Every value is a list, so a key without one is not there.
    test: b.isAbsent(b.index(groups, key, orAbsent(shapes.list(item)), origin), origin),
    consequent: [{ kind: 'assign', origin, variable: result, path: place, value: b.items([each], origin) }],
    alternate: [b.replaceContent(result, place, more, origin)],
  };
  const next = b.assign(indexVariable, b.binary('+', index, b.literal(1, origin), origin), origin);
  const counts = takesMoreThan(fn.node, 1);
  const loop: RawStatement = {
    kind: 'loop',
    origin,
    label: cx.ids.label(),
    head: { kind: 'each', variable: itemVariable, list: given },
    body: [...declareKey, choice],
    update: counts ? [next] : [],
  };
  const empty = { ...b.record([], origin), shape } as RawExpr;
  const counter = counts ? [b.declare(indexVariable, b.literal(0, origin), origin)] : [];
  return b.sequence([b.declare(result, empty, origin), ...counter, loop], groups, origin);
}

/** The name of a property. */
function keyName(key: RawExpr, cx: Lowering): RawExpr {
  if (key.shape.kinds === Kind.string) return key;
  if (mayBe(key.shape, Kind.list | Kind.record)) cx.report(d.collectionKey(key.origin));
  return b.template([demandText(key, cx)], key.origin);
}
