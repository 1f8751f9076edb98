/**
 * Inlining of the user's functions: parameters become variables of the caller, the body a labelled block whose `return`
 * assigns the result and leaves. Async helpers are inlined where they are awaited, so their calls happen in place.
 */

import ts from 'typescript';
import { shapes, withKinds } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { bindPattern, withDefault } from './bind-pattern.ts';
import { bindStatic } from './bind-static.ts';
import { demandKnownDecorators } from './decorators.ts';
import { evaluatedArguments, evaluatedOnly } from './evaluated-arguments.ts';
import { holdsFunctions } from './function-types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { matchForParameter } from './match-list.ts';
import { placedArguments } from './placed-arguments.ts';
import { holdIn, promisesIn, promisesOf } from './promises/hold-in.ts';
import { returnsHeld } from './promises/returns-held.ts';
import { callRecursive, callsRecursively } from './recursion.ts';
import { bindRest } from './rest-arguments.ts';
import { type Binding, childScope, type FunctionChoice, type FunctionValue, type Scope } from './scope.ts';
import { staticOf } from './static-value.ts';
import { demandNoThis } from './this-parameter.ts';
import type { TypeArguments } from './type-arguments.ts';
import { notePredicate } from './type-predicates.ts';

/** An argument: a value, or something without one that the parameter becomes another name for. */
export type InlineArgument =
  | {
      readonly kind: 'value';
      readonly value: RawExpr;
      /** A list, whose items are the arguments for a rest parameter. */
      readonly spread?: true;
    }
  | { readonly kind: 'alias'; readonly node: ts.Expression; readonly scope: Scope }
  /** A value that is known at compile time: a function, or an object or array with functions in it. */
  | { readonly kind: 'static'; readonly before: readonly RawStatement[]; readonly binding: Binding }
  /** A promise that the function awaits. */
  | {
      readonly kind: 'promise';
      readonly before: readonly RawStatement[];
      readonly value: RawExpr;
      readonly node: ts.Expression;
    }
  | { readonly kind: 'token' };

/** The value of calling `fn` with the arguments, as statements of the caller. */
export function inlineFunction(
  fn: FunctionValue,
  args: readonly InlineArgument[],
  call: ts.Node,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  if (fn.adapt) return inlineFunction(plain(fn), fn.adapt(args), call, scope, cx);
  if (fn.choice) return inlineChoice(fn.choice, args, call, scope, cx);
  const { node } = fn;
  const origin = cx.origin(call);
  notePredicate(fn, call, cx);
  if (callsRecursively(fn, scope, cx)) return callRecursive(fn, args, call, cx.facts.returnShape(node), scope, cx);
  if (!isInlinable(fn, call, cx) || !node.body) return cx.invalid(call);
  const label = cx.ids.label();
  const promises = args.some(
    (argument) =>
      argument.kind === 'promise' || (argument.kind === 'static' && promisesIn(argument.binding).length > 0),
  );
  const needsResult = ts.isBlock(node.body) && (promises || !endsInOnlyReturn(node.body) || returnsHeld(node.body, cx));
  const types = typesIn(fn, call, scope, cx);
  const inside = <T>(lower: () => T): T => cx.inside({ name: calledName(node), call: origin }, lower);
  return cx.facts.within(types, () => {
    const { body } = node;
    if (!body) return cx.invalid(call);
    const result = needsResult ? resultVariable(node, call, cx) : null;
    const frame: Scope['frame'] = result === null ? fn.scope.frame : { kind: 'inline', label, result };
    const inner = innerScope(fn, frame, scope, types);
    const parameters = bindParameters(node, args, inner, call, cx);
    if (!ts.isBlock(body)) {
      cx.demandUsedFirst(body, promisesOf(inner));
      const value = inside(() => returned(body, inner, cx));
      return b.sequence(parameters, value, origin);
    }
    if (result === null) return inside(() => inlineTail(body, parameters, inner, origin, cx));
    const statements = inside(() => cx.statements(body.statements, inner, promisesOf(inner)));
    const declare: RawStatement = { kind: 'declare', origin, variable: result, value: null };
    const block: RawStatement = { kind: 'block', origin, label, body: [...parameters, ...statements] };
    return b.sequence([declare, block], b.ref(result, cx.shapeOfVariable(result), origin), origin);
  });
}

/** The function without the change of its arguments. */
function plain({ adapt: _, ...fn }: FunctionValue): FunctionValue {
  return fn;
}

