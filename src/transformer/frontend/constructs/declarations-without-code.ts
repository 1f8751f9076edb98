/** Declarations that say nothing at run time, or are read where they are used: types, enums, error classes, imports. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { statementConstruct } from '../construct.ts';
import { extendsWorkflowError } from '../error-names.ts';

const silent = (title: string) => statementConstruct({ title, lower: () => [] });

export const typeAliasDeclaration = silent('type alias');
export const interfaceDeclaration = silent('interface');
export const enumDeclaration = silent('enum');

/** A class inside a workflow may only be an error class. */
export const classDeclaration = statementConstruct<ts.ClassDeclaration>({
  title: 'error class',
  lower: (node, _scope, cx) => {
    if (!extendsWorkflowError(node, cx.facts)) {
      cx.report(
        d.unsupportedSyntax(cx.origin(node.name ?? node), {
          syntax: 'a class',
          hint: 'Use plain objects and functions; only classes that extend WorkflowError exist in a workflow.',
        }),
      );
    }
    return [];
  },
});

export const moduleDeclaration = statementConstruct<ts.ModuleDeclaration>({
  title: 'namespace of types',
  lower: (node, _scope, cx) => {
    if (!ts.getModifiers(node)?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword)) {
      cx.report(d.unsupportedSyntax(cx.origin(node.name), { syntax: 'a namespace', hint: 'Use a module.' }));
    }
    return [];
  },
});
