/**
 * Short builders for the declarations of a construct, over the host's own node factory.
 */
import type ts from 'typescript';

/** The builders. */
export interface DeclarationSyntax {
  readonly reference: (name: string, types?: readonly ts.TypeNode[]) => ts.TypeNode;
  readonly text: (value: string) => ts.TypeNode;
  readonly exported: () => ts.Modifier;
  readonly documented: <T extends ts.Node>(node: T, comment: string) => T;
  readonly property: (name: string, isRequired: boolean, type: ts.TypeNode) => ts.PropertySignature;
  readonly parameter: (name: string, isRequired: boolean, type: ts.TypeNode) => ts.ParameterDeclaration;
  /** `import type * as namespace from 'module'`. */
  readonly importNamespace: (namespace: string, module: string) => ts.Statement;
  /** `import { type Name, … } from 'module'`; names that begin with `type ` are types. */
  readonly importNames: (names: readonly string[], module: string) => ts.Statement;
}

/** The builders of one TypeScript. */
export function declarationSyntax({ factory, SyntaxKind, addSyntheticLeadingComment }: typeof ts): DeclarationSyntax {
  const question = (isRequired: boolean): ts.QuestionToken | undefined =>
    isRequired ? undefined : factory.createToken(SyntaxKind.QuestionToken);
  const module = (name: string): ts.StringLiteral => factory.createStringLiteral(name, true);
  return {
    reference: (name, types) => factory.createTypeReferenceNode(name, types),
    text: (value) => factory.createLiteralTypeNode(factory.createStringLiteral(value, true)),
    exported: () => factory.createModifier(SyntaxKind.ExportKeyword),
    documented: (node, comment) =>
      addSyntheticLeadingComment(
        node,
        SyntaxKind.MultiLineCommentTrivia,
        `* ${comment.replaceAll('*/', '* /')} `,
        true,
      ),
    property: (name, isRequired, type) =>
      factory.createPropertySignature(
        [factory.createModifier(SyntaxKind.ReadonlyKeyword)],
        /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : factory.createStringLiteral(name, true),
        question(isRequired),
        type,
      ),
    parameter: (name, isRequired, type) =>
      factory.createParameterDeclaration(undefined, undefined, name, question(isRequired), type),
    importNamespace: (namespace, name) => {
      const bindings = factory.createNamespaceImport(factory.createIdentifier(namespace));
      const clause = factory.createImportClause(SyntaxKind.TypeKeyword, undefined, bindings);
      return factory.createImportDeclaration(undefined, clause, module(name));
    },
    importNames: (names, name) => {
      const specifiers = names.map((specifier) => {
        const isType = specifier.startsWith('type ');
        return factory.createImportSpecifier(
          isType,
          undefined,
          factory.createIdentifier(specifier.replace('type ', '')),
        );
      });
      const clause = factory.createImportClause(undefined, undefined, factory.createNamedImports(specifiers));
      return factory.createImportDeclaration(undefined, clause, module(name));
    },
  };
}