/** The function that is meant at run time is called; its arguments are evaluated once. */
function inlineChoice(
  { options, otherwise }: FunctionChoice,
  args: readonly InlineArgument[],
  call: ts.Node,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(call);
  const before: RawStatement[] = [];
  const once = args.map((argument): InlineArgument => {
    if (argument.kind === 'promise' || argument.kind === 'static') {
      before.push(...argument.before);
      return { ...argument, before: [] };
    }
    if (argument.kind !== 'value' || argument.value.kind === 'ref') return argument;
    const [declare, value] = b.capture(argument.value, 'argument', cx);
    before.push(...declare);
    return { ...argument, value };
  });
  const called = (fn: FunctionValue | null): RawExpr =>
    fn ? inlineFunction(fn, once, call, scope, cx) : noFunction(call, cx);
  const value = options.reduceRight<RawExpr>(
    (rest, { test, fn }) => b.conditional(test, called(fn), rest, origin),
    called(otherwise),
  );
  return b.sequence(before, value, origin);
}

/** Calling `undefined` throws. */
export function noFunction(call: ts.Node, cx: Lowering): RawExpr {
  const origin = cx.origin(call);
  const error = b.errorValue(b.literal('TypeError', origin), b.literal('undefined is not a function', origin), origin);
  const never = { ...b.absent(origin), shape: { kinds: 0 } };
  return b.sequence([{ kind: 'throw', origin: { ...origin, via: b.CHECK }, error }], never, origin);
}

/** What type parameters stand for inside the function: its own, those where it stands, and those of its caller. */
export function typesIn(fn: FunctionValue, call: ts.Node, scope: Scope, cx: Lowering): TypeArguments {
  return new Map([...scope.types, ...fn.scope.types, ...cx.facts.typeArguments(fn.node, call)]);
}

/** The function has a body that can stand in its caller's place; else it is reported. */
export function isInlinable({ node }: FunctionValue, call: ts.Node, cx: Lowering): boolean {
  const origin = cx.origin(call);
  if (!node.body) {
    cx.report(d.sourceNotAvailable(origin, { name: nameOf(node), file: node.getSourceFile().fileName }));
    return false;
  }
  const functionKind =
    ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) ? node : undefined;
  if (functionKind?.asteriskToken)
    cx.report(d.unsupportedSyntax(origin, { syntax: 'a generator', hint: 'Return an array.' }));
  demandKnownDecorators(node, cx);
  if (ts.isMethodDeclaration(node)) demandKnownDecorators(node.parent, cx);
  return functionKind?.asteriskToken === undefined;
}

/** The scope of an inlined body. */
export function innerScope(fn: FunctionValue, frame: Scope['frame'], scope: Scope, types: TypeArguments): Scope {
  return {
    ...childScope(fn.scope),
    frame,
    jumps: [],
    effects: scope.effects,
    handsBack: scope.handsBack,
    region: scope.region,
    insideTry: false,
    inlining: [...scope.inlining, fn],
    taskParameters: fn.scope.taskParameters,
    types,
  };
}

/** A body that only returns at its end needs no label: its statements, then the returned value. */
function inlineTail(
  body: ts.Block,
  parameters: readonly RawStatement[],
  scope: Scope,
  origin: RawExpr['origin'],
  cx: Lowering,
): RawExpr {
  const last = body.statements.at(-1);
  const tail = last && ts.isReturnStatement(last) ? last : null;
  const statements = cx.statements(tail ? body.statements.slice(0, -1) : body.statements, scope);
  const value = tail?.expression ? returned(tail.expression, scope, cx) : b.absent(origin);
  return b.sequence([...parameters, ...statements], value, origin);
}

function returned(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  return cx.facts.isPromise(node) ? cx.awaited(node, scope) : cx.expression(node, scope);
}

function resultVariable(
  node: ts.FunctionLikeDeclaration,
  call: ts.Node,
  cx: Lowering,
): ReturnType<Lowering['variable']> {
  // Only the call knows what a type parameter is.
  const generic = cx.facts.returnsTypeParameter(node) && ts.isCallExpression(call);
  const returned = generic ? cx.facts.awaitedShape(call) : cx.facts.returnShape(node);
  const holder = generic ? call : node;
  const typed = withKinds(returned, cx.denied.kindsOf(holder));
  const shape = cx.keptErrors.untyped.has(holder) ? shapes.keptError : typed;
  const result = cx.variable({ name: `${nameOf(node)}Result`, origin: cx.origin(call), shape, constant: false });
  cx.typedBy.set(result, holder);
  return result;
}

/** What a stack of calls shows: a function expression goes by the name of what it was assigned to. */
function calledName(node: ts.FunctionLikeDeclaration): string {
  const { parent } = node;
  const named = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : node.name;
  return named === undefined || ts.isComputedPropertyName(named) ? '<anonymous>' : named.getText();
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  return node.name && ts.isIdentifier(node.name) ? node.name.text : 'callback';
}

