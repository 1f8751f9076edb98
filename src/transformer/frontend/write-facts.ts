/**
 * Which symbols are written after their declaration, and how: reassigned as a whole, or changed inside (a property write, a
 * mutating array method, or a recursive function that changes what it is given). Computed once per source file from syntax, so
 * it also covers closures.
 */
import ts from 'typescript';
import { type CallGraph, functionOf } from './call-graph.ts';
import { type FunctionsBeside, isRecursive } from './functions-beside.ts';

export interface WriteFacts {
  /** The variable is assigned somewhere besides its declaration. */
  isReassigned(symbol: ts.Symbol): boolean;
  /** A property or item reached from the variable is written, or a mutating method is called on it. */
  isMutated(symbol: ts.Symbol): boolean;
  /** The code assigns the variable as a whole, or a function does that may run meanwhile. */
  mayAssign(symbol: ts.Symbol, node: ts.Node): boolean;
  /** A function writes the variable or what is in it, other than one that a node stands in and that does not call itself. */
  isWrittenElsewhere(symbol: ts.Symbol, node: ts.Node): boolean;
  /** Symbols that the code of a file mutates, wherever they are declared. */
  mutatedIn(file: ts.SourceFile): ReadonlySet<ts.Symbol>;
  /** Symbols that a piece of code reassigns or mutates. */
  writesIn(node: ts.Node): { readonly reassigned: ReadonlySet<ts.Symbol>; readonly mutated: ReadonlySet<ts.Symbol> };
}

/** Methods of arrays that change them. */
export const MUTATORS: ReadonlySet<string> = new Set([
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
  'fill',
  'copyWithin',
]);

const CHANGES = /^(Map\.prototype\.(set|delete|clear)|Set\.prototype\.(add|delete|clear)|Date\.prototype\.set\w+)$/;
/** What they give is a part of the object that they are called on, or the object itself. */
const GIVES_PART = /^(Map\.prototype\.(get|set)|Set\.prototype\.add|Array\.prototype\.(at|find|findLast))$/;

/** A pattern with the flag `g` remembers where it was. */
const REMEMBERS = /^RegExp\.prototype\.(exec|test)$/;

/** The variable is declared as a regular expression with the flag `g`. */
function isGlobalPattern(declaration: ts.Declaration | undefined): boolean {
  const given = declaration && ts.isVariableDeclaration(declaration) && declaration.initializer;
  const made = given && unwrap(given);
  if (!made) return false;
  if (ts.isRegularExpressionLiteral(made)) return /g[a-z]*$/.test(made.text.slice(made.text.lastIndexOf('/')));
  const flags = ts.isNewExpression(made) || ts.isCallExpression(made) ? made.arguments?.[1] : undefined;
  return flags !== undefined && ts.isStringLiteralLike(flags) && flags.text.includes('g');
}

/** A property of an object of the user's, which is no list: `const stack = { push: (x) => … }`. */
function isOwnFunction(symbol: ts.Symbol | undefined): boolean {
  const declared = symbol?.declarations ?? [];
  return (
    declared.length > 0 &&
    declared.every((one) => ts.isPropertyAssignment(one) || ts.isShorthandPropertyAssignment(one))
  );
}

