/** Properties that only an index signature promises: `Record<string, T>` has a `T` for every key in TypeScript, not at run time. */
import type ts from 'typescript';

/** True when the type of some member of a union does not declare the property itself. */
export function isIndexed(type: ts.Type, key: string, checker: ts.TypeChecker): boolean {
  const present = checker.getNonNullableType(type);
  if (present.isUnion()) return present.types.some((member) => isIndexed(member, key, checker));
  return checker.getPropertyOfType(present, key) === undefined && checker.getIndexInfosOfType(present).length > 0;
}
