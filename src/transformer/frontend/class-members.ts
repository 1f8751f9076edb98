/** Members of classes as instances have them: the class's own, or those of the classes that it extends. */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { unwrap } from './write-facts.ts';

/** The member that an instance has under a name. */
function memberNamed(node: ts.ClassDeclaration, name: string, facts: Facts): ts.ClassElement | undefined {
  const own = node.members.find((one) => one.name?.getText() === name && !isStatic(one) && !isOverload(one));
  const parent = own ? undefined : baseClass(node, facts);
  return own ?? (parent && memberNamed(parent, name, facts));
}

/** The member that `this.name` means in a member of the class, or of one that it extends; `#name` is that of the class around it. */
export function memberOfThis(
  node: ts.PropertyAccessExpression,
  self: ts.ClassDeclaration,
  facts: Facts,
): ts.ClassElement | undefined {
  const owner = unwrap(node.expression);
  if (owner.kind !== ts.SyntaxKind.ThisKeyword || !meansInstance(owner, self, facts)) return undefined;
  if (ts.isIdentifier(node.name)) return memberNamed(self, node.name.text, facts);
  const declaration = facts.symbol(node.name)?.valueDeclaration;
  return declaration && ts.isClassElement(declaration) ? declaration : undefined;
}

function isOverload(member: ts.ClassElement): boolean {
  return ts.isMethodDeclaration(member) && !member.body;
}

/** What a class extends. */
export function baseOf({ heritageClauses }: ts.ClassLikeDeclaration): ts.Expression | undefined {
  return heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
}

/** The class that a class extends, where it is declared as one. */
export function baseClass(node: ts.ClassLikeDeclaration, facts: Facts): ts.ClassDeclaration | undefined {
  const base = baseOf(node);
  const declaration = base && facts.symbol(base)?.valueDeclaration;
  return declaration && ts.isClassDeclaration(declaration) ? declaration : undefined;
}

/** A member of the class itself. */
export function isStatic(member: ts.ClassElement): boolean {
  return (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static) !== 0;
}

/** The code means an instance of the class by `this`: it is a member's, of the class or of one that it extends. */
function meansInstance(node: ts.Node, self: ts.ClassDeclaration, facts: Facts): boolean {
  const member = thisOf(node);
  if (!ts.isClassElement(member) || isStatic(member)) return false;
  for (let owner: ts.ClassDeclaration | undefined = self; owner; owner = baseClass(owner, facts))
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