/** Collects writes lazily, file by file. */
export function createWriteFacts(
  symbolOf: (node: ts.Node) => ts.Symbol | undefined,
  memberOf: (node: ts.PropertyAccessExpression) => string | undefined,
  { calledFrom }: CallGraph,
  functionsBeside: FunctionsBeside,
): WriteFacts {
  /** What a change of an expression's value changes: any of what it may give. */
  const writtenRoots = (node: ts.Node): readonly ts.Node[] => {
    const root = rootOf(node);
    if (ts.isConditionalExpression(root)) return [root.whenTrue, root.whenFalse].flatMap(writtenRoots);
    if (ts.isBinaryExpression(root)) return [root.left, root.right].flatMap(writtenRoots);
    const callee = ts.isCallExpression(root) ? unwrap(root.expression) : undefined;
    if (!callee || !ts.isPropertyAccessExpression(callee) || !GIVES_PART.test(memberOf(callee) ?? '')) return [root];
    return writtenRoots(callee.expression);
  };
  const addRoots = (mutated: Set<ts.Symbol>, node: ts.Node): void => {
    for (const root of writtenRoots(node)) add(mutated, symbolOf(root));
    for (const name of namesOnPath(node)) {
      const symbol = symbolOf(name);
      if (symbol?.valueDeclaration && ownsValue(symbol.valueDeclaration)) mutated.add(symbol);
    }
  };
  const changes = (callee: ts.PropertyAccessExpression): boolean =>
    (MUTATORS.has(callee.name.text) && !isOwnFunction(symbolOf(callee.name))) || CHANGES.test(memberOf(callee) ?? '');
  const files = new Map<ts.SourceFile, ReturnType<WriteFacts['writesIn']>>();
  const isAssign = (callee: ts.Node): boolean =>
    ts.isPropertyAccessExpression(callee) && callee.name.text === 'assign' && memberOf(callee) === 'Object.assign';
  /** Notes what recursive functions change of what the calls in a node give to them. */
  const addGiven = (node: ts.Node, mutated: Set<ts.Symbol>): void => {
    const visit = (child: ts.Node): void => {
      const name = ts.isCallExpression(child) && ts.isIdentifier(child.expression) ? child.expression : undefined;
      const callee = name && functionOf(symbolOf(name)?.valueDeclaration);
      if (ts.isCallExpression(child) && callee && isRecursive(callee, calledFrom))
        for (const [at, { name }] of callee.parameters.entries()) {
          const argument = child.arguments[at];
          const parameter = ts.isIdentifier(name) ? symbolOf(name) : undefined;
          if (argument && parameter && fileOf(parameter)?.mutated.has(parameter)) addRoots(mutated, argument);
        }
      ts.forEachChild(child, visit);
    };
    visit(node);
  };
  const collect = (node: ts.Node): ReturnType<WriteFacts['writesIn']> => {
    const written = collectOwn(node);
    addGiven(node, written.mutated);
    return written;
  };
  const collectOwn = (node: ts.Node) => {
    const reassigned = new Set<ts.Symbol>();
    const mutated = new Set<ts.Symbol>();
    const target = (expression: ts.Node): void => {
      const node = unwrap(expression);
      if (ts.isIdentifier(node)) add(reassigned, symbolOf(node));
      else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) addRoots(mutated, node);
      else if (ts.isArrayLiteralExpression(node))
        for (const element of node.elements) target(ts.isSpreadElement(element) ? element.expression : element);
      else if (ts.isObjectLiteralExpression(node)) for (const property of node.properties) targetProperty(property);
      else if (isPlainAssignment(node)) target(node.left);
    };
    const targetProperty = (property: ts.ObjectLiteralElementLike): void => {
      if (ts.isPropertyAssignment(property)) target(property.initializer);
      else if (ts.isShorthandPropertyAssignment(property)) add(reassigned, symbolOf(property.name));
      else if (ts.isSpreadAssignment(property)) target(property.expression);
    };
    const visit = (child: ts.Node): void => {
      const callee = ts.isCallExpression(child) ? unwrap(child.expression) : undefined;
      if (ts.isBinaryExpression(child) && isAssignmentOperator(child.operatorToken.kind)) target(child.left);
      else if ((ts.isPrefixUnaryExpression(child) || ts.isPostfixUnaryExpression(child)) && isUpdate(child.operator))
        target(child.operand);
      else if (ts.isDeleteExpression(child)) target(child.expression);
      else if (
        (ts.isForOfStatement(child) || ts.isForInStatement(child)) &&
        !ts.isVariableDeclarationList(child.initializer)
      )
        target(child.initializer);
      else if (callee && ts.isPropertyAccessExpression(callee) && changes(callee)) addRoots(mutated, callee.expression);
      else if (ts.isCallExpression(child) && child.arguments[0] && isAssign(unwrap(child.expression)))
        addRoots(mutated, child.arguments[0]);
      const pattern = callee && ts.isPropertyAccessExpression(callee) && unwrap(callee.expression);
      if (pattern && REMEMBERS.test(memberOf(callee) ?? '')) {
        const symbol = symbolOf(pattern);
        if (symbol && isGlobalPattern(symbol.valueDeclaration)) mutated.add(symbol);
      }
      ts.forEachChild(child, visit);
    };
    visit(node);
    return { reassigned, mutated };
  };
  const assigned = new WeakMap<ts.Node, ReadonlySet<ts.Symbol>>();
  const assignedIn = (node: ts.Node): ReadonlySet<ts.Symbol> => {
    const found = assigned.get(node) ?? collectOwn(node).reassigned;
    assigned.set(node, found);
    return found;
  };
  const fileOf = (symbol: ts.Symbol): ReturnType<WriteFacts['writesIn']> | undefined => {
    const file = symbol.declarations?.[0]?.getSourceFile();
    return file && ofFile(file);
  };
  const ofFile = (file: ts.SourceFile): ReturnType<WriteFacts['writesIn']> => {
    const known = files.get(file);
    if (known) return known;
    const written = collectOwn(file);
    // Functions that pass on what they are given ask for each other here.
    files.set(file, written);
    for (let before = -1; before < written.mutated.size; ) {
      before = written.mutated.size;
      addGiven(file, written.mutated);
    }
    return written;
  };
  return {
    isReassigned: (symbol) => fileOf(symbol)?.reassigned.has(symbol) ?? false,
    isMutated: (symbol) => fileOf(symbol)?.mutated.has(symbol) ?? false,
    isWrittenElsewhere: (symbol, node) => {
      const file = symbol.declarations?.[0]?.getSourceFile();
      return file !== undefined && functionsBeside(file, node).some((fn) => hasWrite(collect(fn), symbol));
    },
    mayAssign: (symbol, node) =>
      (fileOf(symbol)?.reassigned.has(symbol) ?? false) &&
      [node, ...functionsBeside(node.getSourceFile(), node)].some((code) => assignedIn(code).has(symbol)),
    mutatedIn: (file) => ofFile(file).mutated,
    writesIn: collect,
  };
}

