/**
 * What `new X(…)` does before an error of class X is there: the constructors from X up to the built-in one, whose arguments give
 * the message. Fields are evaluated and not kept, because an execution fails with a name and a text; reading one is refused.
 */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { lowerArguments } from './arguments.ts';
import { baseClass, isStatic } from './class-members.ts';
import { demandKnownDecorators } from './decorators.ts';
import { evaluated } from './evaluated.ts';
import { bindParameters, type InlineArgument } from './inline.ts';
import { literalProperties } from './literal-properties.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { childScope, rootScope, type Scope } from './scope.ts';
import { isPlainAssignment, unwrap } from './write-facts.ts';

/** The arguments that the built-in constructor gets, and where they stand. */
export interface ErrorArguments {
  readonly before: readonly RawStatement[];
  readonly nodes: readonly ts.Expression[];
  readonly scope: Scope;
  /** What runs when the built-in constructor is done. */
  readonly after: readonly RawStatement[];
}

/** The class that is made, and the name under which its errors are thrown. */
interface Made {
  readonly className: string | undefined;
  readonly thrown: string;
}

/** Follows the constructors of a class, whose errors are thrown under the name. */
export function errorArguments(
  node: ts.ClassDeclaration | undefined,
  call: ts.NewExpression | ts.CallExpression,
  thrown: string,
  scope: Scope,
  cx: Lowering,
): ErrorArguments {
  const made = { className: node?.name?.text, thrown };
  const follow = (of: ts.ClassDeclaration | undefined, nodes: readonly ts.Expression[], at: Scope): ErrorArguments => {
    if (!of) return { before: [], nodes, scope: at, after: [] };
    for (const one of [of, ...of.members]) demandKnownDecorators(one, cx);
    const constructed = of.members.find(isConstructor);
    const inner: Scope = { ...childScope(rootScope(null)), effects: scope.effects, inlining: scope.inlining };
    const fields = of.members.flatMap((member) => fieldOf(member, made, inner, cx));
    if (!constructed) {
      const base = follow(ownBase(of, cx), nodes, at);
      return { ...base, after: [...base.after, ...fields] };
    }
    const [first, ...rest] = constructed.body?.statements ?? [];
    const superCall = first && superCallOf(first);
    if (!superCall) {
      cx.report(d.errorField(cx.origin(constructed), { field: 'what a constructor does before `super`' }));
      return { before: [], nodes: [], scope: at, after: [] };
    }
    const before = bindParameters(constructed, givenTo(of, nodes, at, cx), inner, call, cx);
    const base = follow(ownBase(of, cx), superCall.arguments, inner);
    const after = rest.flatMap((statement) => afterSuper(statement, made, inner, cx));
    return { ...base, before: [...before, ...base.before], after: [...base.after, ...fields, ...after] };
  };
  return follow(node, call.arguments ?? [], scope);
}

/** The arguments of a constructor. */
function givenTo(
  node: ts.ClassDeclaration,
  nodes: readonly ts.Expression[],
  scope: Scope,
  cx: Lowering,
): readonly InlineArgument[] {
  const index = nodes.some(ts.isSpreadElement) ? undefined : optionsIndex(node, cx);
  const options = index === undefined ? undefined : nodes[index];
  if (!options || index === undefined) return lowerArguments(nodes, scope, cx);
  // Nothing is kept of them: they are evaluated, and the parameter gets no value.
  const origin = cx.origin(options);
  const nothing = b.sequence(evaluatedOptions(options, scope, cx), b.absent(origin), origin);
  const [before, after] = [nodes.slice(0, index), nodes.slice(index + 1)];
  return [...lowerArguments(before, scope, cx), { kind: 'value', value: nothing }, ...lowerArguments(after, scope, cx)];
}

