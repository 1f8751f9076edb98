/**
 * Finds the workflows of a source file: exported `workflow(…)` calls and classes with `@Workflow`, and inline ones that have
 * a name of their own.
 */
import ts from 'typescript';
import { type Diagnostic, d } from '../diagnostics/index.ts';
import { constantOf } from './constants.ts';
import { decorationsIn } from './decorators.ts';
import type { Facts } from './facts.ts';
import { originOf } from './origin-of.ts';
import { rootScope } from './scope.ts';
import { trace } from './trace.ts';
import { unwrap } from './write-facts.ts';

/** A workflow in the source. */
export interface FoundWorkflow {
  readonly exportName: string;
  readonly isDefault: boolean;
  readonly form: 'call' | 'class';
  /** The `workflow(…)` call or the class. */
  readonly node: ts.CallExpression | ts.ClassDeclaration;
  /** The async function, or the class's `run`. */
  readonly run: ts.FunctionLikeDeclaration;
  readonly options: ts.Expression | undefined;
}

/** All workflows of a file, and what is wrong with those that cannot be compiled at all. */
export function discoverWorkflows(
  file: ts.SourceFile,
  facts: Facts,
): { readonly workflows: readonly FoundWorkflow[]; readonly diagnostics: readonly Diagnostic[] } {
  const workflows: FoundWorkflow[] = [];
  const diagnostics: Diagnostic[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && facts.dsl(node.expression) === 'workflow') {
      const found = workflowOfCall(node, facts);
      if ('code' in found) diagnostics.push(found);
      else workflows.push(found);
    } else if (ts.isClassDeclaration(node)) {
      const found = workflowOfClass(node, facts);
      if (found && 'code' in found) diagnostics.push(found);
      else if (found) workflows.push(found);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { workflows, diagnostics };
}

/** The workflow of a `workflow(…)` call, or why it cannot be compiled. */
export function workflowOfCall(node: ts.CallExpression, facts: Facts): FoundWorkflow | Diagnostic {
  const scope = rootScope(null);
  const [body, options] = node.arguments;
  const traced = body && trace(body, scope, facts);
  const run = traced && ts.isFunctionLike(traced.node) ? (traced.node as ts.FunctionLikeDeclaration) : undefined;
  if (!run?.body) {
    const message = { name: body?.getText() ?? 'the workflow function' };
    return d.unknownFunction(originOf(body ?? node), message);
  }
  const declared = declaredName(node);
  const own = optionName(options, facts);
  const exportName = declared?.name ?? own;
  if (exportName === undefined) {
    return d.workflowNeedsName(originOf(node), {
      reason: declared?.isDefault ? 'the default export' : 'not an exported constant',
    });
  }
  return { exportName, isDefault: declared?.isDefault ?? false, form: 'call', node, run, options };
}

/** The name under which a call's value is declared, or that it is the default export. */
function declaredName(
  node: ts.CallExpression,
): { readonly name: string | undefined; readonly isDefault: boolean } | undefined {
  let current: ts.Node = node.parent;
  while (ts.isParenthesizedExpression(current) || ts.isAsExpression(current) || ts.isSatisfiesExpression(current))
    current = current.parent;
  if (ts.isExportAssignment(current)) return { name: undefined, isDefault: true };
  if (ts.isVariableDeclaration(current) && ts.isIdentifier(current.name) && isExported(current))
    return { name: exportedAs(current.name), isDefault: false };
  return undefined;
}

function isExported(declaration: ts.VariableDeclaration): boolean {
  const statement = declaration.parent.parent;
  if (!ts.isVariableStatement(statement) || !ts.isSourceFile(statement.parent)) return false;
  if (statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return true;
  return ts.isIdentifier(declaration.name) && exportSpecifier(declaration.name) !== undefined;
}

/** `export { local as name }` of a declared name. */
function exportSpecifier(name: ts.Identifier): ts.ExportSpecifier | undefined {
  for (const statement of name.getSourceFile().statements) {
    if (
      !ts.isExportDeclaration(statement) ||
      statement.moduleSpecifier ||
      !statement.exportClause ||
      !ts.isNamedExports(statement.exportClause)
    )
      continue;
    const found = statement.exportClause.elements.find(
      (element) => (element.propertyName ?? element.name).text === name.text,
    );
    if (found) return found;
  }
  return undefined;
}

function exportedAs(name: ts.Identifier): string {
  return exportSpecifier(name)?.name.text ?? name.text;
}

function optionName(options: ts.Expression | undefined, facts: Facts): string | undefined {
  const literal = options && unwrap(options);
  if (!literal || !ts.isObjectLiteralExpression(literal)) return undefined;
  const property = literal.properties.find((one) => one.name && ts.isIdentifier(one.name) && one.name.text === 'name');
  const value =
    property && ts.isPropertyAssignment(property)
      ? constantOf(property.initializer, rootScope(null), facts)
      : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The workflow of a class with `@Workflow`, or why it cannot be compiled; undefined for other classes. */
export function workflowOfClass(node: ts.ClassDeclaration, facts: Facts): FoundWorkflow | Diagnostic | undefined {
  const decoration = decorationsIn(node, facts).find(({ kind }) => kind === 'decorator.workflow');
  if (!decoration) return undefined;
  const options = decoration.argument;
  const run = node.members.find(
    (member): member is ts.MethodDeclaration => ts.isMethodDeclaration(member) && member.name.getText() === 'run',
  );
  if (!run?.body) return d.unknownFunction(originOf(node.name ?? node), { name: 'run' });
  const exportName = node.name?.text ?? optionName(options, facts);
  if (exportName === undefined) return d.workflowNeedsName(originOf(node), { reason: 'a class without a name' });
  const isDefault = node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword) ?? false;
  return { exportName, isDefault, form: 'class', node, run, options };
}
