/** `object.key` and `object?.key`: properties, lengths, attributes of handles, the context object, enums, errors. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { isStatic, memberOfThis } from '../class-members.ts';
import { expressionConstruct } from '../construct.ts';
import { contextValue } from '../context-values.ts';
import { demandKnownDecorators } from '../decorators.ts';
import { handleAttribute } from '../handles.ts';
import { isPath, reportComputed } from '../is-path.ts';
import { readLastIndex } from '../library/last-index.ts';
import { refusal } from '../library/refusals.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { moduleConstant } from '../module-constant.ts';
import { lowerChain } from '../optional-chain.ts';
import { readPart } from '../promises/held.ts';
import { heldAccess } from '../promises/held-access.ts';
import { propertyOf } from '../property-of.ts';
import { rootScope, type Scope } from '../scope.ts';
import { constantValue, refuseModuleState } from '../shared-value.ts';
import { staticData } from '../static-data.ts';
import { isModuleLevel } from '../trace.ts';

export const propertyAccess = expressionConstruct<ts.PropertyAccessExpression>({
  title: 'property access',
  lower: (node, scope, cx) => {
    const special = specialAccess(node, scope, cx);
    if (special) return special;
    if (ts.isOptionalChain(node))
      return (node.questionDotToken && staticData(node, scope, cx)) ?? lowerChain(node, scope, cx);
    return (
      readPart(node, scope, cx) ??
      staticData(node, scope, cx) ??
      propertyOf(cx.expression(node.expression, scope), node, cx)
    );
  },
  ...heldAccess,
});

/** Accesses that are not reads of a value's property. */
function specialAccess(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const origin = cx.origin(node);
  const constant = cx.facts.enumValue(node);
  const builtIn = cx.facts.libraryMember(node);
  if (builtIn !== undefined && !builtIn.includes('.prototype.') && !isPath(node.expression)) {
    reportComputed(node.expression, cx);
    return cx.invalid(node);
  }
  if (constant !== undefined) return b.literal(constant, origin);
  const context = contextValue(node, scope, cx);
  if (context) return context;
  const attribute = handleAttribute(node, scope, cx);
  if (attribute) return attribute;
  const lastIndex = readLastIndex(node, scope, cx);
  if (lastIndex) return lastIndex;
  if (builtIn !== undefined && !/\.prototype\.(length|size)$/.test(builtIn)) return libraryConstant(builtIn, node, cx);
  return moduleMember(node, scope, cx);
}

const NUMBERS: Readonly<Record<string, number>> = {
  'Number.MAX_SAFE_INTEGER': Number.MAX_SAFE_INTEGER,
  'Number.MIN_SAFE_INTEGER': Number.MIN_SAFE_INTEGER,
  'Number.EPSILON': Number.EPSILON,
  'Number.MAX_VALUE': Number.MAX_VALUE,
  'Number.MIN_VALUE': Number.MIN_VALUE,
  'Math.PI': Math.PI,
  'Math.E': Math.E,
  'Math.LN2': Math.LN2,
  'Math.LN10': Math.LN10,
  'Math.LOG2E': Math.LOG2E,
  'Math.LOG10E': Math.LOG10E,
  'Math.SQRT2': Math.SQRT2,
  'Math.SQRT1_2': Math.SQRT1_2,
};

/** What divided by zero they are. */
const QUOTIENTS: Readonly<Record<string, number>> = { 'Number.POSITIVE_INFINITY': 1, 'Number.NEGATIVE_INFINITY': -1 };

/** Properties of values that are records in a workflow. */
const DATA = new Set([
  'Error.prototype.name',
  'Error.prototype.message',
  ...['PromiseFulfilledResult', 'PromiseRejectedResult'].flatMap((owner) => [
    `${owner}.prototype.status`,
    `${owner}.prototype.value`,
    `${owner}.prototype.reason`,
  ]),
  ...['IteratorYieldResult', 'IteratorReturnResult'].flatMap((owner) => [
    `${owner}.prototype.value`,
    `${owner}.prototype.done`,
  ]),
  ...['RegExpMatchArray', 'RegExpExecArray'].flatMap((owner) => [
    `${owner}.prototype.index`,
    `${owner}.prototype.groups`,
    `${owner}.prototype.0`,
  ]),
]);

function libraryConstant(member: string, node: ts.PropertyAccessExpression, cx: Lowering): RawExpr | undefined {
  const origin = cx.origin(node);
  const number = NUMBERS[member];
  if (number !== undefined) return b.literal(number, origin);
  const quotient = QUOTIENTS[member];
  if (quotient) return b.binary('/', b.literal(quotient, origin), b.literal(0, origin), origin);
  if (member === 'Number.NaN') return b.binary('/', b.literal(0, origin), b.literal(0, origin), origin);
  if (DATA.has(member)) return undefined;
  const hint =
    cx.facts.type(node).getCallSignatures().length > 0
      ? 'Call it; a built-in is not a value.'
      : (refusal(member) ?? 'Compute it in a Lambda function.');
  cx.report(d.unsupportedLibraryMember(origin, { member, hint }));
  return cx.invalid(node);
}

/** A static property of a class that nobody writes. */
function isStaticConstant(declaration: ts.PropertyDeclaration, cx: Lowering): boolean {
  const owner = ts.isClassDeclaration(declaration.parent) ? declaration.parent.name : undefined;
  const symbol = owner && cx.facts.symbol(owner);
  return isStatic(declaration) && symbol !== undefined && !cx.facts.isChangedConstant(symbol);
}

/** `ns.CONSTANT` of a namespace import, static constants and fields of the workflow's class. */
function moduleMember(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const symbol = cx.facts.symbol(node.name);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !isModuleLevel(declaration)) return undefined;
  if (!ts.isPropertyDeclaration(declaration)) return moduleConstant(node, symbol, cx);
  const field = scope.self ? memberOfThis(node, scope.self, cx.facts) : undefined;
  if (!field && !isStaticConstant(declaration, cx)) return undefined;
  for (const one of [declaration, declaration.parent]) demandKnownDecorators(one, cx);
  const fixed = field ?? (cx.facts.isChangedConstant(symbol) ? undefined : declaration);
  const initializer = fixed && ts.isPropertyDeclaration(fixed) ? fixed.initializer : undefined;
  const made = (): RawExpr | undefined =>
    initializer && cx.expression(initializer, { ...rootScope(scope.self), effects: false });
  const value = fixed && constantValue(fixed, node, made, cx);
  return value ?? refuseModuleState(node, node.name.text, declaration, cx);
}
