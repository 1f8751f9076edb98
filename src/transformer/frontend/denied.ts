/**
 * What values may be although their TypeScript types deny it: an item out of range, `value!` of null, a property that an
 * assertion makes up, the NaN that `undefined + undefined` is where the type says text. Wherever such a value is stored, the
 * name, property or function is noted here by what its reads go through, so that a read anywhere gives it, with the checks that
 * JavaScript makes. The notes only grow; a workflow is lowered again until they do not.
 */
import ts from 'typescript';
import { Kind, type ValueShape, withKinds, without } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Facts } from './facts.ts';

/** A name, a function or call, or the key of properties (`.name`, and those below). */
export type Holder = ts.Symbol | ts.Node | string;

/** Values behind computed keys and index signatures. */
export const ENTRIES = '{}';
/** Items of arrays. */
export const ITEMS = '[]';
/** Items of tuples, whose number the type promises. */
export const TUPLES = '[,]';
/** Properties by a computed key that the type promises to be one of the object's. */
export const KNOWN_KEYS = '{known}';

/** Notes of kinds beyond the types. */
export interface Denied {
  /** Grows with every note. */
  readonly size: number;
  kindsOf(holder: Holder): number;
  add(holder: Holder, kinds: number): void;
}

export const NULLISH = Kind.null | Kind.absent;

export function createDenied(): Denied {
  const known = new Map<Holder, number>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    kindsOf: (holder) => known.get(holder) ?? 0,
    add: (holder, kinds) => {
      const before = known.get(holder) ?? 0;
      if ((before | kinds) === before) return;
      known.set(holder, before | kinds);
      size += 1;
    },
  };
}

/** The kinds of a value that its type denies: null, undefined, and NaN where the type says text. */
export function surplusKinds(value: ValueShape, type: ValueShape): number {
  const lostSum = value.nonFinite === true && without(value, NULLISH).kinds === (Kind.string | Kind.number);
  const text = without(type, NULLISH).kinds === Kind.string;
  return (value.kinds & NULLISH & ~type.kinds) | (lostSum && text ? Kind.number : 0);
}

/** Where notes are read and written. */
export interface DeniedContext {
  readonly facts: Facts;
  readonly denied: Denied;
}

/** Notes what is stored in a property that the value's type denies. */
export function noteProperty(key: RawExpr | string, value: RawExpr, node: ts.Expression, cx: DeniedContext): void {
  if (cx.facts.isUntyped(node)) return;
  // Whether a type parameter is null or undefined, only its instances know.
  const generic = (cx.facts.type(node).flags & ts.TypeFlags.TypeVariable) !== 0;
  const kinds = surplusKinds(value.shape, generic ? { kinds: 0 } : cx.facts.shape(node));
  if (kinds !== 0) for (const holder of holdersOf(key)) cx.denied.add(holder, kinds);
}

function holdersOf(key: RawExpr | string): readonly Holder[] {
  if (typeof key === 'string') return [`.${key}`];
  if (key.kind === 'literal' && typeof key.value === 'string') return [`.${key.value}`];
  return [ENTRIES, KNOWN_KEYS];
}

/** Notes what is stored as an item that the value's type denies; an undefined item is refused elsewhere. */
export function noteItem(value: ValueShape, type: ValueShape, cx: DeniedContext): void {
  cx.denied.add(ITEMS, surplusKinds(value, type) & ~Kind.absent);
}

/** Notes that the properties which a type requires may be missing, as those that a missing object spreads. */
export function noteMissingProperties(type: ts.Type, cx: DeniedContext): void {
  for (const property of cx.facts.checker.getPropertiesOfType(cx.facts.checker.getNonNullableType(type))) {
    if ((property.flags & ts.SymbolFlags.Optional) === 0) cx.denied.add(`.${property.name}`, Kind.absent);
  }
}

/** The shape of a property that is read, `declared` being what its type says before any narrowing. */
export function propertyShape(narrowed: ValueShape, declared: ValueShape, key: string, cx: DeniedContext): ValueShape {
  return withKinds(narrowed, cx.denied.kindsOf(`.${key}`) & ~declared.kinds);
}

/** How deep the types of an assertion are compared. */
const DEPTH = 4;

/**
 * Notes what an assertion makes up: required properties that the value's own type lacks or that may be undefined or null in it,
 * items of a tuple, a key that is one of several. Of an untyped value the assertion is believed.
 */
export function noteAssertion(from: ts.Type, to: ts.Type, cx: DeniedContext, depth = DEPTH): void {
  if (from === to || depth === 0 || isUntyped(from) || isUntyped(to)) return;
  const { checker } = cx.facts;
  const [source, target] = [checker.getNonNullableType(from), checker.getNonNullableType(to)];
  if (checker.isTupleType(target) && !checker.isTupleType(source)) cx.denied.add(TUPLES, Kind.absent);
  if (isLiteralType(target) && !isLiteralType(source)) cx.denied.add(KNOWN_KEYS, Kind.absent);
  if (source.isUnion() || target.isUnion() || (target.flags & ts.TypeFlags.Object) === 0) return;
  const items = [source, target].map((type) =>
    checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined,
  );
  if (items[0] && items[1]) noteAssertion(items[0], items[1], cx, depth - 1);
  if (items[0] || items[1] || checker.isTupleType(target)) return;
  for (const property of checker.getPropertiesOfType(target)) {
    const own = checker.getPropertyOfType(source, property.name);
    const [wanted, given] = [checker.getTypeOfSymbol(property), own && checker.getTypeOfSymbol(own)];
    const kinds = given ? surplusKinds(cx.facts.shapeOf(given), cx.facts.shapeOf(wanted)) : Kind.absent;
    if ((property.flags & ts.SymbolFlags.Optional) === 0) cx.denied.add(`.${property.name}`, kinds);
    if (given) noteAssertion(given, wanted, cx, depth - 1);
  }
}

function isUntyped(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

function isLiteralType(type: ts.Type): boolean {
  return type.isUnion() ? type.types.every(isLiteralType) : type.isStringLiteral() || type.isNumberLiteral();
}