/** True when control leaves the body only at its end: no `return`, or one as the last statement. */
export function endsInOnlyReturn(body: ts.Block): boolean {
  const last = body.statements.at(-1);
  let others = false;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isReturnStatement(node) && node !== last) others = true;
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(body, visit);
  return !others;
}

/** Declares the parameters in order; missing arguments are undefined, defaults are evaluated only then. */
export function bindParameters(
  node: ts.FunctionLikeDeclaration,
  given: readonly InlineArgument[],
  scope: Scope,
  call: ts.Node,
  cx: Lowering,
): readonly RawStatement[] {
  const origin = cx.origin(call);
  demandNoThis(node, cx);
  const [evaluated, args] = evaluatedArguments(node, placedArguments(node, given, call, cx), cx);
  // What the language passes to callbacks is no argument that somebody wrote.
  const isWritten = ts.isCallExpression(call) && call.arguments.length === args.length;
  const takesAll = node.parameters.some((one) => one.dotDotDotToken);
  const others = takesAll || !isWritten ? [] : evaluatedOnly(args.slice(node.parameters.length));
  const declared = node.parameters.flatMap((parameter, position) => {
    if (parameter.dotDotDotToken) return bindRest(parameter, args.slice(position), scope, cx);
    const argument = args[position] ?? missingArgument(parameter, origin, scope, cx);
    if (argument.kind === 'promise') return holdParameter(parameter, argument, scope, cx);
    if (argument.kind === 'static') {
      const { before, binding } = argument;
      return [...before, ...bindStatic(parameter.name, binding, parameter.initializer, scope, cx)];
    }
    if (argument.kind !== 'value') return bindTimeless(parameter, argument, scope, cx);
    const value = withDefault(matchForParameter(argument.value, parameter, cx), parameter.initializer, scope, cx);
    return bindPattern(parameter.name, value, scope, cx, 'let');
  });
  demandNamed(args, scope, cx);
  return [...evaluated, ...declared, ...others];
}

/** Promises in an argument of which the function has no name are awaited by nobody. */
function demandNamed(args: readonly InlineArgument[], scope: Scope, cx: Lowering): void {
  const given = args.flatMap((argument) => (argument.kind === 'static' ? promisesIn(argument.binding) : []));
  const named = given.length > 0 ? promisesOf(scope) : [];
  for (const { held } of given) if (!named.includes(held)) cx.report(d.promiseHeld(cx.origin(held.made)));
}

/** `undefined`, which is known of a parameter for functions when the call is compiled; or the promise that stands for it. */
function missingArgument(
  parameter: ts.ParameterDeclaration,
  origin: RawExpr['origin'],
  scope: Scope,
  cx: Lowering,
): InlineArgument {
  const { initializer, name } = parameter;
  if (initializer && cx.facts.isPromise(initializer))
    return { kind: 'promise', node: initializer, ...cx.started(initializer, scope) };
  return holdsFunctions(cx.facts.type(parameter), cx.facts.checker) &&
    cx.facts.handleKind(name as ts.Expression) === undefined
    ? { kind: 'static', before: [], binding: { kind: 'nothing' } }
    : { kind: 'value', value: b.absent(origin) };
}

/** The parameter stands for a promise. */
function holdParameter(
  parameter: ts.ParameterDeclaration,
  { before, value, node }: Extract<InlineArgument, { readonly kind: 'promise' }>,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const symbol = ts.isIdentifier(parameter.name) ? cx.facts.symbol(parameter.name) : undefined;
  const given = cx.facts.type(node);
  const isUncertain = parameter.initializer && cx.facts.checker.getNonNullableType(given) !== given;
  const held = symbol && holdIn(scope, { symbol, made: node, running: { kind: 'one', value } });
  if (!held || isUncertain || cx.facts.isReassigned(symbol)) {
    cx.report(d.promiseHeld(cx.origin(node)));
    if (held) held.state = { kind: 'refused' };
  }
  return before;
}

function bindTimeless(
  parameter: ts.ParameterDeclaration,
  argument: Exclude<InlineArgument, { kind: 'value' | 'promise' | 'static' }>,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const { name, initializer } = parameter;
  // An object with nothing but functions in it is taken apart like any other.
  const parts =
    ts.isObjectBindingPattern(name) && argument.kind === 'alias'
      ? staticOf(argument.node, argument.scope, cx)
      : undefined;
  if (parts?.binding.kind === 'parts')
    return [...parts.before, ...bindStatic(name, parts.binding, initializer, scope, cx)];
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (!symbol || cx.facts.isReassigned(symbol)) {
    cx.report(d.untraceableHandle(cx.origin(parameter), { name: name.getText() }));
  } else {
    scope.bindings.set(symbol, argument);
  }
  return [];
}
