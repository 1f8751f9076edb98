/** Members of classes as instances have them: the class's own, or those of the classes that it extends. */
import ts from 'typescript';
import type { Facts } from './facts.ts';

/** The member that an instance has under a name. */
export function memberNamed(node: ts.ClassDeclaration, name: string, facts: Facts): ts.ClassElement | undefined {
  const own = node.members.find((one) => one.name?.getText() === name && !isStatic(one) && !isOverload(one));
  const parent = own ? undefined : parentOf(node, facts);
  return own ?? (parent && memberNamed(parent, name, facts));
}

function isOverload(member: ts.ClassElement): boolean {
  return ts.isMethodDeclaration(member) && !member.body;
}

/** The class that it extends, if its source is there. */
export function parentOf(node: ts.ClassDeclaration, facts: Facts): ts.ClassDeclaration | undefined {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  const parent = clause?.types[0] && facts.symbol(clause.types[0].expression)?.valueDeclaration;
  return parent && ts.isClassDeclaration(parent) ? parent : undefined;
}

/** A member of the class itself. */
export function isStatic(member: ts.ClassElement): boolean {
  if (!ts.canHaveModifiers(member)) return false;
  return ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
}

/** The code means an instance of the class by `this`: it is a member's, of the class or of one that it extends. */
export function meansInstance(node: ts.Node, self: ts.ClassDeclaration, facts: Facts): boolean {
  const member = thisOf(node);
  if (!ts.isClassElement(member) || isStatic(member)) return false;
  for (let owner: ts.ClassDeclaration | undefined = self; owner; owner = parentOf(owner, facts))
    if (member.parent === owner) return true;
  return false;
}

/** What `this` belongs to at a node: a class member, a function, or the file. Arrow functions have none of their own. */
export function thisOf(node: ts.Node): ts.Node {
  let current = node.parent;
  while (current && !ts.isSourceFile(current)) {
    const binds = ts.isFunctionLike(current) && !ts.isArrowFunction(current);
    if (binds || ts.isPropertyDeclaration(current) || ts.isClassStaticBlockDeclaration(current)) return current;
    current = current.parent;
  }
  return current ?? node;
}
