/** `new X(message)` as an error value: the class gives the name, the constructor the message. */
import ts from 'typescript';
import { isOnly, Kind } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { errorArguments, evaluatedOptions } from './error-construction.ts';
import { ANY_WORKFLOW_ERROR, errorNames } from './error-names.ts';
import { evaluated } from './evaluated.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';
import { trace } from './trace.ts';

const PLAIN: Readonly<Record<string, string>> = { 'States.ALL': 'Error', [ANY_WORKFLOW_ERROR]: 'WorkflowError' };

/** The error value of `new X(…)` or `Error(…)`; undefined when X is no error class. */
export function newError(node: ts.NewExpression | ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const names = errorNames(node.expression, scope, cx);
  if (!names) return undefined;
  const origin = cx.origin(node);
  const name = PLAIN[names[0] ?? ''] ?? names[0] ?? 'Error';
  const traced =
    cx.facts.dsl(node.expression) === 'errorBase' ? undefined : trace(node.expression, scope, cx.facts)?.node;
  const declared = traced && ts.isClassDeclaration(traced) ? traced : undefined;
  const made = errorArguments(declared, node, name, scope, cx);
  const given = [...made.nodes];
  // What it is made of is not kept either.
  const parts = name === 'AggregateError' ? given.shift() : undefined;
  const [message, options, ...others] = given;
  if (others.length > 0) {
    cx.report(d.errorField(cx.origin(others[0] ?? node), { field: 'a third argument' }));
    return cx.invalid(node);
  }
  const text = message ? cx.expression(message, made.scope) : b.literal('', origin);
  if (!options && !parts && made.after.length === 0)
    return withBefore(made.before, errorWith(name, text, origin, cx), origin);
  // What caused it, the only option, is not kept: an execution fails with a name and a text. Reading it is refused.
  const [declare, captured] = b.capture(text, 'message', cx);
  const first = parts ? evaluated(parts, made.scope, cx) : [];
  const last = options ? evaluatedOptions(options, made.scope, cx) : [];
  const before = [...made.before, ...first, ...declare, ...last, ...made.after];
  return b.sequence(before, errorWith(name, captured, origin, cx), origin);
}

function withBefore(before: readonly RawStatement[], error: RawExpr, origin: RawExpr['origin']): RawExpr {
  return before.length === 0 ? error : b.sequence(before, error, origin);
}

/** The error of a name and a message, which JavaScript turns into text; no message is the empty text. */
function errorWith(name: string, text: RawExpr, origin: RawExpr['origin'], cx: Lowering): RawExpr {
  if (text.shape.kinds === 0 || isOnly(text.shape, Kind.string))
    return b.errorValue(b.literal(name, origin), text, origin);
  if (isOnly(text.shape, Kind.absent)) return b.errorValue(b.literal(name, origin), b.literal('', origin), origin);
  const [declare, ref] = b.capture(text, 'message', cx);
  const present = b.conditional(b.isAbsent(ref, origin), b.literal('', origin), b.template([ref], origin), origin);
  return b.sequence(declare, b.errorValue(b.literal(name, origin), present, origin), origin);
}
