/**
 * Narrowing that a call undoes. TypeScript keeps what a test has shown of a name or property although a function that is called
 * afterwards assigns it, or another name of the object: `if (o.a) { clear(); o.a.length }`. Found by syntax, conservatively: between the first test in the
 * function and the read, or in a loop around the read, something is mentioned that may reach such a write.
 */
import ts from 'typescript';
import { referenceKey } from './reference-key.ts';
import { isAssignmentOperator, unwrap } from './write-facts.ts';

type SymbolOf = (node: ts.Node) => ts.Symbol | undefined;

/** True when a call may have undone what the checker knows of the name or property path at this place. */
export function createLostNarrowing(symbolOf: SymbolOf): (node: ts.Expression) => boolean {
  const files = new WeakMap<ts.SourceFile, readonly Write[]>();
  const answers = new WeakMap<ts.Node, boolean>();
  const mentions = new WeakMap<ts.Node, readonly Mention[]>();
  const writesOf = (file: ts.SourceFile): readonly Write[] => {
    const found = files.get(file) ?? collectWrites(file);
    files.set(file, found);
    return found;
  };
  const mentionsIn = (fn: ts.Node): readonly Mention[] => {
    const found = mentions.get(fn) ?? collectMentions(fn, symbolOf);
    mentions.set(fn, found);
    return found;
  };
  const isLost = (node: ts.Expression): boolean => {
    const writes = writesOf(node.getSourceFile());
    if (writes.length === 0) return false;
    const owner = functionAround(node);
    const touching = writes.filter((write) => touches(write, node, symbolOf));
    // The checker follows what is written to the same path, not what another name of the object is given.
    const aliased = touching.filter((write) => write.owner === owner && !isPrefix(write.target, node));
    if (touching.length === 0) return false;
    const tested = firstTest(node, owner);
    if (tested === undefined) return false;
    const from = Math.min(tested, loopStart(node, owner, tested));
    const until = loopEnd(node, owner, tested);
    const between = (at: number): boolean => at >= from && at < until;
    if (aliased.some((write) => between(write.target.pos))) return true;
    // The function itself too, if it is called again.
    const writers = new Set(touching.map((write) => write.owner));
    const called = mentionsIn(owner).flatMap(({ at, fn }) => (between(at) ? [fn] : []));
    return reachable(called, mentionsIn).some((fn) => writers.has(fn));
  };
  return (node) => {
    const known = answers.get(node) ?? isLost(node);
    answers.set(node, known);
    return known;
  };
}

/** A place where a function is mentioned, so that it may run from there on. */
interface Mention {
  readonly at: number;
  readonly fn: ts.Node;
}

/** The functions, and those that they mention. */
function reachable(functions: readonly ts.Node[], mentionsIn: (fn: ts.Node) => readonly Mention[]): readonly ts.Node[] {
  const found = new Set(functions);
  for (const fn of found) for (const mention of mentionsIn(fn)) found.add(mention.fn);
  return [...found];
}

/** A write in a function. */
interface Write {
  readonly owner: ts.Node;
  readonly target: ts.Node;
}

function collectWrites(file: ts.SourceFile): readonly Write[] {
  const writes: Write[] = [];
  const target = (expression: ts.Node): void => {
    const node = unwrap(expression);
    if (ts.isArrayLiteralExpression(node)) node.elements.forEach(target);
    else if (ts.isSpreadElement(node)) target(node.expression);
    else if (ts.isObjectLiteralExpression(node)) node.properties.forEach(target);
    else if (ts.isPropertyAssignment(node)) target(node.initializer);
    else if (ts.isShorthandPropertyAssignment(node)) target(node.name);
    else if (ts.isBinaryExpression(node)) target(node.left);
    else writes.push({ owner: functionAround(node), target: node });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind)) target(node.left);
    else if (ts.isDeleteExpression(node)) target(node.expression);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const { operator } = node;
      if (operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken) target(node.operand);
    } else if (
      (ts.isForOfStatement(node) || ts.isForInStatement(node)) &&
      !ts.isVariableDeclarationList(node.initializer)
    )
      target(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return writes;
}

/** The function whose code a node is; an inline callback is a function of its own, one that is called where it stands is not. */
function functionAround(node: ts.Node): ts.Node {
  let current = node.parent;
  while (!(ts.isFunctionLike(current) && !isCalledHere(current)) && !ts.isSourceFile(current)) current = current.parent;
  return current;
}

