/** Finds out what a call means and lowers it. A call that gives a promise is lowered as awaited: its caller has seen to it. */
import ts from 'typescript';
import { Kind, shapes, withKinds } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { functionWith, lowerArguments } from './arguments.ts';
import { lowerChildCall } from './child-workflow.ts';
import { decorate, decorationsOf } from './decorated-call.ts';
import { surplusKinds } from './denied.ts';
import { lowerDslCall } from './dsl-calls.ts';
import { type InlineArgument, inlineFunction, noFunction } from './inline.ts';
import { lowerItemCall } from './item-call.ts';
import { lowerKeptChange } from './kept/changes.ts';
import { lowerLibraryCall } from './library/index.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { promiseMember, startPromiseCall } from './promises/promise-calls.ts';
import { awaitedAtOnce } from './promises/started.ts';
import { callRecursive, callsRecursively } from './recursion.ts';
import { type FunctionValue, lookUp, type Scope } from './scope.ts';
import { lowerListMethod } from './static-list.ts';
import { staticOf } from './static-value.ts';
import { lowerTaskCall } from './task-call.ts';
import { workflowOf } from './workflow-of.ts';
import { unwrap } from './write-facts.ts';

/** Lowers a call; `receiver` is given where an optional chain has evaluated it already. */
export function lowerCall(node: ts.CallExpression, scope: Scope, cx: Lowering, receiver?: RawExpr): RawExpr {
  const callee = unwrap(node.expression) as ts.Expression;
  const kind = cx.facts.dsl(callee);
  if (kind !== undefined) return lowerDslCall(kind, node, scope, cx);
  const stub = cx.facts.stub(callee);
  if (stub) return stub.items === null ? lowerTaskCall(node, stub, scope, cx) : lowerItemCall(node, stub, scope, cx);
  if (cx.facts.itemSource(node)) {
    cx.report(d.itemSource(cx.origin(node), { problem: 'It is not written in the call of `distributedMap`' }));
    return cx.invalid(node);
  }
  const changed = lowerKeptChange(node, scope, cx);
  if (changed) return changed;
  const onList = lowerListMethod(node, scope, cx);
  if (onList) return onList;
  const member = libraryName(callee, cx);
  const promise = promiseMember(callee, cx);
  if (promise !== undefined) return awaitedAtOnce(startPromiseCall(promise, node, scope, cx, false));
  if (member !== undefined) {
    if (!ts.isElementAccessExpression(callee)) return lowerLibraryCall(member, node, scope, cx, receiver);
    const hint = `Write \`.${member.split('.').at(-1)}(…)\`.`;
    cx.report(d.unsupportedSyntax(cx.origin(node), { syntax: 'a built-in method called by a key in brackets', hint }));
    return cx.invalid(node);
  }
  const child = workflowOf(callee, scope, cx.facts);
  if (child) return lowerChildCall(child, node, scope, cx);
  const target = functionWith(callee, scope, cx);
  if (!target) return uncallable(callee, node, scope, cx);
  return b.sequence(target.before, callFunction(target.fn, node, scope, cx), cx.origin(node));
}

/** What is called is undefined, or not known. */
function uncallable(callee: ts.Expression, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const value = staticOf(callee, scope, cx);
  if (value?.binding.kind === 'nothing') return noFunction(node, cx);
  const client = missingClient(callee, cx);
  if (client !== undefined) {
    cx.report(d.clientTypesMissing(cx.origin(callee), { name: callee.getText(), package: client }));
    return cx.invalid(node);
  }
  const object = ts.isPropertyAccessExpression(callee) ? unwrap(callee.expression) : undefined;
  if (object !== undefined && ts.isExpression(object) && cx.facts.isUntyped(object)) {
    cx.report(d.untypedCall(cx.origin(object), { name: callee.getText(), object: object.getText() }));
    return cx.invalid(node);
  }
  const symbol = ts.isIdentifier(callee) ? cx.facts.symbol(callee) : undefined;
  const isData = symbol !== undefined && lookUp(scope, symbol)?.kind === 'variable';
  cx.report(
    isData ? d.functionAsValue(cx.origin(callee)) : d.unknownFunction(cx.origin(callee), { name: callee.getText() }),
  );
  return cx.invalid(node);
}

/** The client package that a service's type asks for in its place: `aws.ssm.getParameter` where that of `ssm` is not installed. */
function missingClient(callee: ts.Expression, cx: Lowering): string | undefined {
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const demand = cx.facts.type(callee.expression).getProperty(MISSING_CLIENT);
  const asked = demand && cx.facts.checker.getTypeOfSymbol(demand);
  return asked?.isStringLiteral() ? asked.value : missingClient(callee.expression, cx);
}

/** The property of `InstallClient`, in whose words `tsc` asks for the package. */
const MISSING_CLIENT = 'The types of this service come from its client package; install';

/** Calls a function of the user's that is known. */
export function callFunction(fn: FunctionValue, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  if (fn.choice) {
    const args = lowerArguments(node.arguments, scope, cx);
    return instantiated(inlineFunction(fn, args, node, scope, cx), fn, node, cx);
  }
  const args = lowerArguments(node.arguments, scope, cx);
  if (callsRecursively(fn, scope, cx)) return callRecursive(fn, args, node, cx.facts.shape(node), scope, cx);
  const decorations = decorationsOf(fn, cx);
  if (decorations.length === 0) return instantiated(inlineFunction(fn, args, node, scope, cx), fn, node, cx);
  // What is decorated is the method's body: its arguments are evaluated once, before the first attempt.
  const before: RawStatement[] = [];
  const captured = args.map((argument): InlineArgument => {
    if (argument.kind !== 'value') return argument;
    const [declare, value] = b.capture(argument.value, 'argument', cx);
    before.push(...declare);
    return { kind: 'value', value };
  });
  const value = decorate(inlineFunction(fn, captured, node, scope, cx), decorations, fn.scope, cx);
  return b.sequence(before, value, cx.origin(node));
}

/** The value of a generic function, in the shape that its type parameter has here. */
function instantiated(value: RawExpr, fn: FunctionValue, node: ts.CallExpression, cx: Lowering): RawExpr {
  if (!cx.facts.returnsTypeParameter(fn.node)) return value;
  const instance = cx.facts.awaitedShape(node);
  const known = (value.shape.kinds | Kind.absent) === shapes.unknown.kinds ? 0 : surplusKinds(value.shape, instance);
  const missing = isUncertainItem(value) ? Kind.absent : 0;
  return { ...value, shape: withKinds(b.narrower(value.shape, instance), known | missing) } as RawExpr;
}

/** An item that may not be there. */
function isUncertainItem(value: RawExpr): boolean {
  return value.kind === 'sequence' ? isUncertainItem(value.value) : value.kind === 'index' && !value.inRange;
}

function libraryName(callee: ts.Expression, cx: Lowering): string | undefined {
  if (ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee) || ts.isIdentifier(callee))
    return cx.facts.libraryMember(callee);
  return undefined;
}
