/** Finds out what a call means and lowers it. A call that gives a promise is lowered as awaited: its caller has seen to it. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { functionWith } from './arguments.ts';
import { callFunction } from './call-function.ts';
import { calledTasks, callTask } from './call-task.ts';
import { lowerChildCall } from './child-workflow.ts';
import { lowerDslCall } from './dsl-calls.ts';
import { noFunction } from './inline.ts';
import { isPath, reportComputed } from './is-path.ts';
import { lowerItemCall } from './item-call.ts';
import { lowerKeptChange } from './kept/changes.ts';
import { lowerLibraryCall } from './library/index.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { lowerPartKeys } from './promises/part-entries.ts';
import { promiseMember, startPromiseCall } from './promises/promise-calls.ts';
import { awaitedAtOnce } from './promises/started.ts';
import { lookUp, type Scope } from './scope.ts';
import { lowerListMethod } from './static-list.ts';
import { staticOf } from './static-value.ts';
import { lowerTaskCall } from './task-call.ts';
import { isUsedBeforeDeclared } from './used-before-declared.ts';
import { workflowOf } from './workflow-of.ts';
import { unwrap } from './write-facts.ts';

/** Lowers a call; `receiver` is given where an optional chain has evaluated it already. */
export function lowerCall(node: ts.CallExpression, scope: Scope, cx: Lowering, receiver?: RawExpr): RawExpr {
  const callee = unwrap(node.expression) as ts.Expression;
  const kind = cx.facts.dsl(callee);
  if (kind !== undefined) return lowerDslCall(kind, node, scope, cx);
  const tasks = calledTasks(callee, scope, cx);
  if (tasks) return b.sequence(tasks.before, callTask(tasks.binding, node, scope, cx), cx.origin(node));
  const stub = cx.facts.stub(callee);
  const member = libraryName(callee, cx);
  const computed = computedOwner(callee, stub !== undefined, member, cx);
  if (computed) {
    reportComputed(computed, cx);
    return cx.invalid(node);
  }
  if (stub) return stub.items === null ? lowerTaskCall(node, stub, scope, cx) : lowerItemCall(node, stub, scope, cx);
  if (cx.facts.itemSource(node)) {
    cx.report(d.itemSource(cx.origin(node), { problem: 'It is not written in the call of `distributedMap`' }));
    return cx.invalid(node);
  }
  const changed = lowerKeptChange(node, scope, cx);
  if (changed) return changed;
  const onList = lowerListMethod(node, scope, cx);
  if (onList) return onList;
  const keys = lowerPartKeys(node, scope, cx);
  if (keys) return keys;
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

/** `pick(Math).max()`: the object that is known by its type alone, and would not be evaluated. Handles are traced. */
function computedOwner(
  callee: ts.Expression,
  isTask: boolean,
  member: string | undefined,
  cx: Lowering,
): ts.Expression | undefined {
  if (!ts.isPropertyAccessExpression(callee) || isPath(callee.expression)) return undefined;
  const isKnown = isTask || /^\w+\.(?!prototype\.)/.test(member ?? '');
  return isKnown && cx.facts.handleKind(callee.expression) === undefined ? callee.expression : undefined;
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
  if (symbol && !lookUp(scope, symbol) && ts.isIdentifier(callee) && isUsedBeforeDeclared(callee, cx)) {
    cx.report(d.usedBeforeDeclared(cx.origin(callee), { name: callee.text }));
    return cx.invalid(node);
  }
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

function libraryName(callee: ts.Expression, cx: Lowering): string | undefined {
  if (ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee) || ts.isIdentifier(callee))
    return cx.facts.libraryMember(callee);
  return undefined;
}
