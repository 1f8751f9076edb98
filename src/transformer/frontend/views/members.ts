/** What a type may be, and what is in it. */
import ts from 'typescript';

/** What a value of the type is when it is awaited and is there. */
export function settled(type: ts.Type, checker: ts.TypeChecker): ts.Type {
  return checker.getNonNullableType(checker.getAwaitedType(type) ?? type);
}

/** The types that a type may be. */
export function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types.flatMap(membersOf) : [type];
}

/** The object types that one may be: of a type parameter those that it extends. */
export function objectsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const known = type.flags & ts.TypeFlags.InstantiableNonPrimitive ? checker.getBaseConstraintOfType(type) : type;
  return membersOf(known ?? type).filter(({ flags }) => flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection));
}

/** The type of the properties that have no names of their own. */
export function indexType(type: ts.Type): ts.Type | undefined {
  return type.getStringIndexType() ?? type.getNumberIndexType();
}

/** The types of the items of an array, a tuple, a map or a set: one, or one for each position. */
export function itemTypes(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const isList = checker.isArrayType(type) || checker.isTupleType(type);
  const isCollection = /^(Readonly)?(Map|Set)$/.test(type.symbol?.name ?? '');
  if (!isList && !isCollection) return [];
  const parts = checker.getTypeArguments(type as ts.TypeReference);
  return isList ? parts : parts.slice(-1);
}
