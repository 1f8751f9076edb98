/** Callbacks of built-ins as lambdas: pure code over the built-in's arguments. */
import ts from 'typescript';
import type { LibraryMember } from '../../core/library.ts';
import { isOnly, Kind, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import { demandCollected } from '../data.ts';
import { inlineFunction } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type FunctionValue, type Scope } from '../scope.ts';
import { demandText } from '../text.ts';
import { unwrap } from '../write-facts.ts';

/** A callback as a lambda; reported and undefined when it is no function of the user's. */
export function lowerCallback(
  node: ts.Expression,
  shapesOf: readonly ValueShape[],
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const builtIn = builtInOf(node, cx);
  if (builtIn !== undefined) return builtInLambda(builtIn, node, shapesOf, cx);
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
  demandCollected(value, fn.node, cx);
  const body: RawStatement[] = [{ kind: 'return', origin, value }];
  return b.lambda(parameters, body, value.shape, origin);
}

/** The built-in function that an expression names, such as `Number` or `Math.abs`. */
export function builtInOf(node: ts.Expression, cx: Lowering): string | undefined {
  const name = unwrap(node);
  return ts.isIdentifier(name) || ts.isPropertyAccessExpression(name) ? cx.facts.libraryMember(name) : undefined;
}

const text = (): ValueShape => shapes.string;
const number = (): ValueShape => shapes.anyNumber;
const integer = (): ValueShape => shapes.integer;
const test = (): ValueShape => shapes.boolean;
const keys = (): ValueShape => shapes.list(shapes.string);
const entries = (): ValueShape => shapes.list(shapes.list(shapes.json));
const rounded = (shape: ValueShape): ValueShape => (shape.nonFinite ? shapes.anyNumber : shapes.integer);

/** Built-ins that never throw and take one argument, but for `parseInt`, and ignore others: the shapes of their results. */
const TAKES_ONE: Readonly<Record<string, (argument: ValueShape) => ValueShape>> = {
  'Array.isArray': test,
  Boolean: test,
  isFinite: test,
  isNaN: test,
  'Math.abs': number,
  'Math.ceil': rounded,
  'Math.clz32': integer,
  'Math.floor': rounded,
  'Math.round': rounded,
  'Math.sign': number,
  'Math.sqrt': number,
  'Math.trunc': rounded,
  Number: number,
  'Number.isFinite': test,
  'Number.isInteger': test,
  'Number.isNaN': test,
  'Number.isSafeInteger': test,
  'Number.parseFloat': number,
  'Number.parseInt': number,
  parseFloat: number,
  parseInt: number,
  String: text,
};

/** Those that list what an object has; they throw where there is none. */
const LISTS_OBJECT: Readonly<Record<string, () => ValueShape>> = {
  'Object.entries': entries,
  'Object.keys': keys,
  'Object.values': () => shapes.list(shapes.json),
};

function builtInLambda(
  member: string,
  node: ts.Expression,
  [shape, second]: readonly ValueShape[],
  cx: Lowering,
): RawExpr | undefined {
  const origin = cx.origin(node);
  const item = cx.variable({ name: 'item', origin, shape: shape ?? shapes.json, constant: true });
  // The index is the radix of `list.map(parseInt)`.
  const index =
    second && /parseInt$/.test(member) ? [cx.variable({ name: 'index', origin, shape: second, constant: true })] : [];
  const [given, ...others] = [item, ...index].map((one) => b.ref(one, cx.shapeOfVariable(one), origin));
  const value = given && callBuiltIn(member, node, given, others, cx);
  return value && b.lambda([item, ...index], [{ kind: 'return', origin, value }], value.shape, origin);
}

/** The call of a built-in function that takes the value, and maybe others; reported and undefined where it cannot be called by name. */
export function callBuiltIn(
  member: string,
  node: ts.Expression,
  given: RawExpr,
  others: readonly RawExpr[],
  cx: Lowering,
): RawExpr | undefined {
  const { shape } = given;
  const lists = isOnly(shape, Kind.record | Kind.list) ? LISTS_OBJECT[member] : undefined;
  const result = lists?.() ?? TAKES_ONE[member]?.(shape);
  const isError = shape.error === true && member === 'String';
  const isSpecial = shape.error || shape.date || shape.collection !== undefined || shape.match !== undefined;
  if (result && (!isSpecial || isError || member === 'Boolean')) {
    const args = [isError ? demandText(given, cx) : given, ...others];
    const value = b.library(member as LibraryMember, null, args, result, cx.origin(node));
    if (cx.libraryProblem(value) === null) return value;
  }
  reportBuiltIn(member, node, cx);
  return undefined;
}

function reportBuiltIn(member: string, node: ts.Expression, cx: Lowering): void {
  const hint = `Write a function that calls it, e.g. \`(item) => ${node.getText()}(item)\`.`;
  cx.report(d.unsupportedLibraryMember(cx.origin(node), { member: `${member} as a callback`, hint }));
}
