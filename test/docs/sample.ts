/** A value of a TypeScript type, to run programs of the documentation with. */
import ts from 'typescript';

/** Any value of the type; recursive types end after a few levels. */
export function sampleOf(type: ts.Type, checker: ts.TypeChecker, levels = 4): unknown {
  const of = (inner: ts.Type): unknown => sampleOf(inner, checker, levels - 1);
  if (type.isLiteral()) return typeof type.value === 'object' ? 1 : type.value;
  if (type.flags & ts.TypeFlags.BooleanLike) return true;
  if (type.flags & ts.TypeFlags.NumberLike) return 2;
  if (type.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return 'text';
  if (type.isUnion()) return of(type.types.find(({ flags }) => !(flags & NOTHING)) ?? (type.types[0] as ts.Type));
  if (checker.isTupleType(type)) return checker.getTypeArguments(type as ts.TypeReference).map(of);
  if (checker.isArrayLikeType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return item && levels > 0 ? [of(item), of(item)] : [];
  }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) return null;
  if (levels === 0) return {};
  return Object.fromEntries(
    checker.getPropertiesOfType(type).map((property) => [property.name, of(checker.getTypeOfSymbol(property))]),
  );
}

const NOTHING = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void;
