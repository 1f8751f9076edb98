/**
 * What values may be although their TypeScript types deny it: an item out of range, `value!` of null, a property that an
 * assertion makes up, the NaN that `undefined + undefined` is where the type says text. Wherever such a value is stored, the
 * name, property or function is noted here by what its reads go through, so that a read anywhere gives it, with the checks that
 * JavaScript makes. The notes only grow; a workflow is lowered again until they do not.
 */
import ts from 'typescript';
import { isOnly, Kind, shapes, type ValueShape, withKinds, without } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Facts } from './facts.ts';

/** A name, a function or call, or the key of properties (`.name`, and those below). */
export type Holder = ts.Symbol | ts.Node | string;

/** Values behind computed keys and index signatures. */
export const ENTRIES = '{}';
/** Items of arrays. */
export const ITEMS = '[]';
/** Keys of maps. */
export const MAP_KEYS = '{keys}';
/** Items of tuples, whose number the type promises. */
export const TUPLES = '[,]';
/** Properties by a computed key that the type promises to be one of the object's. */
export const KNOWN_KEYS = '{known}';

/** Notes of kinds beyond the types. */
export interface Denied {
  /** Grows with every note. */
  readonly size: number;
  /**
   * What came as JSON, and what a constant was made with, stays as its type says wherever it is read: nothing writes into objects
   * that may have other names, and no assertion says more of their items.
   */
  readonly trusted: boolean;
  distrust(): void;
  kindsOf(holder: Holder): number;
  add(holder: Holder, kinds: number): void;
}

export const NULLISH = Kind.null | Kind.absent;

/** What stands in for a value that the checker takes for present: `row[9] ?? 0` is text to it. */
export const SCALARS = Kind.string | Kind.number | Kind.boolean;

