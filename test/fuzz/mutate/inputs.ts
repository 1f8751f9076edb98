/**
 * Inputs for a mutant: those of the case, and others of the declared type that are made from them: empty and single lists,
 * doubled items, missing properties, null where the type has it. A value that the type does not have is never made.
 */
import ts from 'typescript';
import type { Random } from '../generate/random.ts';

/** The type of the input of an exported workflow. */
export function inputTypeOf(file: ts.SourceFile, checker: ts.TypeChecker, workflow: string): ts.Type | undefined {
  for (const statement of file.statements) {
    if (ts.isClassDeclaration(statement) && statement.name?.text === workflow) {
      const run = statement.members.find((one) => ts.isMethodDeclaration(one) && one.name.getText(file) === 'run');
      const parameter = run && ts.isMethodDeclaration(run) ? run.parameters[0] : undefined;
      return parameter && checker.getTypeAtLocation(parameter);
    }
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (name.getText(file) !== workflow || !initializer || !ts.isCallExpression(initializer)) continue;
      const callback = initializer.arguments.find((one) => ts.isFunctionLike(one));
      const parameter = callback && ts.isFunctionLike(callback) ? callback.parameters[0] : undefined;
      return parameter && checker.getTypeAtLocation(parameter);
    }
  }
  return undefined;
}

/** An input that differs from the given one in some places. */
export function variedInput(
  random: Random,
  checker: ts.TypeChecker,
  type: ts.Type,
  given: unknown,
  texts: readonly string[] = textsIn(given),
): unknown {
  return vary({ random, checker, texts }, type, given, 0);
}

/** The texts in data. */
export function textsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

interface InputContext {
  /** What tasks know: most answer what they do not know with nothing, which their types do not say. */
  readonly texts: readonly string[];
  readonly random: Random;
  readonly checker: ts.TypeChecker;
}

function vary(cx: InputContext, type: ts.Type, given: unknown, depth: number): unknown {
  const { random, checker } = cx;
  if (depth > 0 && random.chance(0.15)) return made(cx, type, given, depth);
  if (Array.isArray(given)) {
    const item = checker.getIndexTypeOfType(memberFor(cx, type, given), ts.IndexKind.Number);
    if (!item || checker.isTupleType(type)) return given;
    const items = given.map((one) => (random.chance(0.3) ? vary(cx, item, one, depth + 1) : one));
    switch (random.below(8)) {
      case 0:
        return [];
      case 1:
        return items.slice(0, 1);
      case 2:
        return [...items, ...items.slice(0, 1)];
      case 3:
        return items.toReversed();
      case 4:
        return items.slice(1);
      default:
        return items;
    }
  }
  if (typeof given === 'object' && given !== null) {
    const member = memberFor(cx, type, given);
    const entries = Object.entries(given).flatMap(([key, value]) => {
      const property = member.getProperty(key);
      const own = property
        ? checker.getTypeOfSymbol(property)
        : checker.getIndexTypeOfType(member, ts.IndexKind.String);
      if (!own) return [[key, value] as const];
      if (property && property.flags & ts.SymbolFlags.Optional && random.chance(0.2)) return [];
      if (!property && random.chance(0.15)) return [];
      return [[key, random.chance(0.6) ? vary(cx, own, value, depth + 1) : value] as const];
    });
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  return made(cx, type, given, depth);
}

/** The member of a union that a value is most likely of. */
function memberFor({ checker }: InputContext, type: ts.Type, given: object): ts.Type {
  if (!type.isUnion()) return type;
  const fits = type.types.filter((one) => {
    if (!(one.flags & ts.TypeFlags.Object)) return false;
    if (Array.isArray(given)) return checker.isArrayType(one) || checker.isTupleType(one);
    return one.getProperties().every((property) => property.flags & ts.SymbolFlags.Optional || property.name in given);
  });
  return fits.length === 1 && fits[0] ? fits[0] : checker.getNeverType();
}

const NUMBERS = [0, 1, 2, 3, -1, 0.5, 10];

/** Another value of the type; the given one where it is not clear what the type has. */
function made(cx: InputContext, type: ts.Type, given: unknown, depth: number): unknown {
  const { random, checker } = cx;
  if (type.isUnion()) {
    const plain = type.types.filter(
      (one) =>
        one.flags &
        (ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Literal | ts.TypeFlags.String | ts.TypeFlags.Number),
    );
    return plain.length === 0 ? given : made(cx, random.pick(plain), given, depth);
  }
  if (type.flags & ts.TypeFlags.Null) return null;
  if (type.flags & ts.TypeFlags.Undefined) return undefined;
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === 'true';
  if (type.flags & ts.TypeFlags.EnumLike) return given;
  // A whole number most often counts or indexes something.
  if (type.flags & ts.TypeFlags.Number) return random.pick(Number.isInteger(given) ? NUMBERS.slice(0, 5) : NUMBERS);
  if (type.flags & ts.TypeFlags.String) return random.chance(0.1) ? '' : random.pick(['a', ...cx.texts, ...cx.texts]);
  if (checker.isArrayType(type)) return [];
  return given;
}
