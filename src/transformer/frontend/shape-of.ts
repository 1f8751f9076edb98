/**
 * TypeScript types as value shapes. A shape is an upper bound: what the checker cannot tell is `unknown`. Types are trusted
 * as far as TypeScript itself trusts them; `xs[i]` and friends, which TypeScript may call defined although they are not,
 * are corrected where they are lowered.
 */
import ts from 'typescript';
import { JSON_KINDS, joinShapes, Kind, shapes, type ValueShape, withKinds } from '../core/shape.ts';
import type { TypeArguments } from './type-arguments.ts';

const DEPTH = 3;

/**
 * The shape of a type, where type parameters stand for what `given` says; `items` are kinds that items of arrays may have beyond
 * their type.
 */
export function shapeOfType(
  type: ts.Type,
  checker: ts.TypeChecker,
  given: TypeArguments = new Map(),
  items = 0,
): ValueShape {
  return shapeAt(type, { checker, given, items, comes: false }, 0);
}

/** The shape of what comes as JSON, from the workflow's input or a task. */
export function shapeOfJson(type: ts.Type, checker: ts.TypeChecker, given: TypeArguments): ValueShape {
  return shapeAt(type, { checker, given, items: 0, comes: true }, 0);
}

interface Context {
  readonly checker: ts.TypeChecker;
  readonly given: TypeArguments;
  readonly items: number;
  /** It comes as JSON. */
  readonly comes: boolean;
}

function shapeAt(type: ts.Type, context: Context, depth: number): ValueShape {
  const flags = type.flags;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return context.comes ? shapes.json : shapes.unknown;
  if (flags & ts.TypeFlags.Never) return { kinds: 0 };
  if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return shapes.absent;
  if (flags & ts.TypeFlags.Null) return shapes.null;
  if (flags & ts.TypeFlags.BooleanLike) return shapes.boolean;
  if (flags & ts.TypeFlags.NumberLiteral) return numberLiteral((type as ts.NumberLiteralType).value);
  if (flags & ts.TypeFlags.NumberLike) return shapes.number;
  if (flags & ts.TypeFlags.StringLike) return shapes.string;
  if (flags & ts.TypeFlags.TypeParameter) {
    const known = context.given.get(type);
    if (known && known !== type) return shapeAt(known, { ...context, given: others(context.given, type) }, depth);
  }
  if (type.isUnion()) return type.types.map((member) => shapeAt(member, context, depth)).reduce(joinShapes);
  const [awaited] = type.aliasSymbol?.name === 'Awaited' ? (type.aliasTypeArguments ?? []) : [];
  if (awaited && context.given.has(awaited)) {
    const resolved = context.checker.getAwaitedType(context.given.get(awaited) ?? awaited) ?? awaited;
    return shapeAt(resolved, context, depth);
  }
  if (flags & ABSTRACT) {
    const constraint = context.checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? shapeAt(constraint, context, depth) : shapes.unknown;
  }
  if (type.isIntersection()) return intersection(type, context, depth);
  if (flags & ts.TypeFlags.NonPrimitive) return { kinds: Kind.list | Kind.record };
  if (flags & ts.TypeFlags.Object) {
    const shape = objectShape(type as ts.ObjectType, context, depth);
    return context.comes && isData(shape) ? { ...shape, given: true } : shape;
  }
  return shapes.unknown;
}

function isData({ kinds, error, date, match, collection }: ValueShape): boolean {
  return (kinds === Kind.list || kinds === Kind.record) && !(error || date || match || collection);
}

const ABSTRACT =
  ts.TypeFlags.TypeParameter |
  ts.TypeFlags.IndexedAccess |
  ts.TypeFlags.Conditional |
  ts.TypeFlags.Substitution |
  ts.TypeFlags.Index;

/** A parameter does not stand for something that names it. */
function others(given: TypeArguments, type: ts.Type): TypeArguments {
  return new Map([...given].filter(([parameter]) => parameter !== type));
}

function numberLiteral(value: number): ValueShape {
  return Number.isSafeInteger(value) ? shapes.integer : shapes.number;
}

function intersection(type: ts.IntersectionType, context: Context, depth: number): ValueShape {
  const all = type.types.map((member) => shapeAt(member, context, depth));
  const some = all.filter((shape) => shape.kinds !== SOMETHING.kinds);
  // `T & {}` is what `T` can be besides null and undefined.
  if (some.length < all.length && some.length > 0) {
    const shape = merged(some);
    return { ...shape, kinds: shape.kinds & SOMETHING.kinds };
  }
  return merged(all);
}

