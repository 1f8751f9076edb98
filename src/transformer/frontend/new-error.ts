/** `new X(message)` as an error value: the class gives the name, the constructor the message. */
import ts from 'typescript';
import { isOnly, Kind } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { ANY_WORKFLOW_ERROR, errorNames } from './error-names.ts';
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
  const traced = trace(node.expression, scope, cx.facts);
  if (traced && ts.isClassDeclaration(traced.node)) checkClass(traced.node, cx);
  const [message, ...others] = node.arguments ?? [];
  if (others.length > 0) {
    cx.report(d.errorField(cx.origin(others[0] ?? node), { field: 'a second argument' }));
    return cx.invalid(node);
  }
  const text = message ? cx.expression(message, scope) : b.literal('', origin);
  if (text.shape.kinds !== 0 && !isOnly(text.shape, Kind.string)) {
    const present = b.conditional(b.isAbsent(text, origin), b.literal('', origin), b.template([text], origin), origin);
    return b.errorValue(
      b.literal(name, origin),
      isOnly(text.shape, Kind.absent) ? b.literal('', origin) : present,
      origin,
    );
  }
  return b.errorValue(b.literal(name, origin), text, origin);
}

/** Error classes carry a message and nothing else. */
function checkClass(node: ts.ClassDeclaration, cx: Lowering): void {
  for (const member of node.members) {
    if (ts.isSemicolonClassElement(member)) continue;
    const isStatic =
      ts.canHaveModifiers(member) && ts.getModifiers(member)?.some((one) => one.kind === ts.SyntaxKind.StaticKeyword);
    if (isStatic) continue;
    cx.report(d.errorField(cx.origin(member), { field: member.name?.getText() ?? 'a constructor' }));
  }
}
