/**
 * The total table of syntax: every `ts.SyntaxKind` is lowered by a construct, refused by name, or a part that its parent
 * looks at. Adding a construct is one file and one line here.
 */
import ts from 'typescript';
import type { Construct } from './construct.ts';
import { arrayLiteral } from './constructs/array-literal.ts';
import { awaitExpression } from './constructs/await.ts';
import { binaryExpression } from './constructs/binary.ts';
import { blockStatement, emptyStatement } from './constructs/block.ts';
import { callExpression } from './constructs/call.ts';
import { conditionalExpression } from './constructs/conditional.ts';
import {
  classDeclaration,
  enumDeclaration,
  interfaceDeclaration,
  moduleDeclaration,
  typeAliasDeclaration,
} from './constructs/declarations-without-code.ts';
import { deleteExpression } from './constructs/delete.ts';
import { elementAccess } from './constructs/element-access.ts';
import { expressionStatement } from './constructs/expression-statement.ts';
import { forStatement } from './constructs/for.ts';
import { forInStatement } from './constructs/for-in.ts';
import { forOfStatement } from './constructs/for-of.ts';
import { arrowFunction, functionDeclaration, functionExpression } from './constructs/function.ts';
import { identifier } from './constructs/identifier.ts';
import { ifStatement } from './constructs/if.ts';
import { breakStatement, continueStatement } from './constructs/jump.ts';
import { labeledStatement } from './constructs/labeled.ts';
import {
  falseLiteral,
  nullLiteral,
  numericLiteral,
  plainTemplate,
  regularExpression,
  stringLiteral,
  templateExpression,
  trueLiteral,
} from './constructs/literal.ts';
import { newExpression } from './constructs/new.ts';
import { objectLiteral } from './constructs/object-literal.ts';
import { propertyAccess } from './constructs/property-access.ts';
import { returnStatement } from './constructs/return.ts';
import { switchStatement } from './constructs/switch.ts';
import { taggedTemplate } from './constructs/tagged-template.ts';
import { throwStatement } from './constructs/throw.ts';
import {
  asExpression,
  nonNullExpression,
  parenthesized,
  satisfiesExpression,
  typeAssertion,
} from './constructs/transparent.ts';
import { tryStatement } from './constructs/try.ts';
import { postfixUnary, prefixUnary, typeOf, voidExpression } from './constructs/unary.ts';
import { variableStatement } from './constructs/variable.ts';
import { doStatement, whileStatement } from './constructs/while.ts';
import { REFUSED_SYNTAX } from './refused-syntax.ts';

const K = ts.SyntaxKind;

/** Constructs by kind. */
export const CONSTRUCTS: ReadonlyMap<ts.SyntaxKind, Construct> = new Map<ts.SyntaxKind, Construct>([
  [K.ArrayLiteralExpression, arrayLiteral],
  [K.ArrowFunction, arrowFunction],
  [K.AsExpression, asExpression],
  [K.AwaitExpression, awaitExpression],
  [K.BinaryExpression, binaryExpression],
  [K.Block, blockStatement],
  [K.BreakStatement, breakStatement],
  [K.CallExpression, callExpression],
  [K.ClassDeclaration, classDeclaration],
  [K.ConditionalExpression, conditionalExpression],
  [K.ContinueStatement, continueStatement],
  [K.DeleteExpression, deleteExpression],
  [K.DoStatement, doStatement],
  [K.ElementAccessExpression, elementAccess],
  [K.EmptyStatement, emptyStatement],
  [K.EnumDeclaration, enumDeclaration],
  [K.ExpressionStatement, expressionStatement],
  [K.FalseKeyword, falseLiteral],
  [K.ForInStatement, forInStatement],
  [K.ForOfStatement, forOfStatement],
  [K.ForStatement, forStatement],
  [K.FunctionDeclaration, functionDeclaration],
  [K.FunctionExpression, functionExpression],
  [K.Identifier, identifier],
  [K.IfStatement, ifStatement],
  [K.InterfaceDeclaration, interfaceDeclaration],
  [K.LabeledStatement, labeledStatement],
  [K.ModuleDeclaration, moduleDeclaration],
  [K.NewExpression, newExpression],
  [K.NonNullExpression, nonNullExpression],
  [K.NoSubstitutionTemplateLiteral, plainTemplate],
  [K.NullKeyword, nullLiteral],
  [K.NumericLiteral, numericLiteral],
  [K.ObjectLiteralExpression, objectLiteral],
  [K.ParenthesizedExpression, parenthesized],
  [K.PostfixUnaryExpression, postfixUnary],
  [K.PrefixUnaryExpression, prefixUnary],
  [K.PropertyAccessExpression, propertyAccess],
  [K.RegularExpressionLiteral, regularExpression],
  [K.ReturnStatement, returnStatement],
  [K.SatisfiesExpression, satisfiesExpression],
  [K.StringLiteral, stringLiteral],
  [K.SwitchStatement, switchStatement],
  [K.TaggedTemplateExpression, taggedTemplate],
  [K.TemplateExpression, templateExpression],
  [K.ThrowStatement, throwStatement],
  [K.TrueKeyword, trueLiteral],
  [K.TryStatement, tryStatement],
  [K.TypeAliasDeclaration, typeAliasDeclaration],
  [K.TypeAssertionExpression, typeAssertion],
  [K.TypeOfExpression, typeOf],
  [K.VariableStatement, variableStatement],
  [K.VoidExpression, voidExpression],
  [K.WhileStatement, whileStatement],
]);

/** The row of a kind; a kind that is neither lowered nor refused is a part of others. */
export function constructFor(kind: ts.SyntaxKind): Construct {
  return CONSTRUCTS.get(kind) ?? REFUSED_SYNTAX.get(kind) ?? { role: 'structural' };
}