function hasWrite({ reassigned, mutated }: ReturnType<WriteFacts['writesIn']>, symbol: ts.Symbol): boolean {
  return reassigned.has(symbol) || mutated.has(symbol);
}

/** True for `=`, `+=`, `??=` and the like. */
export function isAssignmentOperator(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** True for `left = right`, as a statement, an expression, or a target with a default. */
export function isPlainAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** True for the left side of `left = right`, which is not read. */
export function isAssignedTo(node: ts.Node): boolean {
  return isPlainAssignment(node.parent) && node.parent.left === node;
}

/** True for `++` and `--`. */
export function isUpdate(operator: ts.PrefixUnaryOperator | ts.PostfixUnaryOperator): boolean {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** The expression without parentheses, assertions and `satisfies`. */
export function unwrap(node: ts.Node): ts.Node {
  let current = node;
  while (
    ts.isParenthesizedExpression(current) ||
    ts.isAsExpression(current) ||
    ts.isNonNullExpression(current) ||
    ts.isSatisfiesExpression(current) ||
    ts.isTypeAssertionExpression(current)
  )
    current = current.expression;
  return current;
}

/** The leftmost expression of a chain of property and element accesses. */
export function rootOf(node: ts.Node): ts.Node {
  let current = unwrap(node);
  while (ts.isPropertyAccessExpression(current) || ts.isElementAccessExpression(current))
    current = unwrap(current.expression);
  return current;
}

/** The names of properties on the way from the root. */
function namesOnPath(node: ts.Node): readonly ts.Node[] {
  const current = unwrap(node);
  if (ts.isElementAccessExpression(current)) return namesOnPath(current.expression);
  return ts.isPropertyAccessExpression(current) ? [current.name, ...namesOnPath(current.expression)] : [];
}

/** `namespace.NAME` and `Class.NAME` are constants of their own. */
function ownsValue(declaration: ts.Declaration): boolean {
  return (
    ts.isVariableDeclaration(declaration) ||
    ts.isBindingElement(declaration) ||
    (ts.isPropertyDeclaration(declaration) &&
      (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) !== 0)
  );
}

function add(set: Set<ts.Symbol>, symbol: ts.Symbol | undefined): void {
  if (symbol) set.add(symbol);
}
