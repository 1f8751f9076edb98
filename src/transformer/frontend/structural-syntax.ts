/**
 * Kinds that are never lowered themselves: tokens, types, names and clauses, which the constructs they belong to look at, and
 * kinds that only other tools make (JSDoc, transformed nodes). Listed one by one, so that a new kind of TypeScript is noticed.
 */
import ts from 'typescript';

const K = ts.SyntaxKind;

const PARTS: readonly ts.SyntaxKind[] = [
  K.QualifiedName,
  K.ComputedPropertyName,
  K.TypeParameter,
  K.Parameter,
  K.Decorator,
  K.PropertySignature,
  K.PropertyDeclaration,
  K.MethodSignature,
  K.MethodDeclaration,
  K.ClassStaticBlockDeclaration,
  K.Constructor,
  K.CallSignature,
  K.ConstructSignature,
  K.IndexSignature,
  K.ObjectBindingPattern,
  K.ArrayBindingPattern,
  K.BindingElement,
  K.TemplateSpan,
  K.SemicolonClassElement,
  K.VariableDeclaration,
  K.VariableDeclarationList,
  K.ModuleBlock,
  K.CaseBlock,
  K.ImportClause,
  K.NamespaceImport,
  K.NamedImports,
  K.ImportSpecifier,
  K.NamedExports,
  K.NamespaceExport,
  K.ExportSpecifier,
  K.ExternalModuleReference,
  K.JsxOpeningElement,
  K.JsxClosingElement,
  K.JsxOpeningFragment,
  K.JsxClosingFragment,
  K.JsxAttribute,
  K.JsxAttributes,
  K.JsxSpreadAttribute,
  K.JsxExpression,
  K.JsxNamespacedName,
  K.CaseClause,
  K.DefaultClause,
  K.HeritageClause,
  K.CatchClause,
  K.ImportAttributes,
  K.ImportAttribute,
  K.PropertyAssignment,
  K.ShorthandPropertyAssignment,
  K.SpreadAssignment,
  K.EnumMember,
  K.SourceFile,
  K.Bundle,
  K.PartiallyEmittedExpression,
  K.SyntaxList,
  K.SyntheticReferenceExpression,
  K.ImportTypeAssertionContainer,
  K.NotEmittedTypeElement,
];

/** True for kinds that are parts of others. */
export function isStructural(kind: ts.SyntaxKind): boolean {
  const token = kind >= K.FirstToken && kind <= K.LastToken;
  const type = kind >= K.FirstTypeNode && kind <= K.LastTypeNode;
  const documentation = kind >= K.FirstJSDocNode && kind <= K.LastJSDocNode;
  return token || type || documentation || PARTS.includes(kind);
}
