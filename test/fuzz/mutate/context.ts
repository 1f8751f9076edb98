/** What a mutation gets to see: the program with its types, a source of randomness, and questions about places in it. */
import ts from 'typescript';
import type { Random } from '../generate/random.ts';
import type { Edit } from './edits.ts';

export interface MutationContext {
  readonly file: ts.SourceFile;
  readonly checker: ts.TypeChecker;
  readonly random: Random;
  /** A name that the program does not have. */
  fresh(): string;
}

/** One kind of change. It need not keep types right: mutants that TypeScript refuses are dropped. */
export interface Mutation {
  readonly name: string;
  /** The change at a node; undefined where it does not apply. */
  apply(node: ts.Node, cx: MutationContext): readonly Edit[] | undefined;
}

export const textOf = (node: ts.Node, { file }: MutationContext): string => node.getText(file);

export const replace = (node: ts.Node, text: string, { file }: MutationContext): Edit => ({
  start: node.getStart(file),
  end: node.getEnd(),
  text,
});

/** Text before and after a node, which other mutations can then still change. */
export const around = (node: ts.Node, before: string, after: string, { file }: MutationContext): readonly Edit[] => [
  { start: node.getStart(file), end: node.getStart(file), text: before },
  { start: node.getEnd(), end: node.getEnd(), text: after },
];

export const before = (node: ts.Node, text: string, { file }: MutationContext): Edit => ({
  start: node.getStart(file),
  end: node.getStart(file),
  text: `${text}\n`,
});

export const after = (node: ts.Node, text: string): Edit => ({
  start: node.getEnd(),
  end: node.getEnd(),
  text: `\n${text}`,
});

/** A declaration at the end of the module. */
export const atEnd = (text: string, { file }: MutationContext): Edit => ({
  start: file.end,
  end: file.end,
  text: `${text}\n`,
});

/** The statement that a node is, in a list of statements of a function. */
export function asStatement(node: ts.Node): ts.Statement | undefined {
  return ts.isStatement(node) && statementsAround(node) !== undefined ? node : undefined;
}

/** The list that a statement stands in, where that is in a function. */
export function statementsAround(statement: ts.Node): ts.NodeArray<ts.Statement> | undefined {
  const { parent } = statement;
  return ts.isBlock(parent) || ts.isCaseOrDefaultClause(parent) ? parent.statements : undefined;
}

/** The innermost statement of a list around a node, which may be the node. */
export function statementOf(node: ts.Node): ts.Statement | undefined {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    const statement = asStatement(at);
    if (statement) return statement;
  }
  return undefined;
}

/** The function that a node's code belongs to. */
export function functionOf(node: ts.Node): ts.FunctionLikeDeclaration | undefined {
  for (let at = node.parent; at && !ts.isSourceFile(at); at = at.parent)
    if (ts.isFunctionLike(at)) return at as ts.FunctionLikeDeclaration;
  return undefined;
}

/** True where `await` may stand. */
export function canAwait(node: ts.Node): boolean {
  const owner = functionOf(node);
  return (
    owner !== undefined && isAsync(owner) && !owner.parameters.some((one) => one.pos <= node.pos && node.end <= one.end)
  );
}

export function isAsync(owner: ts.Node): boolean {
  return (
    ts.canHaveModifiers(owner) && (owner.modifiers?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? false)
  );
}

/** True if a node's own code, without that of functions in it, has a part of this kind. */
export function has(node: ts.Node, test: (part: ts.Node) => boolean): boolean {
  const visit = (part: ts.Node): boolean =>
    test(part) || (!ts.isFunctionLike(part) && (ts.forEachChild(part, (child) => visit(child) || undefined) ?? false));
  return visit(node);
}

export const hasAwait = (node: ts.Node): boolean =>
  has(node, (part) => ts.isAwaitExpression(part) || (ts.isForOfStatement(part) && part.awaitModifier !== undefined));

/** True if code leaves the node other than by an exception or at its end. */
export const hasJump = (node: ts.Node): boolean =>
  has(node, (part) => ts.isReturnStatement(part) || ts.isBreakOrContinueStatement(part));

