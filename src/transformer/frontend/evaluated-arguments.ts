/**
 * JavaScript evaluates all arguments of a call, and then binds the parameters: defaults are computed and patterns taken apart when
 * the last argument has its value.
 */
import ts from 'typescript';
import { Kind, mayBe } from '../core/shape.ts';
import type { RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { doesMore } from './does-more.ts';
import type { InlineArgument } from './inline.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { isAssignmentOperator } from './write-facts.ts';

/** The arguments as constants, with the statements that evaluate them, where a parameter before them does more than take its value. */
export function evaluatedArguments(
  { parameters }: ts.FunctionLikeDeclaration,
  args: readonly InlineArgument[],
  cx: Lowering,
): readonly [readonly RawStatement[], readonly InlineArgument[]] {
  if (!parameters.some((parameter, index) => meets(parameter, args[index], args.slice(index + 1)))) return [[], args];
  const before: RawStatement[] = [];
  const evaluated = args.map((argument): InlineArgument => {
    if (argument.kind === 'alias' || argument.kind === 'token') return argument;
    if (argument.kind !== 'value') {
      before.push(...argument.before);
      return { ...argument, before: [] };
    }
    const [declare, value] = b.capture(argument.value, 'argument', cx);
    before.push(...declare);
    return { ...argument, value };
  });
  return [before, evaluated];
}

/** Binding the parameter and evaluating the arguments behind it may tell which of them comes first. */
function meets(
  parameter: ts.ParameterDeclaration,
  argument: InlineArgument | undefined,
  later: readonly InlineArgument[],
): boolean {
  const { initializer, name } = parameter;
  const isDefault =
    initializer && (!argument || (argument.kind === 'value' && mayBe(argument.value.shape, Kind.absent)));
  const isPattern = !ts.isIdentifier(name);
  if (!isDefault && !isPattern) return false;
  if ((isDefault && changes(initializer)) || (isPattern && changes(name)))
    return later.some((one) => one.kind === 'value' && one.value.kind !== 'literal' && one.value.kind !== 'absent');
  return (isPattern || !isConstant(initializer)) && later.some(acts);
}

/** The code calls or writes something. */
function changes(node: ts.Node): boolean {
  const acting =
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isPostfixUnaryExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && node.operator !== ts.SyntaxKind.MinusToken) ||
    (ts.isBinaryExpression(node) && isAssignmentOperator(node.operatorToken.kind));
  return acting || (ts.forEachChild(node, (child) => changes(child) || undefined) ?? false);
}

function isConstant(node: ts.Expression | undefined): boolean {
  if (node === undefined || ts.isLiteralExpression(node)) return true;
  return ts.isArrayLiteralExpression(node) && node.elements.every(isConstant);
}

/** What evaluating arguments does that no parameter takes. */
export function evaluatedOnly(args: readonly InlineArgument[]): readonly RawStatement[] {
  return args.filter(acts).flatMap((argument) => {
    if (argument.kind === 'value') return [b.evaluate(argument.value, argument.value.origin)];
    return argument.kind === 'static' ? argument.before : [];
  });
}

/** Evaluating the argument writes something, or makes a call. */
function acts(argument: InlineArgument): boolean {
  if (argument.kind === 'alias' || argument.kind === 'token') return false;
  const code = argument.kind === 'value' ? argument.value : argument.before;
  return doesMore(code) || rawWalk.someStatement(code, ({ kind }) => kind === 'throw');
}
