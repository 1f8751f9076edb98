/** Tasks as values: `[validate, charge]`, `fast ? charge : invoice`, `{ run: orders.getItem }`. */
import ts from 'typescript';
import type { StubFacts } from './facts.ts';
import type { Lowering } from './lowering.ts';
import { type Binding, lookUp, type Scope } from './scope.ts';
import { isModuleLevel } from './trace.ts';
import { rootOf, unwrap } from './write-facts.ts';

/** A task's stub, where it is named. */
export interface TaskValue {
  readonly node: ts.Expression;
  readonly scope: Scope;
  readonly stub: StubFacts;
}

/** The task that a value is; undefined where it is something else. */
export function taskOf(binding: Binding, cx: Lowering): TaskValue | undefined {
  if (binding.kind !== 'alias') return undefined;
  const { scope } = binding;
  const node = unwrap(binding.node) as ts.Expression;
  const symbol = ts.isIdentifier(node) ? cx.facts.symbol(node) : undefined;
  const named = symbol && lookUp(scope, symbol);
  if (named) return taskOf(named, cx);
  const stub = cx.facts.stub(node);
  return stub?.items === null ? { node, scope, stub } : undefined;
}

/** One of what the value may be is a task. */
export function holdsTask(binding: Binding, cx: Lowering): boolean {
  if (binding.kind !== 'choice') return taskOf(binding, cx) !== undefined;
  return [...binding.options.map((option) => option.binding), binding.otherwise].some((one) => holdsTask(one, cx));
}

/** The task's name, where it means the same in every function: it is declared at the top of a module, or by the class. */
export function lastingTask(binding: Binding, cx: Lowering): ts.Expression | undefined {
  const task = taskOf(binding, cx);
  const root = task && rootOf(task.node);
  if (!task || !root) return undefined;
  const declared = ts.isIdentifier(root) ? cx.facts.symbol(root)?.valueDeclaration : undefined;
  const lasts = root.kind === ts.SyntaxKind.ThisKeyword || (declared !== undefined && isModuleLevel(declared));
  return lasts ? task.node : undefined;
}
