/**
 * Static evaluation depth: how many evaluations jsonata 2.0.6 nests at most, which AWS bounds at 100. Each node costs one
 * level over its deepest part; a call adds the body of the lambda it calls; a call in tail position of a lambda is run by
 * the caller's loop and costs nothing but its own parts. Recursion that is not a tail call has no static bound: its depth
 * is counted once.
 */
import type { JsonataCall, JsonataLambda, JsonataNode } from './ast.ts';
import { needsParentheses, type OperandRole } from './precedence.ts';

interface Scope {
  readonly lambdas: ReadonlyMap<string, JsonataLambda>;
  /** Lambdas whose bodies are being measured. */
  readonly open: ReadonlySet<JsonataLambda>;
}

/** Depth of what a body does at its own level: tail calls start again there, however deep they stand. */
interface TailDepth {
  nested: number;
  restarted: number;
}

/** The evaluation depth of an expression; a literal has 1. */
export function depthOf(node: JsonataNode): number {
  return depth(node, { lambdas: new Map(), open: new Set() });
}

function depth(node: JsonataNode, scope: Scope): number {
  switch (node.kind) {
    case 'literal':
    case 'placeholder':
    case 'variable':
    case 'lambda':
    case 'regexp':
      return 1;
    case 'field':
      return 1 + Math.max(...pathParts(node).map((part) => depth(part, scope)));
    case 'index':
      return indexDepth(node, scope);
    case 'keep':
      return operandDepth(node.operand, { kind: 'kept' }, scope);
    case 'call':
      return callDepth(node, scope);
    case 'negate':
      return 1 + operandDepth(node.operand, { kind: 'negated' }, scope);
    case 'binary':
      return (
        1 +
        Math.max(
          operandDepth(node.left, { kind: 'left', operator: node.operator }, scope),
          operandDepth(node.right, { kind: 'right', operator: node.operator }, scope),
        )
      );
    case 'condition':
      return (
        1 +
        Math.max(
          operandDepth(node.test, { kind: 'test' }, scope),
          operandDepth(node.consequent, { kind: 'consequent' }, scope),
          depth(node.alternate, scope),
        )
      );
    case 'bind':
      return 1 + depth(node.value, scope);
    case 'block': {
      const inner = withLambdas(node.items, scope);
      return 1 + Math.max(0, ...node.items.map((item) => depth(item, inner)));
    }
    case 'list':
      return 1 + Math.max(0, ...node.items.map((item) => listItemDepth(item, scope)));
    case 'object':
      return 1 + Math.max(0, ...node.entries.flatMap(({ key, value }) => [depth(key, scope), depth(value, scope)]));
  }
}

function listItemDepth(item: Extract<JsonataNode, { kind: 'list' }>['items'][number], scope: Scope): number {
  return item.kind === 'range' ? 1 + Math.max(depth(item.from, scope), depth(item.to, scope)) : depth(item, scope);
}

function operandDepth(node: JsonataNode, role: OperandRole, scope: Scope): number {
  return depth(node, scope) + (needsParentheses(node, role) ? 1 : 0);
}

/** The first step of a path and the predicates of its steps; a name is one level, as deep as any other leaf. */
function pathParts(node: JsonataNode): JsonataNode[] {
  if (node.kind === 'field') {
    if (!needsParentheses(node.object, { kind: 'fieldObject' })) return pathParts(node.object);
    return [{ kind: 'block', items: [node.object] }];
  }
  if (node.kind === 'index' && node.object.kind === 'field') return [...pathParts(node.object), node.predicate];
  return [node];
}

function indexDepth(node: Extract<JsonataNode, { kind: 'index' }>, scope: Scope): number {
  const predicate = node.predicate.kind === 'literal' ? 0 : depth(node.predicate, scope);
  return Math.max(operandDepth(node.object, { kind: 'indexObject' }, scope), 1 + predicate);
}

function callDepth(node: JsonataCall, scope: Scope): number {
  return 1 + Math.max(operandDepth(node.callee, { kind: 'callee' }, scope), ...partDepths(node, scope));
}

/** Depths of a call's arguments and of every body that it can run. */
function partDepths(node: JsonataCall, scope: Scope): number[] {
  const bodies = [...node.arguments.filter((argument) => argument.kind === 'lambda')];
  const callee = calledLambda(node.callee, scope);
  if (callee !== undefined) bodies.push(callee);
  return [
    ...node.arguments.map((argument) => depth(argument, scope)),
    ...bodies.map((lambda) => lambdaDepth(lambda, scope)),
  ];
}

function calledLambda(callee: JsonataNode, scope: Scope): JsonataLambda | undefined {
  if (callee.kind === 'lambda') return callee;
  if (callee.kind === 'variable') return scope.lambdas.get(callee.name);
  return callee.kind === 'block' && callee.items.length === 1 && callee.items[0]?.kind === 'lambda'
    ? callee.items[0]
    : undefined;
}

function lambdaDepth(lambda: JsonataLambda, scope: Scope): number {
  if (scope.open.has(lambda)) return 0;
  const tail: TailDepth = { nested: 0, restarted: 0 };
  tailDepth(lambda.body, 0, { lambdas: scope.lambdas, open: new Set([...scope.open, lambda]) }, tail);
  return Math.max(tail.nested, tail.restarted);
}

/** Adds what a node in tail position, `level` levels below the body, contributes. */
function tailDepth(node: JsonataNode, level: number, scope: Scope, into: TailDepth): void {
  const nest = (inner: number): void => {
    into.nested = Math.max(into.nested, level + inner);
  };
  if (node.kind === 'call') {
    nest(1);
    const callee = operandDepth(node.callee, { kind: 'callee' }, scope);
    into.restarted = Math.max(into.restarted, callee, ...partDepths(node, scope));
  } else if (node.kind === 'condition') {
    nest(1 + operandDepth(node.test, { kind: 'test' }, scope));
    const parenthesized = needsParentheses(node.consequent, { kind: 'consequent' }) ? 1 : 0;
    tailDepth(node.consequent, level + 1 + parenthesized, scope, into);
    tailDepth(node.alternate, level + 1, scope, into);
  } else if (node.kind === 'block' && node.items.length > 0) {
    const inner = withLambdas(node.items, scope);
    for (const item of node.items.slice(0, -1)) nest(1 + depth(item, inner));
    for (const last of node.items.slice(-1)) tailDepth(last, level + 1, inner, into);
  } else nest(depth(node, scope));
}

/** Lambdas that a block binds are called by name; each may call those bound before it and itself. */
function withLambdas(items: readonly JsonataNode[], scope: Scope): Scope {
  const lambdas = new Map(scope.lambdas);
  for (const item of items)
    if (item.kind === 'bind' && item.value.kind === 'lambda') lambdas.set(item.name, item.value);
  return { lambdas, open: scope.open };
}
