/**
 * The class of a workflow in class form, and the classes that it extends: the fields have the values that they are declared with, as
 * JavaScript makes them one after the other, the fields of the parent class first.
 */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { baseClass, isStatic, memberOfThis } from './class-members.ts';
import { demandKnownDecorators } from './decorators.ts';
import { superCallOf } from './error-construction.ts';
import { evaluated } from './evaluated.ts';
import type { Facts } from './facts.ts';
import { holdsFunctions } from './function-types.ts';
import type { Lowering } from './lowering.ts';
import { rootScope } from './scope.ts';
import { usesThis } from './this-parameter.ts';
import { unwrap } from './write-facts.ts';

/**
 * Reports what a constructor would do, fields that read others before those have their values, and methods that are taken from the
 * instance which they need.
 */
export function demandPlainClass(self: ts.ClassDeclaration, cx: Lowering): void {
  const fields = fieldsOf(self, cx.facts);
  for (const owner of chainOf(self, cx.facts)) {
    demandKnownDecorators(owner, cx);
    for (const member of owner.members) {
      demandKnownDecorators(member, cx);
      demandNoConstructor(member, cx);
      demandCalled(member, self, cx);
    }
  }
  for (const [at, field] of fields.entries()) {
    const early = field.initializer && readEarly(field.initializer, self, new Set(fields.slice(at)), cx.facts);
    if (early) cx.report(d.usedBeforeDeclared(cx.origin(early), { name: early.getText() }));
  }
}

/** What JavaScript evaluates when it makes the instance, which each execution does, as far as that may fail. */
export function fieldStatements(self: ts.ClassDeclaration, cx: Lowering): readonly RawStatement[] {
  return fieldsOf(self, cx.facts).flatMap(({ name, initializer }) =>
    initializer && mayFail(initializer) && !holdsFunctions(cx.facts.type(name), cx.facts.checker)
      ? evaluated(initializer, { ...rootScope(self), effects: false }, cx)
      : [],
  );
}

/** It reads or calls something while it is evaluated. */
function mayFail(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  const reads = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node);
  return reads || (ts.forEachChild(node, (child) => mayFail(child) || undefined) ?? false);
}

function fieldsOf(self: ts.ClassDeclaration, facts: Facts): readonly ts.PropertyDeclaration[] {
  return chainOf(self, facts).flatMap(({ members }) =>
    members.filter((one): one is ts.PropertyDeclaration => ts.isPropertyDeclaration(one) && !isStatic(one)),
  );
}

/** The classes, the outermost parent first. */
function chainOf(node: ts.ClassDeclaration, facts: Facts): readonly ts.ClassDeclaration[] {
  const parent = baseClass(node, facts);
  return parent ? [...chainOf(parent, facts), node] : [node];
}

function demandNoConstructor(member: ts.ClassElement, cx: Lowering): void {
  if (!ts.isConstructorDeclaration(member) || !member.body) return;
  const { parameters, body } = member;
  if (parameters.length === 0 && body.statements.every((one) => superCallOf(one)?.arguments.length === 0)) return;
  const hint = 'Give the fields their values where they are declared.';
  cx.report(d.unsupportedSyntax(cx.origin(member), { syntax: 'a constructor', hint }));
}

/** `const f = this.format` and `list.map(this.format)` call the method without its instance. */
function demandCalled(member: ts.ClassElement, self: ts.ClassDeclaration, cx: Lowering): void {
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && !isCallee(node)) {
      const method = memberOfThis(node, self, cx.facts);
      if (method && ts.isMethodDeclaration(method) && usesThis(method)) {
        const hint = `Call it where its instance is: \`(value) => ${node.getText()}(value)\`.`;
        cx.report(d.unsupportedSyntax(cx.origin(node), { syntax: 'a method as a value', hint }));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(member);
}

function isCallee(node: ts.Node): boolean {
  const { parent } = node;
  if (unwrap(parent) !== parent) return isCallee(parent);
  return ts.isCallExpression(parent) && unwrap(parent.expression) === node;
}

/** A read of one of the fields while the code runs, in methods that it calls too. */
function readEarly(
  code: ts.Node,
  self: ts.ClassDeclaration,
  unset: ReadonlySet<ts.Node>,
  facts: Facts,
): ts.Node | undefined {
  const called = new Set<ts.Node>();
  const visit = (node: ts.Node): ts.Node | undefined => {
    if (ts.isFunctionLike(node) && isKept(node)) return undefined;
    if (ts.isPropertyAccessExpression(node)) {
      const member = memberOfThis(node, self, facts);
      if (member && unset.has(member)) return node;
      if (member && ts.isMethodDeclaration(member) && member.body && !called.has(member)) {
        called.add(member);
        return visit(member.body) && node;
      }
    }
    return ts.forEachChild(node, visit);
  };
  return visit(code);
}

/** A function that is the field's value, or in a table that is, runs later. */
function isKept(node: ts.SignatureDeclaration): boolean {
  return !ts.isCallExpression(node.parent) && !ts.isParenthesizedExpression(node.parent);
}
