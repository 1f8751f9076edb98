/** `new Map(…)` and `new Set(…)`: empty, of pairs or items, or as copies of other collections. */
import type ts from 'typescript';
import { isOnly, Kind, mayBe, shapes, type ValueShape, without } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { elementAt } from '../access.ts';
import { charactersOf } from '../code-points.ts';
import { NULLISH, TUPLES } from '../denied.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { matchAsList } from '../match-list.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { asIterable, asList, typeArguments } from './iterated.ts';
import { demandKey, demandPresent, keyText } from './keys.ts';

/** Lowers `new Map(…)`. */
export function newMap(node: ts.NewExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [source] = node.arguments ?? [];
  const empty: RawExpr = { ...b.record([], origin), shape: shapes.map };
  const value = source && cx.expression(source, scope);
  if (!source || !value || isOnly(value.shape, Kind.null | Kind.absent)) return empty;
  if (value.shape.collection && isOnly(value.shape, Kind.record))
    return { ...b.record([{ kind: 'spread', value }], origin), shape: { ...shapes.map, ...flags(value.shape) } };
  const literal = literalPairs(value, cx);
  if (literal) return { ...literal, shape: { ...literal.shape, collection: true } } as RawExpr;
  const list = listOf(value, source, 'Map', cx);
  if (!list) return cx.invalid(node);
  const pairs = list.shape.item;
  const missing =
    cx.denied.kindsOf(TUPLES) !== 0 || pairs?.undefinedItems || mayBe(pairs?.item ?? shapes.json, Kind.absent);
  if (missing || list.shape.undefinedItems) demandPresent(b.absent(list.origin), cx);
  const pair = cx.variable({ name: 'pair', origin, shape: list.shape.item ?? shapes.list(), constant: true });
  const [key] = typeArguments(node, cx);
  const at = elementAt(
    b.ref(pair, list.shape.item ?? shapes.list(), origin),
    b.literal(0, origin),
    key ?? shapes.unknown,
    origin,
    true,
  );
  const text = b.lambda([pair], [{ kind: 'return', origin, value: keyText(at, cx) }], shapes.string, origin);
  return b.library('Map.from', null, [list, text], { ...shapes.map, ...flags(list.shape) }, origin);
}

/** What the values of a collection may have inside. */
function flags({ nonFinite, undefinedProperties }: ValueShape): Partial<ValueShape> {
  return { ...(nonFinite && { nonFinite }), ...(undefinedProperties && { undefinedProperties }) };
}

/** The record of pairs that stand there with different constant keys. */
function literalPairs(value: RawExpr, cx: Lowering): RawExpr | undefined {
  if (value.kind !== 'list') return undefined;
  const keys = new Set<string>();
  const entries = value.entries.flatMap((entry) => {
    if (entry.kind !== 'item' || entry.value.kind !== 'list' || entry.value.entries.length !== 2) return [];
    const [key, item] = entry.value.entries;
    if (key?.kind !== 'item' || item?.kind !== 'item' || key.value.kind !== 'literal') return [];
    const text = keyText(key.value, cx);
    if (text.kind !== 'literal' || keys.has(String(text.value))) return [];
    keys.add(String(text.value));
    return [{ kind: 'property' as const, key: text, value: demandPresent(item.value, cx) }];
  });
  return entries.length === value.entries.length ? b.record(entries, value.origin) : undefined;
}

/** Lowers `new Set(…)`. */
export function newSet(node: ts.NewExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [source] = node.arguments ?? [];
  const [declared = shapes.unknown] = typeArguments(node, cx);
  const value = source && cx.expression(source, scope);
  if (!source || !value || isOnly(value.shape, Kind.null | Kind.absent))
    return { ...b.list([], origin), shape: shapes.set(declared) };
  const list = listOf(value, source, 'Set', cx);
  if (!list) return cx.invalid(node);
  const item = list.shape.item ?? shapes.unknown;
  demandKey({ ...list, shape: item.kinds === 0 ? shapes.string : item } as RawExpr, cx);
  const shape = { ...shapes.set(item), ...flags(list.shape) };
  if (value.shape.collection && isOnly(value.shape, Kind.list))
    return b.library('Array.prototype.slice', asList(value), [], shape, origin);
  if (isDistinct(list)) return { ...list, shape } as RawExpr;
  return b.library('Set.from', null, [list], shape, origin);
}

/** Different constants. */
function isDistinct(list: RawExpr): boolean {
  if (list.kind !== 'list') return false;
  const values = list.entries.map((entry) =>
    entry.kind === 'item' && entry.value.kind === 'literal' ? entry.value.value : NaN,
  );
  return new Set(values).size === values.length && !values.some((value) => Number.isNaN(value) || value === 0);
}

/** The list, or none where it may be null or undefined, of which a collection is made empty. */
function orEmpty(value: RawExpr): RawExpr {
  const isList = (without(value.shape, NULLISH).kinds | Kind.list) === Kind.list && !value.shape.collection;
  if (!isList || !mayBe(value.shape, NULLISH)) return value;
  return b.logical('??', value, b.list([], value.origin), value.origin);
}

/** The list that iterating a value gives; reported where it gives none. */
function listOf(value: RawExpr, node: ts.Expression, owner: string, cx: Lowering): RawExpr | undefined {
  const list = asIterable(orEmpty(matchAsList(value, cx)), unwrap(node), cx);
  if (list.shape.kinds !== 0 && isOnly(list.shape, Kind.list)) return list;
  if (list.shape.kinds !== 0 && isOnly(list.shape, Kind.string)) return charactersOf(list);
  const hint = 'Give it an array, a string, another collection or nothing.';
  cx.report(d.unsupportedLibraryMember(cx.origin(node), { member: `new ${owner}(…)`, hint }));
  return undefined;
}
