/**
 * What the type parameters of a generic function are in a call of it. The checker says what the call's own signature is; the
 * declared one beside it shows which type stands where a parameter is named.
 */
import ts from 'typescript';

/** Type parameters and what they stand for. */
export type TypeArguments = ReadonlyMap<ts.Type, ts.Type>;

/** The checker, and what the type parameters of the functions that are being inlined stand for. */
export interface TypeReader {
  readonly checker: ts.TypeChecker;
  standsFor(type: ts.Type): ts.Type;
}

/** The type arguments of a call of the function. */
export function typeArgumentsOf(
  declaration: ts.SignatureDeclaration,
  call: ts.Node,
  checker: ts.TypeChecker,
): TypeArguments {
  const found = new Map<ts.Type, ts.Type>();
  if (!ts.isCallExpression(call)) return found;
  const declared = checker.getSignatureFromDeclaration(declaration);
  const resolved = checker.getResolvedSignature(call);
  if (!declared?.typeParameters || !resolved) return found;
  unifySignatures(declared, resolved, found, checker);
  return found;
}

function unifySignatures(
  declared: ts.Signature,
  resolved: ts.Signature,
  found: Map<ts.Type, ts.Type>,
  checker: ts.TypeChecker,
  depth = 0,
): void {
  for (const [index, parameter] of declared.parameters.entries()) {
    const own = resolved.parameters[index];
    if (own) unify(checker.getTypeOfSymbol(parameter), checker.getTypeOfSymbol(own), found, checker, depth);
  }
  unify(declared.getReturnType(), resolved.getReturnType(), found, checker, depth);
}

const DEPTH = 4;

function unify(
  declared: ts.Type,
  actual: ts.Type,
  found: Map<ts.Type, ts.Type>,
  checker: ts.TypeChecker,
  depth: number,
): void {
  if (declared === actual || depth > DEPTH) return;
  if (declared.flags & ts.TypeFlags.TypeParameter) {
    if (!found.has(declared) && !(actual.flags & ts.TypeFlags.Unknown)) found.set(declared, actual);
    return;
  }
  if (declared.isUnion()) {
    unifyUnion(declared, actual, found, checker, depth);
    return;
  }
  if (!(declared.flags & ts.TypeFlags.Object)) return;
  const [parts, own] = [argumentsOf(declared, checker), argumentsOf(actual, checker)];
  for (const [index, part] of parts.entries()) {
    const other = own[index];
    if (other) unify(part, other, found, checker, depth + 1);
  }
  if (parts.length > 0) return;
  const [signature] = declared.getCallSignatures();
  const [given] = actual.getCallSignatures();
  if (signature && given) unifySignatures(signature, given, found, checker, depth + 1);
  for (const property of declared.getProperties().slice(0, 20)) {
    const other = actual.getProperty(property.name);
    if (other) unify(checker.getTypeOfSymbol(property), checker.getTypeOfSymbol(other), found, checker, depth + 1);
  }
}

/** `T | undefined` and `T | Promise<T>`: a bare parameter gets what the other members leave. */
function unifyUnion(
  declared: ts.UnionType,
  actual: ts.Type,
  found: Map<ts.Type, ts.Type>,
  checker: ts.TypeChecker,
  depth: number,
): void {
  const given = actual.isUnion() ? actual.types : [actual];
  const open = declared.types.filter((member) => !given.includes(member));
  const left = given.filter((member) => !declared.types.includes(member));
  const [only] = open;
  if (only && open.length === 1 && left.length === 1 && left[0]) unify(only, left[0], found, checker, depth + 1);
  else if (only && open.length === 1 && left.length === given.length) unify(only, actual, found, checker, depth + 1);
}

/** Type arguments of references and of aliases. */
function argumentsOf(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  if (type.aliasTypeArguments) return type.aliasTypeArguments;
  const isReference =
    (type.flags & ts.TypeFlags.Object) !== 0 && ((type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference) !== 0;
  return isReference ? checker.getTypeArguments(type as ts.TypeReference) : [];
}
