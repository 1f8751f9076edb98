/**
 * Workflows as values: the workflow that an expression means, and the logical id of its state machine, which is the name of
 * the workflow, capitalised, as natively.
 */
import ts from 'typescript';
import { constantOf } from './constants.ts';
import { type FoundWorkflow, workflowOfCall, workflowOfClass } from './discover.ts';
import type { Facts } from './facts.ts';
import { rootScope, type Scope } from './scope.ts';
import { trace } from './trace.ts';

/** The workflow that an expression means, if it is one: a `workflow(…)` or a class with `@Workflow`. */
export function workflowOf(expression: ts.Expression, scope: Scope, facts: Facts): FoundWorkflow | undefined {
  const traced = trace(expression, scope, facts);
  if (!traced) return undefined;
  if (ts.isClassDeclaration(traced.node)) {
    const found = workflowOfClass(traced.node, facts);
    return found === undefined || 'code' in found ? undefined : found;
  }
  if (!ts.isCallExpression(traced.node) || facts.dsl(traced.node.expression) !== 'workflow') return undefined;
  const found = workflowOfCall(traced.node, facts);
  return 'code' in found ? undefined : found;
}

/** The logical id of a workflow's state machine. */
export function stateMachineId(workflow: FoundWorkflow, facts: Facts): string {
  const options = workflow.options && constantOf(workflow.options, rootScope(null), facts);
  const own = typeof options === 'object' && options !== null && 'name' in options ? options.name : undefined;
  const name = typeof own === 'string' ? own : workflow.exportName;
  return name.charAt(0).toUpperCase() + name.slice(1).replace(/[^A-Za-z0-9]/g, '');
}