/** `(() => …)()`, in which the checker goes on with what it knows. */
function isCalledHere(fn: ts.Node): boolean {
  if (!ts.isArrowFunction(fn) && !ts.isFunctionExpression(fn)) return false;
  let callee: ts.Node = fn;
  while (unwrap(callee.parent) === fn) callee = callee.parent;
  return ts.isCallExpression(callee.parent) && callee.parent.expression === callee;
}

/** The write may change the name, the property at the end of the path, or a name or property on the way. */
function touches({ target }: Write, node: ts.Expression, symbolOf: SymbolOf): boolean {
  for (let part: ts.Node = unwrap(node); ; part = unwrap(part.expression)) {
    if (ts.isIdentifier(part))
      return ts.isIdentifier(target) && target.text === part.text && symbolOf(target) === symbolOf(part);
    if (!ts.isPropertyAccessExpression(part) && !ts.isElementAccessExpression(part)) return false;
    const isProperty = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target);
    if (isProperty && mayBeSameKey(keyOf(part), keyOf(target))) return true;
  }
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** The key of a property; undefined where it is computed. */
function keyOf(node: Access): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  const key = unwrap(node.argumentExpression);
  return ts.isStringLiteralLike(key) || ts.isNumericLiteral(key) ? key.text : undefined;
}

function mayBeSameKey(a: string | undefined, b: string | undefined): boolean {
  return a === b || a === undefined || b === undefined;
}

/** The written path is the one that is read, or a part of it. */
function isPrefix(target: ts.Node, node: ts.Node): boolean {
  const written = referenceKey(target);
  for (let part: ts.Node = unwrap(node); ; part = unwrap(part.expression)) {
    if (written !== undefined && referenceKey(part) === written) return true;
    if (!ts.isPropertyAccessExpression(part) && !ts.isElementAccessExpression(part)) return false;
  }
}

/** Where the path is mentioned first in the function, at its declaration at the earliest: that narrows too. */
function firstTest(node: ts.Expression, owner: ts.Node): number | undefined {
  const key = referenceKey(node);
  let first: number | undefined;
  const visit = (child: ts.Node): void => {
    if (first !== undefined || child.pos >= node.pos) return;
    const isPath =
      ts.isIdentifier(child) || ts.isPropertyAccessExpression(child) || ts.isElementAccessExpression(child);
    if (isPath && referenceKey(child) === key) first = child.end;
    else ts.forEachChild(child, visit);
  };
  ts.forEachChild(owner, visit);
  return first;
}

/** The start of the outermost loop in the function that is around the read and not around the test. */
function loopStart(node: ts.Node, owner: ts.Node, tested: number): number {
  return loopsAround(node, owner, tested).reduce((start, loop) => Math.min(start, loop.pos), Number.POSITIVE_INFINITY);
}

function loopEnd(node: ts.Node, owner: ts.Node, tested: number): number {
  return loopsAround(node, owner, tested).reduce((end, loop) => Math.max(end, loop.end), node.pos);
}

function loopsAround(node: ts.Node, owner: ts.Node, tested: number): readonly ts.Node[] {
  const loops: ts.Node[] = [];
  for (let current = node.parent; current !== owner; current = current.parent)
    if (ts.isIterationStatement(current, false) && current.pos > tested) loops.push(current);
  return loops;
}

/** The functions that the code of a function mentions. */
function collectMentions(owner: ts.Node, symbolOf: SymbolOf): readonly Mention[] {
  const found: Mention[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && !isCalledHere(node)) {
      // A function that has a name runs where the name is mentioned.
      if (!isNamed(node)) found.push({ at: node.pos, fn: node });
      return;
    }
    const called = ts.isIdentifier(node) ? functionOf(node, symbolOf) : undefined;
    if (called) found.push({ at: node.pos, fn: called });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(owner, visit);
  return found;
}

function isNamed(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isVariableDeclaration(node.parent);
}

function functionOf(name: ts.Identifier, symbolOf: SymbolOf): ts.Node | undefined {
  const declaration = symbolOf(name)?.valueDeclaration;
  if (!declaration || (ts.isVariableDeclaration(declaration) && declaration.name === name)) return undefined;
  if (ts.isFunctionDeclaration(declaration) || ts.isMethodDeclaration(declaration)) return declaration;
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer && ts.isFunctionLike(unwrap(initializer)) ? unwrap(initializer) : undefined;
}
