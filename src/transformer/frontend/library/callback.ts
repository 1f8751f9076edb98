/** Callbacks of built-ins as lambdas: pure code over the built-in's arguments. */
import ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import { demandStored } from '../data.ts';
import { inlineFunction } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type FunctionValue, type Scope } from '../scope.ts';

/** A callback as a lambda; reported and undefined when it is no function of the user's. */
export function lowerCallback(
  node: ts.Expression,
  shapesOf: readonly ValueShape[],
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const conversion = ts.isIdentifier(node) ? cx.facts.libraryMember(node) : undefined;
  if (conversion === 'Boolean' || conversion === 'Number' || conversion === 'String')
    return conversionLambda(conversion, node, shapesOf[0], cx);
  const test = ts.isPropertyAccessExpression(node) ? cx.facts.libraryMember(node) : undefined;
  if (test !== undefined && TESTS.has(test)) return conversionLambda(test as LibraryMember, node, shapesOf[0], cx);
  const fn = functionOf(node, scope, cx);
  if (!fn) {
    cx.report(d.unknownFunction(cx.origin(node), { name: node.getText() }));
    return undefined;
  }
  return lambdaOf(fn, node, shapesOf, scope, cx);
}

/** The lambda of a function value. */
export function lambdaOf(
  fn: FunctionValue,
  node: ts.Expression,
  shapesOf: readonly ValueShape[],
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  if (
    ts.getModifiers(fn.node as ts.FunctionDeclaration)?.some((modifier) => modifier.kind === ts.SyntaxKind.AsyncKeyword)
  ) {
    cx.report(d.asyncCallback(origin));
    return cx.invalid(node);
  }
  const count = fn.node.parameters.some((parameter) => parameter.dotDotDotToken)
    ? shapesOf.length
    : Math.min(fn.node.parameters.length, shapesOf.length);
  const parameters = shapesOf.slice(0, count).map((shape, position) => {
    const name = fn.node.parameters[position]?.name;
    return cx.variable({ name: name && ts.isIdentifier(name) ? name.text : 'item', origin, shape, constant: true });
  });
  const args = parameters.map((variable) => ({
    kind: 'value' as const,
    value: b.ref(variable, cx.shapeOfVariable(variable), origin),
  }));
  const inner = childScope(scope, {
    effects: false,
    handsBack: false,
    frame: { kind: 'lambda' },
    jumps: [],
    insideTry: false,
  });
  const value = inlineFunction({ ...fn, scope: fn.scope === scope ? inner : fn.scope }, args, node, inner, cx);
  if (value.shape.error) demandStored(value, cx);
  const body: RawStatement[] = [{ kind: 'return', origin, value }];
  return b.lambda(parameters, body, value.shape, origin);
}

/** Built-ins that ask something of their first argument and ignore others. */
const TESTS: ReadonlySet<string> = new Set([
  'Array.isArray',
  'Number.isFinite',
  'Number.isInteger',
  'Number.isNaN',
  'Number.isSafeInteger',
]);

function conversionLambda(
  member: LibraryMember,
  node: ts.Expression,
  shape: ValueShape | undefined,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const own = shape ?? shapes.json;
  const variable = cx.variable({ name: 'item', origin, shape: own, constant: true });
  const result = member === 'Number' ? shapes.anyNumber : member === 'String' ? shapes.string : shapes.boolean;
  const value = b.library(member, null, [b.ref(variable, own, origin)], result, origin);
  return b.lambda([variable], [{ kind: 'return', origin, value }], result, origin);
}