/** Where a class takes nothing but the options that JavaScript's own constructor gets in the end. */
function optionsIndex(node: ts.ClassDeclaration | undefined, cx: Lowering): number | undefined {
  if (!node) return 1;
  const above = optionsIndex(ownBase(node, cx), cx);
  const constructed = node.members.find(isConstructor);
  if (!constructed) return above;
  const first = constructed.body?.statements[0];
  const passed = above === undefined || !first ? undefined : superCallOf(first)?.arguments[above];
  const symbol = passed && ts.isIdentifier(passed) ? cx.facts.symbol(passed) : undefined;
  const index = constructed.parameters.findIndex(({ name }) => symbol && cx.facts.symbol(name) === symbol);
  const parameter = constructed.parameters[index];
  if (!parameter || parameter.initializer || parameter.modifiers || parameter.dotDotDotToken) return undefined;
  const isRead = (one: ts.Node): boolean =>
    one !== parameter && one !== passed && ((ts.isIdentifier(one) && cx.facts.symbol(one) === symbol) || reads(one));
  const reads = (one: ts.Node): boolean => ts.forEachChild(one, isRead) ?? false;
  return reads(constructed) ? undefined : index;
}

function isConstructor(member: ts.ClassElement): member is ts.ConstructorDeclaration {
  return ts.isConstructorDeclaration(member) && member.body !== undefined;
}

/** What evaluating the options of an error does: its cause is not kept, since an execution fails with a name and a text. */
export function evaluatedOptions(node: ts.Expression, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const options = unwrap(node);
  if (ts.isConditionalExpression(options)) {
    const test = cx.expression(options.condition, scope);
    const consequent = evaluatedOptions(options.whenTrue, scope, cx);
    const alternate = evaluatedOptions(options.whenFalse, scope, cx);
    return [{ kind: 'if', origin: cx.origin(node), test, consequent, alternate }];
  }
  const properties = literalProperties(options);
  return properties
    ? [...properties.values()].flatMap((value) => evaluated(value, scope, cx))
    : evaluated(node, scope, cx);
}

/** The class that the project itself declares; the package's own take a message. */
function ownBase(node: ts.ClassDeclaration, cx: Lowering): ts.ClassDeclaration | undefined {
  const base = baseClass(node, cx.facts);
  const own = base?.name && cx.facts.dsl(base.name) !== 'errorBase' && cx.facts.classes().includes(base);
  return own ? base : undefined;
}

/** `super(…)` as a statement. */
export function superCallOf(statement: ts.Statement): ts.CallExpression | undefined {
  const call = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  return call && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.SuperKeyword ? call : undefined;
}

/** The initializer of a field. */
function fieldOf(member: ts.ClassElement, made: Made, scope: Scope, cx: Lowering): readonly RawStatement[] {
  if (!ts.isPropertyDeclaration(member) || isStatic(member)) return [];
  return field(member.name.getText(), member.initializer, made, member, scope, cx);
}

const KEPT: ReadonlySet<string> = new Set(['message', 'stack', 'cause']);

function field(
  name: string,
  value: ts.Expression | undefined,
  made: Made,
  at: ts.Node,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const sameName = name === 'name' && (value === undefined || nameGiven(value, made) === made.thrown);
  if ((name === 'name' && !sameName) || KEPT.has(name))
    cx.report(d.errorField(cx.origin(at), { field: `another \`${name}\`` }));
  return value && !sameName ? evaluated(value, scope, cx) : [];
}

/** The name of `this.name = …`: a text, that of the class around it, or that of the class which is made. */
function nameGiven(value: ts.Expression, { className }: Made): string | undefined {
  const node = unwrap(value);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (/^(new\.target|this\.constructor)\.name$/.test(node.getText())) return className;
  const owner = ts.findAncestor(node, ts.isClassLike)?.name?.text;
  return node.getText() === `${owner}.name` ? owner : undefined;
}

/** `this.field = …`, and what authors of error classes write for older targets. */
function afterSuper(statement: ts.Statement, made: Made, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const expression = ts.isExpressionStatement(statement) ? statement.expression : undefined;
  if (expression && ts.isCallExpression(expression) && HOUSEKEEPING.has(expression.expression.getText())) return [];
  const written = expression && isPlainAssignment(expression) ? expression : undefined;
  const { left, right } = written ?? {};
  if (left && right && ts.isPropertyAccessExpression(left) && left.expression.kind === ts.SyntaxKind.ThisKeyword)
    return field(left.name.text, right, made, statement, scope, cx);
  cx.report(d.errorField(cx.origin(statement), { field: 'what else a constructor does' }));
  return [];
}

/** The prototype and the stack of an error cannot be seen in a workflow. */
const HOUSEKEEPING: ReadonlySet<string> = new Set(['Object.setPrototypeOf', 'Error.captureStackTrace']);
