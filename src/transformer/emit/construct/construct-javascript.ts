/**
 * The syntax tree of `<workflow>.construct.js`: a subclass of `WorkflowStateMachine` that fills in the workflow.
 */
import type ts from 'typescript';
import { type ConstructInput, constructClassName } from './construct-input.ts';

/** The statements of the module. */
export function constructJavaScript(typescript: typeof ts, input: ConstructInput): readonly ts.Statement[] {
  const { factory, SyntaxKind } = typescript;
  const className = constructClassName(input.name);
  const esm = input.format === 'esm';
  const id = factory.createIdentifier;
  const text = (value: string): ts.StringLiteral => factory.createStringLiteral(value, true);
  const member = (object: string, name: string): ts.Expression =>
    factory.createPropertyAccessExpression(id(object), name);

  const importAll = (local: string, module: string): ts.Statement =>
    esm
      ? factory.createImportDeclaration(
          undefined,
          factory.createImportClause(undefined, undefined, factory.createNamespaceImport(id(local))),
          text(module),
        )
      : constant(local, factory.createCallExpression(id('require'), undefined, [text(module)]));
  const constant = (local: string, value: ts.Expression): ts.Statement =>
    factory.createVariableStatement(
      undefined,
      factory.createVariableDeclarationList(
        [factory.createVariableDeclaration(local, undefined, undefined, value)],
        typescript.NodeFlags.Const,
      ),
    );

  const fromSource = input.manifest.resources.some(({ binding }) => binding.by === 'construct');
  const artifact = factory.createCallExpression(member('artifacts', 'default'), undefined, [text(input.name)]);
  const workflow = fromSource ? member('source', input.exportName) : artifact;
  const props = factory.createObjectLiteralExpression([
    factory.createSpreadAssignment(id('props')),
    factory.createPropertyAssignment('workflow', workflow),
  ]);
  const superCall = factory.createExpressionStatement(
    factory.createCallExpression(factory.createSuper(), undefined, [id('scope'), id('id'), props]),
  );
  const parameters = ['scope', 'id', 'props'].map((name) =>
    factory.createParameterDeclaration(undefined, undefined, name),
  );
  const declaration = factory.createClassDeclaration(
    esm ? [factory.createModifier(SyntaxKind.ExportKeyword)] : undefined,
    className,
    undefined,
    [
      factory.createHeritageClause(SyntaxKind.ExtendsKeyword, [
        factory.createExpressionWithTypeArguments(
          factory.createPropertyAccessExpression(id('cdk'), 'WorkflowStateMachine'),
          undefined,
        ),
      ]),
    ],
    [factory.createConstructorDeclaration(undefined, parameters, factory.createBlock([superCall], true))],
  );
  const exported = factory.createExpressionStatement(
    factory.createAssignment(factory.createPropertyAccessExpression(id('exports'), className), id(className)),
  );
  return [
    ...(esm ? [] : [factory.createExpressionStatement(text('use strict'))]),
    importAll('cdk', 'stepscript/cdk'),
    fromSource ? importAll('source', input.sourceModule) : importAll('artifacts', input.generatedModule),
    declaration,
    ...(esm ? [] : [exported]),
  ];
}