export function createDenied(): Denied {
  const known = new Map<Holder, number>();
  let size = 0;
  let trusted = true;
  return {
    get size() {
      return size;
    },
    get trusted() {
      return trusted;
    },
    distrust: () => {
      if (trusted) size += 1;
      trusted = false;
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

/** The kinds of a value that its type denies: null, undefined, what stands in for them, and NaN where the type says text. */
export function surplusKinds(value: ValueShape, type: ValueShape): number {
  const lostSum = value.nonFinite === true && without(value, NULLISH).kinds === (Kind.string | Kind.number);
  const text = without(type, NULLISH).kinds === Kind.string;
  const kinds = isAnything(value) || isAnything(type) ? NULLISH : NULLISH | SCALARS;
  return (value.kinds & kinds & ~type.kinds) | (lostSum && text ? Kind.number : 0);
}

/** Nothing is known of the value. */
export function isAnything(shape: ValueShape): boolean {
  return (shape.kinds | NULLISH) === shapes.unknown.kinds;
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
  const kinds = generic ? value.shape.kinds & NULLISH : surplusKinds(value.shape, cx.facts.shape(node));
  if (kinds !== 0) for (const holder of holdersOf(key)) cx.denied.add(holder, kinds);
}

function holdersOf(key: RawExpr | string): readonly Holder[] {
  const name = typeof key === 'string' ? key : key.kind === 'literal' ? key.value : undefined;
  return [ENTRIES, KNOWN_KEYS, ...(typeof name === 'string' ? [`.${name}`] : [])];
}

/** Notes what a property gets whose type is not at hand; a type that allows it says so where it is read. */
export function noteValue(key: string, value: ValueShape, cx: DeniedContext): void {
  cx.denied.add(`.${key}`, value.kinds & NULLISH);
}

/** Notes what is stored as an item that the value's type denies; an undefined item is refused elsewhere, nobody reads one of `void`. */
export function noteItem(value: ValueShape, type: ValueShape, cx: DeniedContext): void {
  if (!isOnly(type, Kind.absent)) cx.denied.add(ITEMS, surplusKinds(value, type) & ~Kind.absent);
}

/** Notes that the properties which a type requires may be missing, as those that a missing object spreads. */
export function noteMissingProperties(type: ts.Type, cx: DeniedContext, depth = 1): void {
  const { checker } = cx.facts;
  const present = checker.getNonNullableType(type);
  if (depth === 0 || checker.isArrayType(present) || checker.isTupleType(present)) return;
  for (const property of checker.getPropertiesOfType(present)) {
    noteRequired(property, Kind.absent, cx);
    if (depth > 1 && isObjectType(checker.getTypeOfSymbol(property)))
      noteMissingProperties(checker.getTypeOfSymbol(property), cx, depth - 1);
  }
}

/** Notes what a required property may be, by whatever key it is read. */
function noteRequired(property: ts.Symbol, kinds: number, cx: DeniedContext): void {
  if ((property.flags & ts.SymbolFlags.Optional) !== 0 || kinds === 0) return;
  for (const holder of [`.${property.name}` as const, KNOWN_KEYS]) cx.denied.add(holder, kinds);
}

/**
 * Notes what an assigned value is although its own type denies it: the checker narrows a name or property to the type of what is
 * assigned, so that `const first: string | undefined = list[0]` is a string to it. Without a `right` side, it is a part of a pattern.
 */
export function noteAssigned(left: ts.Node, value: ValueShape, right: ts.Expression | null, cx: DeniedContext): void {
  if (right && cx.facts.isUntyped(right)) return;
  noteNarrowed(left, right ? surplusKinds(value, cx.facts.shape(right)) : value.kinds & NULLISH, cx);
}

/** Notes that a name or property may be what the checker's narrowing denies of it. */
export function noteNarrowed(node: ts.Node, kinds: number, cx: DeniedContext): void {
  const symbol = ts.isIdentifier(node) ? cx.facts.symbol(node) : undefined;
  const holder = ts.isPropertyAccessExpression(node) ? assignedProperty(node.name.text) : symbol;
  if (holder !== undefined) cx.denied.add(holder, kinds);
}

/** The holder of what is assigned to properties whose own type allows it. */
const assignedProperty = (key: string): string => `=.${key}`;

/** The shape of a property that is read, `declared` being what its type says before any narrowing. */
export function propertyShape(narrowed: ValueShape, declared: ValueShape, key: string, cx: DeniedContext): ValueShape {
  // Numbers of a type that names whole ones may be others.
  const allowed = declared.integer ? declared.kinds & ~Kind.number : declared.kinds;
  const denied = cx.denied.kindsOf(`.${key}`) & ~allowed;
  return withKinds(narrowed, denied | (cx.denied.kindsOf(assignedProperty(key)) & declared.kinds));
}

/** What the value of a variable may be beyond what the checker says where the name is read. */
export function unseenKinds(known: ValueShape, node: ts.Identifier, cx: DeniedContext): number {
  const symbol = cx.facts.symbol(node);
  const assigned = symbol ? cx.denied.kindsOf(symbol) & known.kinds : 0;
  return surplusKinds(known, cx.facts.declaredShape(node)) | assigned;
}

/** How deep the types of an assertion are compared. */
const DEPTH = 4;

/**
 * Notes what an assertion makes up: required properties that the value's own type lacks or that may be undefined or null in it,
 * items of a tuple, a key that is one of several. Of an untyped value the assertion is believed. `tested`: what a filter
 * has left out of the items.
 */
export function noteAssertion(from: ts.Type, to: ts.Type, cx: DeniedContext, tested = 0, depth = DEPTH): void {
  const inside = (one: ts.Type, other: ts.Type): void => noteAssertion(one, other, cx, 0, depth - 1);
  if (from === to || depth === 0 || isUntyped(from) || isUntyped(to)) return;
  const { checker } = cx.facts;
  const [source, target] = [checker.getNonNullableType(from), checker.getNonNullableType(to)];
  if (source.flags & ts.TypeFlags.Never) return;
  if (checker.isTupleType(target)) noteTuple(source, target, cx);
  if (isLiteralType(target) && !isLiteralType(source)) cx.denied.add(KNOWN_KEYS, Kind.absent);
  if (source.isUnion() || target.isUnion()) {
    for (const [one, other] of uncertainPairs(source, target, checker)) inside(one, other);
    return;
  }
  if (!isObjectType(target)) return;
  const items = [source, target].map((type) =>
    checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined,
  );
  if (items[0] && items[1]) {
    const surplus = surplusKinds(cx.facts.shapeOf(items[0]), cx.facts.shapeOf(items[1]));
    cx.denied.add(ITEMS, surplus & ~tested);
    if ((surplus & ~tested) !== 0) cx.denied.distrust();
    inside(items[0], items[1]);
  }
  if (items[0] || items[1] || checker.isTupleType(target)) return;
  for (const property of checker.getPropertiesOfType(target)) {
    const own = checker.getPropertyOfType(source, property.name);
    const [wanted, given] = [checker.getTypeOfSymbol(property), own && checker.getTypeOfSymbol(own)];
    const kinds = given ? surplusKinds(cx.facts.shapeOf(given), cx.facts.shapeOf(wanted)) : Kind.absent;
    noteRequired(property, kinds, cx);
    if (given) inside(given, wanted);
    else if (isObjectType(wanted)) noteMissingProperties(wanted, cx, depth - 1);
  }
}

/** Notes what the items of a tuple may be although the assertion says that they are there. */
function noteTuple(source: ts.Type, target: ts.Type, cx: DeniedContext): void {
  const { checker } = cx.facts;
  const itemsOf = (type: ts.Type): readonly ts.Type[] => checker.getTypeArguments(type as ts.TypeReference);
  if (!checker.isTupleType(source)) cx.denied.add(TUPLES, Kind.absent);
  if (!checker.isTupleType(source) && !checker.isArrayType(source)) return;
  const given = itemsOf(source);
  const kinds = itemsOf(target).reduce((all, wanted, index) => {
    const own = checker.isTupleType(source) ? given[index] : given[0];
    return own ? all | surplusKinds(cx.facts.shapeOf(own), cx.facts.shapeOf(wanted)) : all;
  }, 0);
  if (kinds === 0) return;
  cx.denied.add(TUPLES, kinds);
  cx.denied.add(ITEMS, kinds);
  cx.denied.distrust();
}

/** The objects that a union may be although the assertion says that they are another. */
function uncertainPairs(
  source: ts.Type,
  target: ts.Type,
  checker: ts.TypeChecker,
): readonly (readonly [ts.Type, ts.Type])[] {
  const members = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]).filter(isObjectType);
  return members(source)
    .filter((one) => !checker.isTypeAssignableTo(one, target))
    .flatMap((one) => members(target).map((other) => [one, other] as const));
}

function isObjectType(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
}

function isUntyped(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}

function isLiteralType(type: ts.Type): boolean {
  return type.isUnion() ? type.types.every(isLiteralType) : type.isStringLiteral() || type.isNumberLiteral();
}
