/**
 * The syntax tree of `<workflow>.construct.d.ts`: the resources that the workflow needs, the props and the class.
 */
import type ts from 'typescript';
import { type ConstructInput, constructClassName, unboundResources } from './construct-input.ts';
import { resourceInterfaceOf } from './resource-interfaces.ts';

/** The statements of the module. */
export function constructDeclarations(typescript: typeof ts, input: ConstructInput): readonly ts.Statement[] {
  const { factory, SyntaxKind } = typescript;
  const className = constructClassName(input.name);
  const resourcesName = `${className}Resources`;
  const propsName = `${className}Props`;
  const resources = unboundResources(input.manifest);
  const requiresAny = resources.some(({ required }) => required);
  const exported = [factory.createModifier(SyntaxKind.ExportKeyword)];
  const reference = (name: string, types?: readonly ts.TypeNode[]): ts.TypeNode =>
    factory.createTypeReferenceNode(name, types);
  const literal = (value: string): ts.TypeNode =>
    factory.createLiteralTypeNode(factory.createStringLiteral(value, true));
  const documented = <T extends ts.Node>(node: T, comment: string): T =>
    typescript.addSyntheticLeadingComment(node, SyntaxKind.MultiLineCommentTrivia, `* ${comment} `, true);
  const optional = (condition: boolean): ts.QuestionToken | undefined =>
    condition ? factory.createToken(SyntaxKind.QuestionToken) : undefined;

  const importTypes = (names: readonly string[], module: string): ts.Statement =>
    factory.createImportDeclaration(
      undefined,
      factory.createImportClause(
        SyntaxKind.TypeKeyword,
        undefined,
        factory.createNamedImports(
          names.map((name) => factory.createImportSpecifier(false, undefined, factory.createIdentifier(name))),
        ),
      ),
      factory.createStringLiteral(module, true),
    );
  const importNamespace = (namespace: string, module: string): ts.Statement =>
    factory.createImportDeclaration(
      undefined,
      factory.createImportClause(
        SyntaxKind.TypeKeyword,
        undefined,
        factory.createNamespaceImport(factory.createIdentifier(namespace)),
      ),
      factory.createStringLiteral(`aws-cdk-lib/${module}`, true),
    );

  const modules = new Map<string, string>();
  const resourceProperties = resources.map(({ use, required }) => {
    const target = resourceInterfaceOf(use.kind);
    if (target !== undefined) modules.set(target.namespace, target.module);
    const identifiers = use.attributes.map((attribute) =>
      factory.createPropertySignature(
        undefined,
        attribute.toLowerCase(),
        undefined,
        factory.createKeywordTypeNode(SyntaxKind.StringKeyword),
      ),
    );
    const type =
      target === undefined
        ? factory.createTypeLiteralNode(identifiers)
        : reference(`${target.namespace}.${target.name}`);
    const readonly = [factory.createModifier(SyntaxKind.ReadonlyKeyword)];
    const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(use.id)
      ? use.id
      : factory.createStringLiteral(use.id, true);
    return documented(
      factory.createPropertySignature(readonly, name, optional(!required), type),
      `The \`${use.kind}\` called \`${use.id}\`.`,
    );
  });

  const { name, type } = input.manifest;
  const baseProps = reference('Omit', [
    reference('WorkflowStateMachineProps'),
    factory.createUnionTypeNode([literal('workflow'), literal('resources')]),
  ]);
  const propsInterface = factory.createTypeAliasDeclaration(
    exported,
    propsName,
    undefined,
    factory.createIntersectionTypeNode([
      baseProps,
      factory.createTypeLiteralNode([
        factory.createPropertySignature(
          [factory.createModifier(SyntaxKind.ReadonlyKeyword)],
          'resources',
          optional(!requiresAny),
          reference(resourcesName),
        ),
      ]),
    ]),
  );
  const parameter = (parameterName: string, parameterType: ts.TypeNode, isOptional = false): ts.ParameterDeclaration =>
    factory.createParameterDeclaration(undefined, undefined, parameterName, optional(isOptional), parameterType);
  const declaredClass = factory.createClassDeclaration(
    [...exported, factory.createModifier(SyntaxKind.DeclareKeyword)],
    className,
    undefined,
    [
      factory.createHeritageClause(SyntaxKind.ExtendsKeyword, [
        factory.createExpressionWithTypeArguments(factory.createIdentifier('WorkflowStateMachine'), undefined),
      ]),
    ],
    [
      factory.createConstructorDeclaration(
        undefined,
        [
          parameter('scope', reference('Construct')),
          parameter('id', factory.createKeywordTypeNode(SyntaxKind.StringKeyword)),
          parameter('props', reference(propsName), !requiresAny),
        ],
        undefined,
      ),
    ],
  );
  const namespaces = [...modules].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...namespaces.map(([namespace, module]) => importNamespace(namespace, module)),
    importTypes(['Construct'], 'constructs'),
    factory.createImportDeclaration(
      undefined,
      factory.createImportClause(
        undefined,
        undefined,
        factory.createNamedImports([
          factory.createImportSpecifier(false, undefined, factory.createIdentifier('WorkflowStateMachine')),
          factory.createImportSpecifier(true, undefined, factory.createIdentifier('WorkflowStateMachineProps')),
        ]),
      ),
      factory.createStringLiteral('stepscript/cdk', true),
    ),
    documented(
      factory.createInterfaceDeclaration(exported, resourcesName, undefined, undefined, resourceProperties),
      `The resources that \`${input.manifest.exportName}\` uses.`,
    ),
    documented(propsInterface, `Props of {@link ${className}}: those of a state machine, and the resources.`),
    documented(
      declaredClass,
      `The ${type} state machine \`${name}\`, with exactly the permissions that its calls need.`,
    ),
  ];
}
