/** Calls of functions of the user's that are known: their arguments, their decorators, and what their type parameters are here. */
import type ts from 'typescript';
import { Kind, shapes, withKinds } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { lowerArguments } from './arguments.ts';
import { decorate, decorationsOf } from './decorated-call.ts';
import { surplusKinds } from './denied.ts';
import { type InlineArgument, inlineFunction } from './inline.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { callRecursive, callsRecursively } from './recursion.ts';
import type { FunctionValue, Scope } from './scope.ts';

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
    return { ...argument, value };
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
