/**
 * Whether two variables may have objects in common, from what the program's names are made of: `const first = rows[0]`,
 * `for (const row of rows)`, `const { lines } = order`. A kept promise reads objects when its branch runs, and none of them may
 * have been changed since it was made, by whatever name.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { Kind, mayBe } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { outermostFunction } from '../call-graph.ts';
import type { Lowering } from '../lowering.ts';
import { isAssignmentOperator, unwrap } from '../write-facts.ts';

/** The names whose objects a variable may have. */
type Owners = ReadonlySet<ts.Symbol>;

/** Variables that code declares, with what they are made of. */
export type MadeOf = ReadonlyMap<VarId, RawExpr>;

export function madeIn(code: readonly RawStatement[]): MadeOf {
  const made = new Map<VarId, RawExpr>();
  rawWalk.visit(code, {
    statement: (statement) => {
      if (statement.kind === 'declare' && statement.value) made.set(statement.variable, statement.value);
      if (statement.kind === 'loop' && statement.head.kind === 'each')
        made.set(statement.head.variable, statement.head.list);
      return undefined;
    },
  });
  return made;
}

/** True when a change of what one variable has may be a change of what the other has. */
export function mayShare(changed: VarId, read: VarId, code: MadeOf, before: MadeOf, cx: Lowering): boolean {
  const others = ownersOf(read, before, cx);
  return [...ownersOf(changed, code, cx)].some((symbol) => others.has(symbol));
}

/**
 * True when what a constant has is changed by another name somewhere in the workflow or helper that declares it, or given to a
 * function that may change it.
 */
export function changesByOtherName(variable: VarId, cx: Lowering): boolean {
  const name = cx.typedBy.get(variable);
  if (!name || !('escapedName' in name) || !mayBe(cx.shapeOfVariable(variable), Kind.list | Kind.record)) return false;
  const code = name.valueDeclaration && outermostFunction(name.valueDeclaration);
  const own = namesOf(name, cx);
  if (!code) return false;
  const others = [...cx.facts.writesIn(code).mutated].filter((other) => other !== name);
  const isOwn = (symbol: ts.Symbol): boolean => own.has(symbol);
  return others.some((other) => [...namesOf(other, cx)].some(isOwn)) || isGiven(code, isOwn, cx);
}

/** A function of the program is called with one of the names. */
function isGiven(code: ts.Node, isName: (symbol: ts.Symbol) => boolean, cx: Lowering): boolean {
  const names = (node: ts.Node): boolean => {
    if (isPath(node) && !holdsObjects(node, cx)) return false;
    const symbol = ts.isIdentifier(node) ? cx.facts.symbol(node) : undefined;
    if (symbol && isName(symbol)) return true;
    return ts.forEachChild(node, (child) => names(child) || undefined) ?? false;
  };
  const visit = (node: ts.Node): boolean => {
    const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
    const isPlain = callee !== undefined && ts.isIdentifier(callee) && !cx.facts.dsl(callee);
    const isOwn = isPlain && !cx.facts.libraryMember(callee) && !cx.facts.stub(callee);
    if (ts.isCallExpression(node) && isOwn && node.arguments.some(names)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(code);
}

/** The variable is a list of its own with the items of the other. */
export function isCopyOf(copy: VarId, list: VarId, made: MadeOf): boolean {
  const source = made.get(copy);
  return (
    source?.kind === 'list' &&
    source.entries.every(({ kind, value }) => kind === 'spread' && value.kind === 'ref' && value.variable === list)
  );
}

function ownersOf(variable: VarId, made: MadeOf, cx: Lowering, seen: Set<VarId> = new Set()): Owners {
  if (seen.has(variable)) return new Set();
  seen.add(variable);
  const source = made.get(variable);
  if (source) {
    return new Set(sharedBy(source).flatMap((part) => [...ownersOf(part, made, cx, seen)]));
  }
  const name = cx.typedBy.get(variable);
  // What has no name of the program's has its object where it is declared, or for itself.
  return name && 'escapedName' in name ? namesOf(name, cx) : new Set();
}

/** The variables whose objects an expression may give. */
function sharedBy(value: RawExpr): readonly VarId[] {
  if (!mayBe(value.shape, Kind.list | Kind.record)) return [];
  if (value.kind === 'library' && value.member === 'structuredClone') return [];
  // The items of a copy are those of the list.
  const isCopy = value.kind === 'list' && value.entries.every(({ kind }) => kind === 'spread');
  if (isCopy && value.shape.item && !mayBe(value.shape.item, Kind.list | Kind.record)) return [];
  return [...rawWalk.freeVariables(value)];
}

function namesOf(symbol: ts.Symbol, cx: Lowering, found: Set<ts.Symbol> = new Set()): Owners {
  if (found.has(symbol)) return found;
  found.add(symbol);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    const inner = ts.isIdentifier(node) ? cx.facts.symbol(node) : undefined;
    // What a function gives may be any of what it names.
    const body = inner && !found.has(inner) ? bodyOf(inner.valueDeclaration) : undefined;
    if (inner && body) {
      found.add(inner);
      visit(body);
    }
    if (isPath(node) && !holdsObjects(node, cx)) return;
    const declared = inner?.valueDeclaration;
    const isVariable =
      declared && (ts.isVariableDeclaration(declared) || ts.isBindingElement(declared) || ts.isParameter(declared));
    if (inner && isVariable) namesOf(inner, cx, found);
    ts.forEachChild(node, visit);
  };
  for (const source of sourcesOf(symbol, cx)) visit(source);
  return found;
}

/** The code of the function that is declared. */
function bodyOf(declaration: ts.Declaration | undefined): ts.Node | undefined {
  if (!declaration) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration.body;
  const value = ts.isVariableDeclaration(declaration) && declaration.initializer && unwrap(declaration.initializer);
  return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value.body : undefined;
}

/** What a name gets its values from, where it is declared and where it is assigned. */
function sourcesOf(symbol: ts.Symbol, cx: Lowering): readonly ts.Expression[] {
  const declaration = symbol.valueDeclaration;
  if (!declaration) return [];
  const declared = sourceOf(declaration);
  const sources = declared ? [declared] : [];
  if (!cx.facts.isReassigned(symbol)) return sources;
  const visit = (node: ts.Node): void => {
    const target = ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind) && unwrap(node.left);
    if (target && ts.isIdentifier(target) && cx.facts.symbol(target) === symbol) sources.push(node.right);
    ts.forEachChild(node, visit);
  };
  visit(outermostFunction(declaration));
  return sources;
}

type PathNode = ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression;

function isPath(node: ts.Node): node is PathNode {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function holdsObjects(node: ts.Expression, cx: Lowering): boolean {
  return mayBe(cx.facts.shape(node), Kind.list | Kind.record);
}

/** What the declared name gets its value from; undefined for parameters and names without a value. */
function sourceOf(declaration: ts.Declaration): ts.Expression | undefined {
  if (ts.isBindingElement(declaration)) {
    const owner = declaration.parent.parent;
    return ts.isVariableDeclaration(owner) || ts.isBindingElement(owner) ? sourceOf(owner) : undefined;
  }
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  const loop = declaration.parent.parent;
  return ts.isForOfStatement(loop) ? loop.expression : declaration.initializer;
}
