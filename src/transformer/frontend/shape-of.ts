/**
 * TypeScript types as value shapes. A shape is an upper bound: what the checker cannot tell is `unknown`. Types are trusted
 * as far as TypeScript itself trusts them; `xs[i]` and friends, which TypeScript may call defined although they are not,
 * are corrected where they are lowered.
 */
import ts from 'typescript';
import { JSON_KINDS, joinShapes, Kind, shapes, type ValueShape, withKinds } from '../core/shape.ts';

const DEPTH = 3;

/** The shape of a type; `items` are kinds that items of arrays may have beyond their type. */
export function shapeOfType(type: ts.Type, checker: ts.TypeChecker, items = 0, depth = 0): ValueShape {
  const flags = type.flags;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return shapes.unknown;
  if (flags & ts.TypeFlags.Never) return { kinds: 0 };
  if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return shapes.absent;
  if (flags & ts.TypeFlags.Null) return shapes.null;
  if (flags & ts.TypeFlags.BooleanLike) return shapes.boolean;
  if (flags & ts.TypeFlags.NumberLiteral) return numberLiteral((type as ts.NumberLiteralType).value);
  if (flags & ts.TypeFlags.NumberLike) return shapes.number;
  if (flags & ts.TypeFlags.StringLike) return shapes.string;
  if (flags & ts.TypeFlags.TypeParameter) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? shapeOfType(constraint, checker, items, depth) : shapes.unknown;
  }
  if (type.isUnion()) return type.types.map((member) => shapeOfType(member, checker, items, depth)).reduce(joinShapes);
  if (
    flags &
    (ts.TypeFlags.IndexedAccess | ts.TypeFlags.Conditional | ts.TypeFlags.Substitution | ts.TypeFlags.Index)
  ) {
    const constraint = checker.getBaseConstraintOfType(type);
    return constraint && constraint !== type ? shapeOfType(constraint, checker, items, depth) : shapes.unknown;
  }
  if (type.isIntersection()) return intersection(type, checker, items, depth);
  if (flags & ts.TypeFlags.NonPrimitive) return { kinds: Kind.list | Kind.record };
  if (flags & ts.TypeFlags.Object) return objectShape(type as ts.ObjectType, checker, items, depth);
  return shapes.unknown;
}

function numberLiteral(value: number): ValueShape {
  return Number.isSafeInteger(value) ? shapes.integer : shapes.number;
}

function intersection(type: ts.IntersectionType, checker: ts.TypeChecker, items: number, depth: number): ValueShape {
  const members = type.types.map((member) => shapeOfType(member, checker, items, depth));
  const primitive = members.find(
    (shape) => (shape.kinds & ~(Kind.list | Kind.record)) !== 0 && shape.kinds !== JSON_KINDS,
  );
  if (primitive) return primitive;
  const list = members.find((shape) => shape.kinds === Kind.list);
  return list ?? members[0] ?? shapes.unknown;
}

function objectShape(type: ts.ObjectType, checker: ts.TypeChecker, surplus: number, depth: number): ValueShape {
  if (checker.isArrayType(type) || checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type as ts.TypeReference);
    if (depth >= DEPTH) return shapes.list();
    if (items.length === 0) return shapes.list({ kinds: 0 });
    const item = items.map((one) => shapeOfType(one, checker, surplus, depth + 1)).reduce(joinShapes);
    return shapes.list(withKinds(item, surplus));
  }
  const name = type.symbol?.name;
  if (name === 'Date' && isLibraryType(type)) return { kinds: Kind.number, date: true };
  if (name !== undefined && isErrorType(type)) return shapes.error;
  if (name === 'RegExpExecArray' && isLibraryType(type)) return shapes.match({ present: 1, whole: false });
  // With the flag `g` the type says the same of what is a plain list.
  if (name === 'RegExpMatchArray' && isLibraryType(type))
    return joinShapes(shapes.match({ present: 1, whole: false }), shapes.list(shapes.string));
  // An empty object type (`{}`) accepts every value but null and undefined.
  if (type.getProperties().length === 0 && !type.symbol?.members?.size && !checker.getIndexInfosOfType(type).length) {
    const literal = type.symbol && (type.symbol.flags & ts.SymbolFlags.ObjectLiteral) !== 0;
    return literal ? shapes.record : { kinds: JSON_KINDS & ~Kind.null };
  }
  return shapes.record;
}

/** True for types that TypeScript's own lib declares. */
export function isLibraryType(type: ts.Type): boolean {
  return (
    type.symbol?.declarations?.some((node) => /[\\/]lib\.[^\\/]*\.d\.ts$/.test(node.getSourceFile().fileName)) ?? false
  );
}

/** True for `Error` of the lib and what extends it. */
export function isErrorType(type: ts.Type): boolean {
  if (type.symbol?.name === 'Error' && isLibraryType(type)) return true;
  return type.isClassOrInterface() && (type.getBaseTypes()?.some(isErrorType) ?? false);
}
