/**
 * The syntax tree of `<workflow>.construct.d.ts`: the resources that the workflow needs, the props and the class. A
 * workflow that leaves nothing unbound takes no resources.
 */
import type ts from 'typescript';
import { type ConstructInput, constructClassName, unboundResources } from './construct-input.ts';
import { declarationSyntax } from './declaration-syntax.ts';
import { resourceBindingOf } from './resource-interfaces.ts';

/** The statements of the module. */
export function constructDeclarations(typescript: typeof ts, input: ConstructInput): readonly ts.Statement[] {
  const { importNames, importNamespace } = declarationSyntax(typescript);
  const bindings = unboundResources(input.manifest).flatMap(({ use }) => resourceBindingOf(use.kind) ?? []);
  const namespaces = [...new Map(bindings.map(({ namespace, module }) => [namespace, module]))].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const hasResources = unboundResources(input.manifest).length > 0;
  const hasPlain = unboundResources(input.manifest).some(({ use }) => takesPlainResource(use.kind));
  return [
    ...namespaces.map(([namespace, module]) => importNamespace(namespace, `aws-cdk-lib/${module}`)),
    importNames(['type Construct'], 'constructs'),
    importNames(
      [...(hasPlain ? ['type PlainResource'] : []), 'WorkflowStateMachine', 'type WorkflowStateMachineProps'],
      'stepscript/cdk',
    ),
    ...(hasResources ? [resourcesInterface(typescript, input)] : []),
    propsType(typescript, input, hasResources),
    constructClass(typescript, input),
  ];
}

/** Hand-written states have no identifiers by which they could be given. */
const takesPlainResource = (kind: string): boolean => kind !== 'stepfunctions.states';
const resourcesName = (input: ConstructInput): string => `${constructClassName(input.name)}Resources`;
const propsName = (input: ConstructInput): string => `${constructClassName(input.name)}Props`;
const requiresProps = (input: ConstructInput): boolean =>
  unboundResources(input.manifest).some(({ required }) => required);

function resourcesInterface(typescript: typeof ts, input: ConstructInput): ts.Statement {
  const { factory } = typescript;
  const { reference, documented, property, exported } = declarationSyntax(typescript);
  const members = unboundResources(input.manifest).map(({ use, required }) => {
    const binding = resourceBindingOf(use.kind);
    const interfaces = (binding?.interfaces ?? []).map((name) => reference(`${binding?.namespace}.${name}`));
    const plain = takesPlainResource(use.kind) ? [reference('PlainResource')] : [];
    const type = factory.createUnionTypeNode([...interfaces, ...plain]);
    return documented(property(use.id, required, type), `The \`${use.kind}\` called \`${use.id}\`.`);
  });
  const declaration = factory.createInterfaceDeclaration(
    [exported()],
    resourcesName(input),
    undefined,
    undefined,
    members,
  );
  return documented(declaration, `The resources that \`${input.manifest.exportName}\` uses.`);
}

function propsType(typescript: typeof ts, input: ConstructInput, hasResources: boolean): ts.Statement {
  const { factory } = typescript;
  const { reference, text, documented, property, exported } = declarationSyntax(typescript);
  const omitted = factory.createUnionTypeNode([text('workflow'), text('resources')]);
  const base = reference('Omit', [reference('WorkflowStateMachineProps'), omitted]);
  const resources = property('resources', requiresProps(input), reference(resourcesName(input)));
  const type = hasResources
    ? factory.createIntersectionTypeNode([base, factory.createTypeLiteralNode([resources])])
    : base;
  return documented(
    factory.createTypeAliasDeclaration([exported()], propsName(input), undefined, type),
    `Props of {@link ${constructClassName(input.name)}}: those of a state machine${hasResources ? ', and the resources' : ''}.`,
  );
}

function constructClass(typescript: typeof ts, input: ConstructInput): ts.Statement {
  const { factory, SyntaxKind } = typescript;
  const { reference, documented, parameter, exported } = declarationSyntax(typescript);
  const { name, type } = input.manifest;
  const base = factory.createExpressionWithTypeArguments(factory.createIdentifier('WorkflowStateMachine'), undefined);
  const declaredConstructor = factory.createConstructorDeclaration(
    undefined,
    [
      parameter('scope', true, reference('Construct')),
      parameter('id', true, factory.createKeywordTypeNode(SyntaxKind.StringKeyword)),
      parameter('props', requiresProps(input), reference(propsName(input))),
    ],
    undefined,
  );
  const declaration = factory.createClassDeclaration(
    [exported(), factory.createModifier(SyntaxKind.DeclareKeyword)],
    constructClassName(input.name),
    undefined,
    [factory.createHeritageClause(SyntaxKind.ExtendsKeyword, [base])],
    [declaredConstructor],
  );
  return documented(
    declaration,
    `The ${type} state machine \`${name}\`, with exactly the permissions that its calls need.`,
  );
}
