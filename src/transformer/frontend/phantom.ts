/**
 * Reads the literal types that `stepscript` hides in phantom properties of stubs and handles. The properties are keyed by
 * unique symbols that the package declares, so a user's own type cannot have them by accident.
 */
import ts from 'typescript';

function phantomType(type: ts.Type, name: string, checker: ts.TypeChecker): ts.Type | undefined {
  for (const property of checker.getPropertiesOfType(type)) {
    if (property.escapedName.toString().startsWith(`__@${name}@`))
      return checker.getNonNullableType(checker.getTypeOfSymbol(property));
  }
  return undefined;
}

/** The string literal type of a phantom property. */
export function phantomText(type: ts.Type, name: string, checker: ts.TypeChecker): string | undefined {
  const found = phantomType(type, name, checker);
  return found?.isStringLiteral() ? found.value : undefined;
}

/** The literal leaves of a phantom object type, keyed by dotted path. */
export function phantomLiterals(
  type: ts.Type,
  name: string,
  checker: ts.TypeChecker,
): Readonly<Record<string, string | boolean>> | undefined {
  const found = phantomType(type, name, checker);
  if (!found) return undefined;
  const leaves: Record<string, string | boolean> = {};
  const visit = (of: ts.Type, prefix: string): void => {
    for (const property of checker.getPropertiesOfType(of)) {
      const value = checker.getNonNullableType(checker.getTypeOfSymbol(property));
      const path = `${prefix}${property.name}`;
      if (value.isStringLiteral()) leaves[path] = value.value;
      else if (value.flags & ts.TypeFlags.BooleanLiteral) leaves[path] = checker.typeToString(value) === 'true';
      else if (value.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) visit(value, `${path}.`);
    }
  };
  visit(found, '');
  return leaves;
}