/** The expression that a node is, where another of the same value could stand in its place. */
export function asValue(node: ts.Node): ts.Expression | undefined {
  if (!ts.isExpression(node) || ts.isOmittedExpression(node) || functionOf(node) === undefined) return undefined;
  const { parent } = node;
  if (ts.isFunctionLike(node) || ts.isSpreadElement(node)) return undefined;
  if (isInType(node) || isName(node) || isTarget(node)) return undefined;
  if (ts.isCallExpression(parent) && parent.expression === node) return undefined;
  if (ts.isNewExpression(parent) && parent.expression === node) return undefined;
  if (ts.isTaggedTemplateExpression(parent) || ts.isTemplateSpan(node)) return undefined;
  if (ts.isExpressionWithTypeArguments(parent) || ts.isExpressionStatement(parent)) return undefined;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return undefined;
  if (node.kind === ts.SyntaxKind.SuperKeyword) return undefined;
  if (ts.isIdentifier(node) && /^(undefined|Promise|Object|Array|Math|JSON|Number|String|Date)$/.test(node.text))
    return undefined;
  return node;
}

function isInType(node: ts.Node): boolean {
  for (let at: ts.Node = node; at && !ts.isStatement(at) && !ts.isFunctionLike(at); at = at.parent)
    if (ts.isTypeNode(at) && !ts.isExpressionWithTypeArguments(at)) return true;
  return false;
}

function isName(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent)) return parent.initializer !== node;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent) || ts.isTypePredicateNode(parent))
    return true;
  if ('name' in parent && parent.name === node) return true;
  return ts.isExportSpecifier(parent);
}

/** True if a node is written to, or is a part of a pattern that is. */
function isTarget(node: ts.Expression): boolean {
  for (let at: ts.Node = node; ; at = at.parent) {
    const { parent } = at;
    if (ts.isBinaryExpression(parent) && parent.left === at && isAssignment(parent.operatorToken.kind)) return true;
    if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
      return /\+\+|--/.test(ts.tokenToString(parent.operator) ?? '');
    if (ts.isDeleteExpression(parent)) return true;
    if ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === at) return true;
    const goesOn =
      ts.isArrayLiteralExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isPropertyAssignment(parent) ||
      ts.isParenthesizedExpression(parent) ||
      ts.isNonNullExpression(parent) ||
      ts.isSpreadElement(parent);
    if (!goesOn) return false;
  }
}

export const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** A node's type as it can be written, literal types widened. */
export function typeText(node: ts.Expression, { checker }: MutationContext): string {
  const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node));
  return checker.typeToString(type, node, ts.TypeFormatFlags.NoTruncation);
}

export const isList = (type: ts.Type, { checker }: MutationContext): boolean =>
  checker.isArrayType(type) || checker.isTupleType(type);

export const isObject = (type: ts.Type, cx: MutationContext): boolean =>
  (type.flags & ts.TypeFlags.Object) !== 0 &&
  !isList(type, cx) &&
  type.getCallSignatures().length === 0 &&
  !['Promise', 'Map', 'Set', 'Date', 'RegExp'].includes(type.symbol?.name ?? '');

/** A local variable that can be read at a place. */
export interface Local {
  readonly name: string;
  readonly declaration: ts.Identifier;
  readonly type: ts.Type;
}

/** The local variables and parameters that can be read at a place. */
export function localsAt(node: ts.Node, { checker }: MutationContext): readonly Local[] {
  const locals: Local[] = [];
  const add = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name))
      locals.push({ name: name.text, declaration: name, type: checker.getTypeAtLocation(name) });
    else for (const part of name.elements) if (!ts.isOmittedExpression(part)) add(part.name);
  };
  for (let at = node; at.parent && !ts.isSourceFile(at); at = at.parent) {
    const { parent } = at;
    if (ts.isFunctionLike(parent)) for (const parameter of parent.parameters) add(parameter.name);
    if (ts.isForOfStatement(parent) && at === parent.statement && ts.isVariableDeclarationList(parent.initializer))
      for (const one of parent.initializer.declarations) add(one.name);
    for (const statement of statementsAround(at) ?? []) {
      if (statement === at) break;
      if (ts.isVariableStatement(statement)) for (const one of statement.declarationList.declarations) add(one.name);
    }
  }
  return locals;
}

/** Something to decide by, of a local variable where there is one. */
export function condition(node: ts.Node, cx: MutationContext): string {
  const { random } = cx;
  const locals = localsAt(node, cx);
  if (locals.length === 0 || random.chance(0.2)) return random.pick(['mutYes()', 'mutNo()']);
  const { name, type } = random.pick(locals);
  if (isList(type, cx)) return random.pick([`${name}.length > 1`, `${name}.length === 0`, `!${name}[0]`]);
  if (type.flags & ts.TypeFlags.NumberLike) return random.pick([`${name} > 1`, `!${name}`, `${name} % 2 === 0`]);
  if (type.flags & ts.TypeFlags.StringLike) return random.pick([`${name}.length > 1`, `!${name}`, `${name} < 'b'`]);
  return random.pick([`!${name}`, `Boolean(${name})`, `typeof ${name} === 'object'`]);
}
