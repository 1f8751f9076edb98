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
