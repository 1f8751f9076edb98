/** Lists and objects in scope that are changed: what is read of them later, by any name, must show it. */
import ts from 'typescript';
import {
  after,
  around,
  asStatement,
  asValue,
  atEnd,
  before,
  isList,
  isObject,
  localsAt,
  type Mutation,
  type MutationContext,
  replace,
  textOf,
} from '../context.ts';

function writesOf(name: string, type: ts.Type, cx: MutationContext): readonly string[] {
  if (isList(type, cx))
    return [
      `${name}.push(${name}[0]!);`,
      `${name}.push(...${name}.slice(0, 1));`,
      `${name}.shift();`,
      `${name}.pop();`,
      `${name}.reverse();`,
      `${name}.sort();`,
      `${name}.splice(0, 1);`,
      `${name}.length = 0;`,
      `${name}.unshift(${name}.pop()!);`,
      `${name}[0] = ${name}[1]!;`,
      `[${name}[0], ${name}[1]] = [${name}[1]!, ${name}[0]!];`,
    ];
  if (!isObject(type, cx)) {
    if (type.flags & ts.TypeFlags.NumberLike) return [`${name} += 1;`, `${name}++;`];
    return type.flags & ts.TypeFlags.StringLike ? [`${name} += '!';`] : [];
  }
  return type.getProperties().flatMap((property) => {
    const place = `${name}.${property.name}`;
    const own = cx.checker.getTypeOfSymbol(property);
    if (!/^\w+$/.test(property.name) || own.getCallSignatures().length > 0) return [];
    if (own.flags & ts.TypeFlags.NumberLike) return [`${place} += 1;`, `${place}++;`];
    if (own.flags & ts.TypeFlags.StringLike) return [`${place} += '!';`];
    if (property.flags & ts.SymbolFlags.Optional) return [`delete ${place};`, `${place} = undefined;`];
    if (isList(own, cx))
      return [`${place}.pop();`, `${place} = [];`, `${place}.push(...${place});`, `${place} = [...${place}];`];
    return [`${place} = ${place};`, `${place} = structuredClone(${place});`];
  });
}

const write: Mutation = {
  name: 'write',
  apply: (node, cx) => {
    const statement = asStatement(node);
    if (!statement) return undefined;
    const writes = localsAt(statement, cx).flatMap(({ name, type }) => writesOf(name, type, cx));
    return writes.length === 0 ? undefined : [before(statement, cx.random.pick(writes), cx)];
  },
};

/** The output shows a variable beside what it showed. */
const showMore: Mutation = {
  name: 'show-more',
  apply: (node, cx) => {
    if (!asStatement(node) || !ts.isReturnStatement(node) || !node.expression) return undefined;
    const locals = localsAt(node, cx);
    if (locals.length === 0) return undefined;
    const { name } = cx.random.pick(locals);
    return around(node.expression, `{ mutShown: ${name}, mutRest: `, ' }', cx);
  },
};

/** A helper changes what it is given. */
const writeInHelper: Mutation = {
  name: 'write-in-helper',
  apply: (node, cx) => {
    const statement = asStatement(node);
    if (!statement) return undefined;
    const locals = localsAt(statement, cx).filter(({ type }) => isList(type, cx) || isObject(type, cx));
    if (locals.length === 0) return undefined;
    const { name, type, declaration } = cx.random.pick(locals);
    const writes = writesOf('mutGiven', type, cx);
    if (writes.length === 0) return undefined;
    const text = cx.checker.typeToString(type, declaration, ts.TypeFormatFlags.NoTruncation);
    const helper = cx.fresh();
    return [
      before(statement, `${helper}(${name});`, cx),
      atEnd(`function ${helper}(mutGiven: ${text}) {\n${cx.random.pick(writes)}\nreturn mutGiven;\n}`, cx),
    ];
  },
};

/** An alias before a statement, and a write through it after. */
const writeThroughAlias: Mutation = {
  name: 'write-through-alias',
  apply: (node, cx) => {
    const statement = asStatement(node);
    if (!statement || ts.isReturnStatement(statement)) return undefined;
    const locals = localsAt(statement, cx).filter(({ type }) => isList(type, cx) || isObject(type, cx));
    if (locals.length === 0) return undefined;
    const { name, type } = cx.random.pick(locals);
    const other = cx.fresh();
    const writes = writesOf(other, type, cx);
    return writes.length === 0
      ? undefined
      : [before(statement, `const ${other} = ${name};`, cx), after(statement, cx.random.pick(writes))];
  },
};

/** Parts of literals through spreads and computed keys. */
const spread: Mutation = {
  name: 'spread',
  apply: (node, cx) => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) {
      const text = textOf(node, cx);
      const value = textOf(node.initializer, cx);
      return [
        replace(
          node,
          cx.random.pick([
            `...{ ${text} }`,
            `['${node.name.text}']: ${value}`,
            `...(mutYes() ? { ${text} } : { ${text} })`,
            `${node.name.text}: undefined!, ${text}`,
          ]),
          cx,
        ),
      ];
    }
    if (!ts.isArrayLiteralExpression(node.parent ?? node)) return undefined;
    const value = asValue(node);
    return value && around(value, '...[', ']', cx);
  },
};

export const WRITE_MUTATIONS: readonly Mutation[] = [write, showMore, writeInHelper, writeThroughAlias, spread];
