/** `.then`, `.catch` and `.finally`: what an async function does with `await`, `try … catch` and `try … finally`. */
import ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { functionOf } from '../arguments.ts';
import { inlineFunction } from '../inline.ts';
import { raisesLanguageErrors } from '../language-errors.ts';
import { builtInOf, callBuiltIn } from '../library/callback.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { demandPending, heldBy } from './held.ts';
import { branchScope } from './started.ts';

/** The methods of promises. */
export type ChainMethod = 'then' | 'catch' | 'finally';

/** Starts the promise that a method gives; awaited where it is made it is sequential code. */
export function startChain(
  method: ChainMethod,
  receiver: ts.Expression,
  node: ts.CallExpression,
  { scope, cx, concurrent }: { readonly scope: Scope; readonly cx: Lowering; readonly concurrent: boolean },
): Started {
  const held = heldBy(receiver, scope, cx);
  if (held && (method !== 'then' || node.arguments.length > 1)) demandPending(held, receiver, cx);
  const { before, value } = concurrent
    ? cx.started(receiver, scope)
    : { before: [], value: cx.awaited(receiver, scope) };
  const inner = concurrent ? branchScope(scope, node) : scope;
  const [first, second] = node.arguments.map((argument) =>
    isNothing(argument) ? null : callbackOf(argument, scope, cx),
  );
  if (method === 'finally') return { before, value: first ? finallyDo(value, first, node, inner, cx) : value };
  if (method === 'catch') return { before, value: first ? caught(value, first, node, inner, cx) : value };
  return { before, value: then(value, first ?? null, second ?? null, node, inner, cx) };
}

/** `undefined` or `null`. */
function isNothing(node: ts.Expression): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}

/** What a method is given: a function of the user's, or one of JavaScript's own. */
type Callback = (argument: RawExpr | null, node: ts.Node, scope: Scope, cx: Lowering) => RawExpr;

function callbackOf(given: ts.Expression, scope: Scope, cx: Lowering): Callback | null {
  const builtIn = builtInOf(given, cx);
  if (builtIn !== undefined) return (argument) => builtInResult(builtIn, given, argument, cx);
  const fn = functionOf(given, scope, cx);
  if (fn) {
    return (argument, node, inner) =>
      inlineFunction(fn, argument ? [{ kind: 'value', value: argument }] : [], node, inner, cx);
  }
  cx.report(d.unknownFunction(cx.origin(given), { name: given.getText() }));
  return null;
}

/** `.then(String)`, `.catch(console.error)`. */
function builtInResult(member: string, given: ts.Expression, argument: RawExpr | null, cx: Lowering): RawExpr {
  const nothing = b.absent(cx.origin(given));
  if (member.startsWith('console.')) return nothing;
  return callBuiltIn(member, given, argument ?? nothing, [], cx) ?? cx.invalid(given);
}

/** `onRejected` does not see what `onFulfilled` throws. */
function then(
  value: RawExpr,
  onFulfilled: Callback | null,
  onRejected: Callback | null,
  node: ts.Node,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  if (!onRejected) {
    if (!onFulfilled) return value;
    // The callback may have no parameter; the promise is awaited all the same.
    const [declare, ref] = b.capture(value, 'value', cx);
    return b.sequence(declare, onFulfilled(ref, node, scope, cx), value.origin);
  }
  if (!onFulfilled) return caught(value, onRejected, node, scope, cx);
  const { origin } = value;
  const settled = cx.variable({ name: 'value', origin, shape: value.shape, constant: false });
  const next = onFulfilled(b.ref(settled, value.shape, origin), node, scope, cx);
  const label = cx.ids.label();
  const handler = handle(value, onRejected, node, scope, cx);
  const result = resultOf([next, handler.value], node, cx);
  return b.sequence(
    [
      { kind: 'declare', origin, variable: result.variable, value: null },
      { kind: 'declare', origin, variable: settled, value: null },
      {
        kind: 'block',
        origin,
        label,
        body: [
          {
            kind: 'try',
            origin,
            body: [b.assign(settled, value, origin)],
            handler: {
              variable: handler.variable,
              body: [result.assign(handler.value), { kind: 'break', origin, label }],
            },
            finalizer: null,
          },
          result.assign(next),
        ],
      },
    ],
    result.value,
    origin,
  );
}

function caught(value: RawExpr, onRejected: Callback, node: ts.Node, scope: Scope, cx: Lowering): RawExpr {
  const { origin } = value;
  const handler = handle(value, onRejected, node, scope, cx);
  const result = resultOf([value, handler.value], node, cx);
  return b.sequence(
    [
      { kind: 'declare', origin, variable: result.variable, value: null },
      {
        kind: 'try',
        origin,
        body: [result.assign(value)],
        handler: { variable: handler.variable, body: [result.assign(handler.value)] },
        finalizer: null,
      },
    ],
    result.value,
    origin,
  );
}

function finallyDo(value: RawExpr, callback: Callback, node: ts.Node, scope: Scope, cx: Lowering): RawExpr {
  const { origin } = value;
  const done = callback(null, node, scope, cx);
  const result = resultOf([value], node, cx);
  return b.sequence(
    [
      { kind: 'declare', origin, variable: result.variable, value: null },
      {
        kind: 'try',
        origin,
        body: [result.assign(value)],
        handler: null,
        finalizer: [{ kind: 'evaluate', origin, value: done }],
      },
    ],
    result.value,
    origin,
  );
}

/** The handler's error variable, and what the callback makes of it. */
function handle(value: RawExpr, onRejected: Callback, node: ts.Node, scope: Scope, cx: Lowering) {
  const { origin } = value;
  const variable = cx.variable({ name: 'error', origin, shape: shapes.error, constant: true });
  if (raisesLanguageErrors([{ kind: 'evaluate', origin, value }])) cx.engineErrors.add(variable);
  return { variable, value: onRejected(b.ref(variable, shapes.error, origin), node, scope, cx) };
}

/** The variable that takes the outcome. */
function resultOf(values: readonly RawExpr[], node: ts.Node, cx: Lowering) {
  const origin = cx.origin(node);
  const shape = b.items(values, origin).shape.item ?? shapes.unknown;
  const variable = cx.variable({ name: 'outcome', origin, shape, constant: false });
  const assign = (value: RawExpr): RawStatement => b.assign(variable, value, value.origin);
  return { variable, assign, value: b.ref(variable, shape, origin) };
}
