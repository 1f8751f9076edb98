/**
 * A request with every member of an SDK input type: enumerations by their first value, unions by their first member, lists and
 * maps with one element. What contains itself, and what is nested too deep to be of use, is left out.
 */
import ts from 'typescript';

/** The key of the one entry of a map; no member has such a name. */
export const MAP_KEY = 'a-key';

const DEEPEST = 5;

type Sample = string | number | boolean | readonly Sample[] | { readonly [key: string]: Sample };

/** The sample of a type. */
export function sampleOf(type: ts.Type, checker: ts.TypeChecker): Sample {
  return sample(type, [], checker) ?? {};
}

function sample(type: ts.Type, around: readonly ts.Type[], checker: ts.TypeChecker): Sample | undefined {
  const bare = checker.getNonNullableType(type);
  if (bare.aliasSymbol?.name === '__DocumentType') return { [MAP_KEY]: 'text' };
  if (bare.isUnion()) return sampleOfUnion(bare, around, checker);
  if (bare.isStringLiteral() || bare.isNumberLiteral()) return bare.value;
  if (bare.flags & ts.TypeFlags.String) return 'text';
  if (bare.flags & ts.TypeFlags.NumberLike) return 1;
  if (bare.flags & ts.TypeFlags.BooleanLike) return true;
  if (bare.symbol?.name === 'Date') return '2030-01-01T00:00:00Z';
  if (/Uint8Array|Blob|Readable/.test(bare.symbol?.name ?? '')) return 'text';
  if (around.includes(bare) || around.length > DEEPEST) return undefined;
  const inner = [...around, bare];
  if (checker.isArrayType(bare)) {
    const [element] = checker.getTypeArguments(bare as ts.TypeReference);
    const item = element && sample(element, inner, checker);
    return item === undefined ? undefined : [item];
  }
  const index = checker.getIndexInfosOfType(bare)[0];
  if (index) {
    const value = sample(index.type, inner, checker);
    return value === undefined ? undefined : { [MAP_KEY]: value };
  }
  return sampleOfMembers(bare, inner, checker);
}

function sampleOfUnion(type: ts.UnionType, around: readonly ts.Type[], checker: ts.TypeChecker): Sample | undefined {
  const members = type.types.filter((each) => !(each.flags & ts.TypeFlags.Undefined));
  if (members.some((each) => each.flags & ts.TypeFlags.String)) return 'text';
  // Tagged unions have one member each that is not `never`.
  return members.map((each) => sample(each, around, checker)).find((each) => each !== undefined);
}

function sampleOfMembers(type: ts.Type, around: readonly ts.Type[], checker: ts.TypeChecker): Sample | undefined {
  const members = checker.getPropertiesOfType(type).flatMap((property) => {
    const declared = checker.getTypeOfSymbol(property);
    if (property.name.startsWith('$') || checker.getNonNullableType(declared).flags & ts.TypeFlags.Never) return [];
    const value = sample(declared, around, checker);
    return value === undefined ? [] : [[property.name, value] as const];
  });
  const isMissing = checker
    .getPropertiesOfType(type)
    .some(
      ({ name, flags }) =>
        !(flags & ts.SymbolFlags.Optional) && !name.startsWith('$') && !members.some(([own]) => own === name),
    );
  const isTagged = checker.getPropertiesOfType(type).some(({ name }) => name === '$unknown');
  return isMissing && !isTagged ? undefined : Object.fromEntries(members);
}