function merged(members: readonly ValueShape[]): ValueShape {
  const primitive = members.find(
    (shape) => (shape.kinds & ~(Kind.list | Kind.record)) !== 0 && shape.kinds !== JSON_KINDS,
  );
  if (primitive) return primitive;
  const list = members.find((shape) => shape.kinds === Kind.list);
  return list ?? members[0] ?? shapes.unknown;
}

/** Every value but null and undefined. */
const SOMETHING: ValueShape = { kinds: JSON_KINDS & ~Kind.null };

function objectShape(type: ts.ObjectType, context: Context, depth: number): ValueShape {
  const { checker } = context;
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type as ts.TypeReference);
    if (depth >= DEPTH) return shapes.list();
    if (items.length === 0) return shapes.list({ kinds: 0 });
    const item = items.map((one) => shapeAt(one, context, depth + 1)).reduce(joinShapes);
    return shapes.list(withKinds(item, context.items));
  }
  const name = type.symbol?.name;
  if (name === 'Date' && isLibraryType(type)) return { kinds: Kind.number, date: true, nonFinite: true };
  if (name !== undefined && isErrorType(type)) return shapes.error;
  if (name !== undefined && COLLECTIONS.has(name) && isLibraryType(type)) return collection(name, type, context, depth);
  if (name === 'RegExpExecArray' && isLibraryType(type)) return shapes.match({ present: 1, whole: false });
  // With the flag `g` the type says the same of what is a plain list, which has items too.
  if (name === 'RegExpMatchArray' && isLibraryType(type)) {
    const match = { present: 1, whole: false };
    return { ...joinShapes(shapes.match(match), shapes.list(shapes.string)), match };
  }
  // An empty object type (`{}`) accepts every value but null and undefined.
  if (type.getProperties().length === 0 && !type.symbol?.members?.size && !checker.getIndexInfosOfType(type).length) {
    const literal = type.symbol && (type.symbol.flags & ts.SymbolFlags.ObjectLiteral) !== 0;
    return literal ? shapes.record : SOMETHING;
  }
  if (checker.getPropertyOfType(type, 'length') && takesText(type, checker)) return WITH_LENGTH;
  return shapes.record;
}

/** What has a length and nothing that texts and lists have not: `{ length: number }`. */
const WITH_LENGTH: ValueShape = { kinds: Kind.record | Kind.list | Kind.string };

function takesText(type: ts.Type, checker: ts.TypeChecker): boolean {
  return checker.isTypeAssignableTo(checker.getStringType(), type);
}

const COLLECTIONS: ReadonlySet<string> = new Set(['Map', 'ReadonlyMap', 'Set', 'ReadonlySet']);

function collection(name: string, type: ts.ObjectType, context: Context, depth: number): ValueShape {
  if (name.endsWith('Map')) return shapes.map;
  const [item] = context.checker.getTypeArguments(type as ts.TypeReference);
  return shapes.set(item && depth < DEPTH ? withKinds(shapeAt(item, context, depth + 1), context.items) : shapes.json);
}

/** True for types that TypeScript's own lib declares. */
export function isLibraryType(type: ts.Type): boolean {
  return (
    type.symbol?.declarations?.some((node) => /[\\/]lib\.[^\\/]*\.d\.ts$/.test(node.getSourceFile().fileName)) ?? false
  );
}

/** True for `Record`, `Partial` and their like: the lib declares how they are made, not what they hold. */
export function isMapped(type: ts.Type): boolean {
  return (objectFlags(type) & ts.ObjectFlags.Mapped) !== 0;
}

/** The types that a generic type of the lib was given, e.g. what a `Map` holds. */
export function contentsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const given = (objectFlags(type) & ts.ObjectFlags.Reference) !== 0;
  return given ? checker.getTypeArguments(type as ts.TypeReference) : [];
}

function objectFlags(type: ts.Type): ts.ObjectFlags {
  return type.flags & ts.TypeFlags.Object ? (type as ts.ObjectType).objectFlags : 0;
}

/** True for `Error` of the lib and what extends it. */
export function isErrorType(type: ts.Type): boolean {
  if (type.symbol?.name === 'Error' && isLibraryType(type)) return true;
  return type.isClassOrInterface() && (type.getBaseTypes()?.some(isErrorType) ?? false);
}
