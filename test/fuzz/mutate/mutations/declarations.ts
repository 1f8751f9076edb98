/** Declarations in other forms: assigned later, taken apart, with defaults; and bodies of functions. */
import ts from 'typescript';
import {
  around,
  asStatement,
  canAwait,
  functionOf,
  hasAwait,
  isAsync,
  type Mutation,
  type MutationContext,
  replace,
  textOf,
} from '../context.ts';

interface Plain {
  readonly statement: ts.VariableStatement;
  readonly name: string;
  readonly initializer: string;
  /** The type to write, of the annotation or the checker. */
  readonly type: string;
}

function plainDeclaration(node: ts.Node, cx: MutationContext): Plain | undefined {
  if (!asStatement(node) || !ts.isVariableStatement(node)) return undefined;
  const [declaration, ...others] = node.declarationList.declarations;
  if (!declaration?.initializer || others.length > 0 || !ts.isIdentifier(declaration.name)) return undefined;
  const { checker } = cx;
  const type = checker.getTypeAtLocation(declaration.name);
  const widened = declaration.type ? type : checker.getBaseTypeOfLiteralType(type);
  return {
    statement: node,
    name: declaration.name.text,
    initializer: textOf(declaration.initializer, cx),
    type: declaration.type
      ? textOf(declaration.type, cx)
      : checker.typeToString(widened, declaration, ts.TypeFormatFlags.NoTruncation),
  };
}

const declareOtherwise: Mutation = {
  name: 'declare-otherwise',
  apply: (node, cx) => {
    const plain = plainDeclaration(node, cx);
    if (!plain) return undefined;
    const { statement, name, initializer, type } = plain;
    const forms = [
      `let ${name}: ${type};\n${name} = ${initializer};`,
      `let ${name}: ${type} = ${initializer};\n${name} = ${name};`,
      `let [${name}]: [${type}] = [${initializer}];`,
      `let { ${name} }: { ${name}: ${type} } = { ${name}: ${initializer} };`,
      `let { ${name} = ${initializer} } = {} as { ${name}?: ${type} };`,
      `let [${name} = ${initializer}] = [] as (${type})[];`,
      `let { mut: { inner: ${name} } }: { mut: { inner: ${type} } } = { mut: { inner: ${initializer} } };`,
      `let [, ...[${name}]] = [0, ${initializer}] as [number, ${type}];`,
      `let ${name}: ${type}, ${cx.fresh()} = 0;\n({ ${name} } = { ${name}: ${initializer} });`,
      `let ${name}: ${type};\n[${name}] = [${initializer}];`,
      `let ${name}: ${type};\nif (mutYes()) ${name} = ${initializer};\nelse ${name} = ${initializer};`,
      `let ${name}: ${type};\ntry {\n${name} = ${initializer};\n} finally {\nmutNo();\n}`,
    ];
    return [replace(statement, cx.random.pick(forms), cx)];
  },
};

/** A constant becomes a function that gives the value anew for each read; declared again under its name below it. */
const declareByFunction: Mutation = {
  name: 'declare-by-function',
  apply: (node, cx) => {
    const plain = plainDeclaration(node, cx);
    if (!plain) return undefined;
    const { statement, name, initializer, type } = plain;
    const isAsync = hasAwait(statement);
    const made = cx.fresh();
    const body = `${isAsync ? 'async ' : ''}(): ${isAsync ? `Promise<${type}>` : type} => ${initializer.startsWith('{') ? `(${initializer})` : initializer}`;
    return [replace(statement, `const ${made} = ${body};\nlet ${name} = ${isAsync ? 'await ' : ''}${made}();`, cx)];
  },
};

/** `return e` through a constant. */
const returnByName: Mutation = {
  name: 'return-by-name',
  apply: (node, cx) => {
    if (!asStatement(node) || !ts.isReturnStatement(node) || !node.expression) return undefined;
    const name = cx.fresh();
    const pause = canAwait(node) ? 'await mutPause({ at: 8 });\n' : '';
    return [replace(node, `const ${name} = ${textOf(node.expression, cx)};\n${pause}return ${name};`, cx)];
  },
};

const wrapBody: Mutation = {
  name: 'wrap-body',
  apply: (node, cx) => {
    if (!ts.isBlock(node) || !ts.isFunctionLike(node.parent)) return undefined;
    const [first] = node.statements;
    const last = node.statements.at(-1);
    if (!first || !last) return undefined;
    const pause = isAsync(node.parent) ? 'await mutPause({ at: 9 });' : '';
    const [open, close] = cx.random.pick([
      ['try {', `} finally {\n${pause}\n}`],
      ['try {', '} catch (mutError) {\nthrow mutError;\n}'],
      ['for (;;) {', ''],
      ['do {', '} while (mutNo());'],
      ['{', '}'],
    ] as const);
    const end = open === 'for (;;) {' ? 'break;\n}' : close;
    return [
      { start: first.getStart(cx.file), end: first.getStart(cx.file), text: `${open}\n` },
      { start: last.getEnd(), end: last.getEnd(), text: `\n${end}` },
    ];
  },
};

/** `(x) => e` gets a body of statements. */
const giveBody: Mutation = {
  name: 'give-body',
  apply: (node, cx) => {
    if (!ts.isExpression(node) || !ts.isArrowFunction(node.parent) || node.parent.body !== node) return undefined;
    const name = cx.fresh();
    const pause = isAsync(node.parent) ? 'await mutPause({ at: 1 });\n' : '';
    return around(node, `{\nconst ${name} = `, `;\n${pause}return ${name};\n}`, cx);
  },
};

/** A parameter under another name, or assigned to before anything else happens. */
const assignParameter: Mutation = {
  name: 'assign-parameter',
  apply: (node, cx) => {
    const owner = ts.isBlock(node) && ts.isFunctionLike(node.parent) ? node.parent : undefined;
    const [first] = owner && ts.isBlock(node) ? node.statements : [];
    const parameter = owner?.parameters[0]?.name;
    if (!first || !parameter || !ts.isIdentifier(parameter) || functionOf(first) !== owner) return undefined;
    const value = cx.random.pick([parameter.text, `mutSame(${parameter.text})`, `structuredClone(${parameter.text})`]);
    return [{ start: first.getStart(cx.file), end: first.getStart(cx.file), text: `${parameter.text} = ${value};\n` }];
  },
};

export const DECLARATION_MUTATIONS: readonly Mutation[] = [
  declareOtherwise,
  declareByFunction,
  returnByName,
  wrapBody,
  giveBody,
  assignParameter,
];
