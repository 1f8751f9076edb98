/** Arguments of calls of the user's functions: values, and the handles, stubs and functions that have none. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { InlineArgument } from './inline.ts';
import type { Lowering } from './lowering.ts';
import { performs } from './promises/started.ts';
import type { FunctionValue, Scope } from './scope.ts';
import { isTimeless } from './timeless.ts';
import { trace } from './trace.ts';
import { unwrap } from './write-facts.ts';

/** Lowers the arguments of a call, left to right. */
export function lowerArguments(nodes: readonly ts.Expression[], scope: Scope, cx: Lowering): readonly InlineArgument[] {
  let running = false;
  return nodes.map((node): InlineArgument => {
    if (ts.isSpreadElement(node)) {
      cx.report(
        d.unsupportedSyntax(cx.origin(node), {
          syntax: 'a spread argument here',
          hint: 'Pass the array as one argument.',
        }),
      );
      return { kind: 'value', value: cx.invalid(node) };
    }
    const fn = functionOf(node, scope, cx);
    if (fn) return { kind: 'function', value: fn };
    if (isTimeless(node, scope, cx)) return { kind: 'alias', node, scope };
    if (cx.facts.isPromise(node)) {
      running = true;
      return { kind: 'promise', node, ...cx.started(node, scope) };
    }
    const value = cx.expression(node, scope);
    if (running && performs([{ kind: 'evaluate', origin: value.origin, value }]))
      cx.report(d.awaitBetweenPromises(cx.origin(node)));
    return { kind: 'value', value };
  });
}

/** The function that an expression means, if it is one of the user's. */
export function functionOf(expression: ts.Expression, scope: Scope, cx: Lowering): FunctionValue | undefined {
  const node = unwrap(expression) as ts.Expression;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return { node, scope };
  if (cx.facts.stub(node) !== undefined) return undefined;
  const traced = trace(node, scope, cx.facts);
  if (!traced) return undefined;
  const found = traced.node;
  const isFunction =
    ts.isArrowFunction(found) ||
    ts.isFunctionExpression(found) ||
    ts.isFunctionDeclaration(found) ||
    ts.isMethodDeclaration(found);
  return isFunction ? { node: found, scope: traced.scope } : undefined;
}
