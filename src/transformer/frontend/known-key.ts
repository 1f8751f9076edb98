/** Computed keys that TypeScript knows to be there: `prices[kind]` where each value of `kind` is a required property. */
import ts from 'typescript';

/** True when every value of the key's type names a property that the object's type declares and requires. */
export function isKnownKey(object: ts.Type, key: ts.Type, checker: ts.TypeChecker): boolean {
  const keys = key.isUnion() ? key.types : [key];
  const present = checker.getNonNullableType(object);
  return keys.length > 0 && keys.every((one) => one.isStringLiteral() && isRequired(present, one.value, checker));
}

function isRequired(object: ts.Type, name: string, checker: ts.TypeChecker): boolean {
  if (object.isUnion()) return object.types.every((member) => isRequired(member, name, checker));
  const property = checker.getPropertyOfType(object, name);
  return property !== undefined && (property.flags & ts.SymbolFlags.Optional) === 0;
}
