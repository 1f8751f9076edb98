/** Syntax that a workflow cannot contain, each by its name and with what to write instead. */
import ts from 'typescript';
import type { RefusedSyntax } from './construct.ts';

const K = ts.SyntaxKind;
const row = (kind: ts.SyntaxKind, title: string, hint: string): [ts.SyntaxKind, RefusedSyntax] => [
  kind,
  { role: 'refused', title, hint },
];
const JSX = 'Workflows have no user interface.';
const MODULE = 'Move it to the top level of the module.';

/** Refused kinds. */
export const REFUSED_SYNTAX: ReadonlyMap<ts.SyntaxKind, RefusedSyntax> = new Map([
  row(K.BigIntLiteral, 'a bigint', 'Use a number, or a string for exact big integers: JSON has no bigint.'),
  row(K.ClassExpression, 'a class expression', 'Use plain objects and functions.'),
  row(K.CommaListExpression, 'a comma list', 'Write separate statements.'),
  row(K.DebuggerStatement, '`debugger`', 'Remove it; the native run can be debugged as it is.'),
  row(K.ExpressionWithTypeArguments, 'an instantiation expression', 'Call the function with its type arguments.'),
  row(K.ExportAssignment, 'an export', MODULE),
  row(K.ExportDeclaration, 'an export', MODULE),
  row(K.GetAccessor, 'a getter', 'Use a function.'),
  row(K.ImportDeclaration, 'an import', MODULE),
  row(K.ImportEqualsDeclaration, 'an import', MODULE),
  row(K.ImportKeyword, '`import(…)`', 'Import at the top of the module.'),
  row(K.JsxElement, 'JSX', JSX),
  row(K.JsxFragment, 'JSX', JSX),
  row(K.JsxSelfClosingElement, 'JSX', JSX),
  row(K.MetaProperty, '`import.meta` or `new.target`', 'Pass what you need in the input.'),
  row(K.MissingDeclaration, 'a declaration without a name', 'Give it a name.'),
  row(K.NamespaceExportDeclaration, 'an export', MODULE),
  row(K.NotEmittedStatement, 'a removed statement', 'Remove it.'),
  row(K.OmittedExpression, 'a hole in an array', 'Write `null`.'),
  row(K.PrivateIdentifier, 'a private name', 'Use a plain property.'),
  row(K.SetAccessor, 'a setter', 'Use a function.'),
  row(K.SpreadElement, 'a spread here', 'Pass the items one by one, or as one array.'),
  row(K.SuperKeyword, '`super`', 'Use functions.'),
  row(K.SyntheticExpression, 'a synthetic expression', 'Write it in source form.'),
  row(
    K.ThisKeyword,
    '`this` as a value',
    'Read its fields and call its methods; the workflow object itself is not data.',
  ),
  row(K.WithStatement, '`with`', 'Name the object.'),
  row(K.YieldExpression, '`yield`', 'Return an array.'),
]);
