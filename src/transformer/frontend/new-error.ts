/** `new X(message)` as an error value: the class gives the name, the constructor the message. */
import ts from 'typescript';
import { isOnly, Kind } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { lowerArguments } from './arguments.ts';
import { ANY_WORKFLOW_ERROR, errorNames } from './error-names.ts';
import { evaluated } from './evaluated.ts';
import { bindParameters } from './inline.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { childScope, rootScope, type Scope } from './scope.ts';
import { trace } from './trace.ts';
import { unwrap } from './write-facts.ts';

const PLAIN: Readonly<Record<string, string>> = { 'States.ALL': 'Error', [ANY_WORKFLOW_ERROR]: 'WorkflowError' };

/** The error value of `new X(…)` or `Error(…)`; undefined when X is no error class. */
export function newError(node: ts.NewExpression | ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const names = errorNames(node.expression, scope, cx);
  if (!names) return undefined;
  const origin = cx.origin(node);
  const name = PLAIN[names[0] ?? ''] ?? names[0] ?? 'Error';
  const traced = trace(node.expression, scope, cx.facts);
  if (traced && ts.isClassDeclaration(traced.node) && cx.facts.dsl(node.expression) !== 'errorBase') {
    checkClass(traced.node, cx);
  }
  const made = traced && ts.isClassDeclaration(traced.node) ? superMessage(traced.node, node, scope, cx) : undefined;
  if (made) return b.sequence(made.before, errorWith(name, made.message, origin, cx), origin);
  const given = [...(node.arguments ?? [])];
  // What it is made of is not kept either.
  const parts = name === 'AggregateError' ? given.shift() : undefined;
  const [message, options, ...others] = given;
  const cause = options && causeOf(options);
  if (options && !cause) others.push(options);
  if (others.length > 0) {
    cx.report(d.errorField(cx.origin(others[0] ?? node), { field: 'a second argument' }));
    return cx.invalid(node);
  }
  const text = message ? cx.expression(message, scope) : b.literal('', origin);
  if (!cause && !parts) return errorWith(name, text, origin, cx);
  // What caused it is not kept: an execution fails with a name and a text. Reading it is refused.
  const [declare, captured] = b.capture(text, 'message', cx);
  const first = parts ? evaluated(parts, scope, cx) : [];
  const before = [...first, ...declare, ...(cause ? evaluated(cause, scope, cx) : [])];
  return b.sequence(before, errorWith(name, captured, origin, cx), origin);
}

/** The cause of `{ cause: … }`. */
function causeOf(options: ts.Expression): ts.Expression | undefined {
  const object = unwrap(options);
  const [only, ...others] = ts.isObjectLiteralExpression(object) ? object.properties : [];
  if (!only || others.length > 0 || only.name?.getText() !== 'cause') return undefined;
  if (ts.isPropertyAssignment(only)) return only.initializer;
  return ts.isShorthandPropertyAssignment(only) ? only.name : undefined;
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

/** The message that a constructor of the form `constructor(…) { super(message); }` makes. */
function superMessage(
  node: ts.ClassDeclaration,
  call: ts.NewExpression | ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): { readonly before: readonly RawStatement[]; readonly message: RawExpr } | undefined {
  const made = node.members.find(ts.isConstructorDeclaration);
  const [only] = made?.body?.statements ?? [];
  const argument = only && superCall(only)?.arguments[0];
  if (!made || !argument) return undefined;
  const inner: Scope = { ...childScope(rootScope(null)), effects: scope.effects, inlining: scope.inlining };
  const before = bindParameters(made, lowerArguments(call.arguments ?? [], scope, cx), inner, call, cx);
  return { before, message: cx.expression(argument, inner) };
}

/** `super(…)` as a statement. */
function superCall(statement: ts.Statement): ts.CallExpression | undefined {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return call && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword ? call : undefined;
}

/** Error classes carry a message and nothing else. */
function checkClass(node: ts.ClassDeclaration, cx: Lowering): void {
  for (const member of node.members) {
    if (ts.isSemicolonClassElement(member)) continue;
    const isStatic =
      ts.canHaveModifiers(member) && ts.getModifiers(member)?.some((one) => one.kind === ts.SyntaxKind.StaticKeyword);
    if (isStatic || isPlainConstructor(member)) continue;
    cx.report(d.errorField(cx.origin(member), { field: member.name?.getText() ?? 'a constructor' }));
  }
}

/** A constructor that only passes a message on. */
function isPlainConstructor(member: ts.ClassElement): boolean {
  if (
    !ts.isConstructorDeclaration(member) ||
    member.parameters.some((parameter) => ts.isParameterPropertyDeclaration(parameter, member))
  )
    return false;
  const statements = member.body?.statements ?? [];
  return statements.length === 1 && statements[0] !== undefined && superCall(statements[0]) !== undefined;
}
