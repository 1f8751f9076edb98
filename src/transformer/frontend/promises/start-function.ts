/**
 * Calls of the user's functions that give promises. An async function evaluates its arguments when it is called and everything
 * else in its branch, where an exception is a rejection. A plain function that returns a promise runs when it is called.
 */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import {
  bindParameters,
  endsInOnlyReturn,
  type InlineArgument,
  inlineFunction,
  innerScope,
  isInlinable,
  typesIn,
} from '../inline.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import type { FunctionValue, Scope } from '../scope.ts';
import { promisesOf } from './hold-in.ts';
import { returnsHeld } from './returns-held.ts';
import { branchScope, takenNow } from './started.ts';

/** Starts a call of a function with lowered arguments. */
export function startFunction(
  fn: FunctionValue,
  args: readonly InlineArgument[],
  call: ts.Node,
  scope: Scope,
  cx: Lowering,
): Started {
  const { adapt, ...plain } = fn;
  if (adapt) return startFunction(plain, adapt(args), call, scope, cx);
  const before: RawStatement[] = [];
  const taken = args.map((argument): InlineArgument => {
    if (argument.kind === 'promise' || argument.kind === 'static') {
      before.push(...argument.before);
      return { ...argument, before: [] };
    }
    if (argument.kind !== 'value') return argument;
    const [declare, value] = takenNow(argument.value, 'argument', cx);
    before.push(...declare);
    return { ...argument, value };
  });
  if (fn.choice) {
    const inner = wholeBody(fn, taken, call, scope, cx);
    return { before: [...before, ...inner.before], value: inner.value };
  }
  if (isAsync(fn.node)) return { before, value: inlineFunction(fn, taken, call, branchScope(scope, call), cx) };
  const inner = startPlain(fn, taken, call, scope, cx);
  return { before: [...before, ...inner.before], value: inner.value };
}

/** A plain function: its statements run now, the promise that it returns is started. */
function startPlain(
  fn: FunctionValue,
  args: readonly InlineArgument[],
  call: ts.Node,
  scope: Scope,
  cx: Lowering,
): Started {
  const { node } = fn;
  const { body } = node;
  const last = body && ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const tail = body && !ts.isBlock(body) ? body : last && ts.isReturnStatement(last) ? last.expression : undefined;
  if (!body || !tail || (ts.isBlock(body) && (!endsInOnlyReturn(body) || returnsHeld(body, cx))))
    return wholeBody(fn, args, call, scope, cx);
  if (!isInlinable(fn, call, cx)) return { before: [], value: cx.invalid(call) };
  const types = typesIn(fn, call, scope, cx);
  return cx.facts.within(types, () => {
    const inner = innerScope(fn, fn.scope.frame, scope, types);
    const parameters = bindParameters(node, args, inner, call, cx);
    if (promisesOf(inner).length > 0 && ts.isBlock(body)) return wholeBody(fn, args, call, scope, cx);
    cx.demandUsedFirst(tail, promisesOf(inner));
    const statements = ts.isBlock(body) ? cx.statements(body.statements.slice(0, -1), inner) : [];
    const started = cx.started(tail, inner);
    return { before: [...parameters, ...statements, ...started.before], value: started.value };
  });
}

/** A body that returns in several places runs in the branch, which is the same as long as it cannot throw on the way. */
function wholeBody(
  fn: FunctionValue,
  args: readonly InlineArgument[],
  call: ts.Node,
  scope: Scope,
  cx: Lowering,
): Started {
  const value = inlineFunction(fn, args, call, branchScope(scope, call), cx);
  const { options = [], otherwise = null } = fn.choice ?? {};
  const all = [...options.map((option) => option.fn), otherwise];
  if (fn.choice && all.every((one) => one === null || isAsync(one.node))) return { before: [], value };
  if (rawWalk.someStatement([b.evaluate(value, value.origin)], (statement) => statement.kind === 'throw')) {
    cx.report(
      d.unsupportedSyntax(cx.origin(call), {
        syntax: 'a function that may throw or give a promise',
        hint: 'Declare the function `async`.',
      }),
    );
  }
  return { before: [], value };
}

/** The function is declared `async`. */
export function isAsync(node: ts.SignatureDeclaration): boolean {
  return (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Async) !== 0;
}
