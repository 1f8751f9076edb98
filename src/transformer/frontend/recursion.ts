/**
 * Recursive helpers. A pure one becomes a function of the workflow that expressions call by name: its parameters and the
 * variables it captures are parameters of the function. One with effects, writes or throws has no such form and is refused.
 */
import ts from 'typescript';
import { shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { lowerArguments } from './arguments.ts';
import { bindPattern, withDefault } from './bind-pattern.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { childScope, type FunctionValue, type Scope } from './scope.ts';

/** True when the function calls itself, directly or through others of the same file. */
export function isRecursive(node: ts.FunctionLikeDeclaration, cx: Lowering): boolean {
  const seen = new Set<ts.Node>();
  const reaches = (from: ts.Node): boolean => {
    let found = false;
    const visit = (child: ts.Node): void => {
      if (found) return;
      if (ts.isCallExpression(child) && ts.isIdentifier(child.expression)) {
        const target = declarationOf(child.expression, cx);
        if (target === node) found = true;
        else if (target?.body && !seen.has(target)) {
          seen.add(target);
          if (reaches(target.body)) found = true;
        }
      }
      ts.forEachChild(child, visit);
    };
    visit(from);
    return found;
  };
  return node.body !== undefined && reaches(node.body);
}

function declarationOf(name: ts.Identifier, cx: Lowering): ts.FunctionLikeDeclaration | undefined {
  const declaration = cx.facts.symbol(name)?.valueDeclaration;
  if (!declaration) return undefined;
  if (ts.isFunctionDeclaration(declaration)) return declaration;
  const initializer = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    ? initializer
    : undefined;
}

/** Lowers a call of a recursive function. */
export function lowerRecursiveCall(fn: FunctionValue, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const name = fn.node.name && ts.isIdentifier(fn.node.name) ? fn.node.name.text : 'this function';
  const refuse = (): RawExpr => {
    cx.report(
      d.recursion(cx.origin(node), { name }, [{ span: cx.origin(fn.node.name ?? fn.node), message: 'declared here' }]),
    );
    return cx.invalid(node);
  };
  if (fn.node === cx.run || cx.facts.isPromise(node) || isAsync(fn.node)) return refuse();
  const args = lowerArguments(node.arguments, scope, cx);
  if (args.some((argument) => argument.kind !== 'value')) return refuse();
  const definition = defineFunction(fn, name, scope, cx) ?? null;
  if (definition === null) return refuse();
  const values = args.map((argument) => (argument.kind === 'value' ? argument.value : cx.invalid(node)));
  const missing = fn.node.parameters.slice(values.length).map(() => b.absent(cx.origin(node)));
  return {
    kind: 'call',
    origin: cx.origin(node),
    shape: cx.facts.shape(node),
    function: definition,
    arguments: [...values, ...missing],
  };
}

function isAsync(node: ts.FunctionLikeDeclaration): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.AsyncKeyword) ?? false)
  );
}

/** The id of a function, lowering its body on the first call. Only functions that capture nothing have this form. */
function defineFunction(fn: FunctionValue, name: string, scope: Scope, cx: Lowering): RecursiveId | undefined {
  const known = cx.functions.get(fn.node);
  if (known) return known.definition.id;
  const id = cx.ids.function();
  const origin = cx.origin(fn.node);
  const inner: Scope = childScope(fn.scope, {
    effects: false,
    frame: { kind: 'lambda' },
    jumps: [],
    insideTry: false,
    inlining: [...scope.inlining, fn.node],
  });
  const parameters = fn.node.parameters.map((parameter) =>
    cx.variable({
      name: ts.isIdentifier(parameter.name) ? parameter.name.text : 'argument',
      origin,
      shape: cx.facts.declaredShape(parameter.name),
      constant: true,
    }),
  );
  const empty = { id, name, origin, parameters, body: [], shape: shapes.unknown };
  cx.functions.set(fn.node, { value: fn, definition: empty, captures: [] });
  const binding = fn.node.parameters.flatMap((parameter, position) => {
    const variable = parameters[position];
    if (variable === undefined) return [];
    const value = b.ref(variable, cx.shapeOfVariable(variable), origin);
    return bindPattern(parameter.name, withDefault(value, parameter.initializer, inner, cx), inner, cx, 'let');
  });
  const body = [...binding, ...bodyOf(fn.node, inner, cx)];
  if (!isClosed(body, parameters)) return undefined;
  cx.functions.set(fn.node, { value: fn, definition: { ...empty, body }, captures: [] });
  return id;
}

type RecursiveId = ReturnType<Lowering['ids']['function']>;

function bodyOf(node: ts.FunctionLikeDeclaration, scope: Scope, cx: Lowering): readonly RawStatement[] {
  if (!node.body) return [];
  if (ts.isBlock(node.body)) return cx.statements(node.body.statements, scope);
  return [{ kind: 'return', origin: cx.origin(node.body), value: cx.expression(node.body, scope) }];
}

/** Reads only its own variables, and never throws. */
function isClosed(body: readonly RawStatement[], parameters: readonly ReturnType<Lowering['variable']>[]): boolean {
  const own = new Set(parameters);
  rawWalk.visit(body, { declare: (id) => void own.add(id) });
  let closed = true;
  rawWalk.visit(body, {
    expression: (node) => {
      if (node.kind === 'ref' && !own.has(node.variable)) closed = false;
      return undefined;
    },
    statement: (statement) => {
      if (statement.kind === 'throw') closed = false;
      return undefined;
    },
  });
  return closed;
}
