/**
 * Prints the types of SDK operations as interfaces in ASL spelling: members capitalised, timestamps and binary values as
 * text, the SDK's own members gone. Requests are read-only and accept handles for text; results are plain.
 */
import ts from 'typescript';

/** Which side of an operation is printed. */
export type Side = 'Request' | 'Result';

/** Longer enumerations (instance types) grow with every month: they are text. */
const longestEnumeration = 40;

interface Printing {
  readonly checker: ts.TypeChecker;
  readonly side: Side;
  /** Declarations by name; the text is empty while a type that mentions itself is printed. */
  readonly declared: Map<string, string>;
}

/** Interfaces of the given command types, by name, in the order of their names. */
export function printShapes(
  types: ReadonlyMap<string, ts.Type>,
  side: Side,
  checker: ts.TypeChecker,
): readonly string[] {
  const printing: Printing = { checker, side, declared: new Map() };
  for (const [name, type] of types) declare(name, type, printing);
  return [...printing.declared].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
}

function declare(name: string, type: ts.Type, printing: Printing): string {
  if (printing.declared.has(name)) return name;
  printing.declared.set(name, '');
  const members = membersOf(type, printing);
  const words = `${printing.side === 'Request' ? 'Parameter' : 'Result'} shape \`${name}\`.`;
  printing.declared.set(name, `/** ${words} */\nexport interface ${name} {\n${members.join('\n')}\n}`);
  return name;
}

function membersOf(type: ts.Type, printing: Printing): readonly string[] {
  const { checker, side } = printing;
  return checker.getPropertiesOfType(type).flatMap((property) => {
    if (property.name.startsWith('$')) return [];
    const declared = checker.getTypeOfSymbol(property);
    const key = property.name.charAt(0).toUpperCase() + property.name.slice(1);
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const text = print(checker.getNonNullableType(declared), key, printing);
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : `'${key}'`;
    if (side === 'Result') return [`  ${name}${isOptional ? '?' : ''}: ${text};`];
    return [`  readonly ${name}${isOptional ? '?' : ''}: ${text}${isOptional ? ' | undefined' : ''};`];
  });
}

function print(type: ts.Type, key: string, printing: Printing): string {
  const { checker, side } = printing;
  const alias = type.aliasSymbol?.name;
  if (alias === '__DocumentType') return 'unknown';
  if (type.flags & ts.TypeFlags.Never) return 'never';
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return 'unknown';
  if (type.isStringLiteral()) return `'${type.value}'`;
  if (type.flags & ts.TypeFlags.String) return side === 'Request' ? `Text<'${key}'>` : 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.symbol?.name === 'Date') return side === 'Request' ? 'string' : 'string | number';
  if (/Uint8Array|Blob|Readable/.test(type.symbol?.name ?? '')) return 'string';
  if (type.isUnion()) return printUnion(type, key, printing);
  if (checker.isArrayType(type)) {
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    const text = element ? print(element, key, printing) : 'unknown';
    const list = text.includes('|') ? `(${text})[]` : `${text}[]`;
    return side === 'Request' ? `readonly ${list}` : list;
  }
  const index = checker.getIndexInfosOfType(type)[0];
  if (index) {
    const readonly = side === 'Request' ? 'readonly ' : '';
    return `{ ${readonly}[key: string]: ${print(index.type, '', printing)} }`;
  }
  const name = type.symbol?.name;
  return name === undefined || name === '__type' || /Member$/.test(name)
    ? `{ ${membersOf(type, printing)
        .map((member) => member.trim())
        .join(' ')} }`
    : declare(name, type, printing);
}

function printUnion(type: ts.UnionType, key: string, printing: Printing): string {
  const { checker, side } = printing;
  const members = type.types.filter((each) => !isUnknownMember(each, checker));
  if (members.every((each) => each.flags & ts.TypeFlags.BooleanLike)) return 'boolean';
  if (members.some((each) => each.flags & ts.TypeFlags.String)) return side === 'Request' ? `Text<'${key}'>` : 'string';
  if (members.length > longestEnumeration) return 'string';
  return members.map((each) => print(each, key, printing)).join(' | ');
}

function isUnknownMember(type: ts.Type, checker: ts.TypeChecker): boolean {
  const unknown = checker.getPropertyOfType(type, '$unknown');
  return unknown !== undefined && (unknown.flags & ts.SymbolFlags.Optional) === 0;
}
