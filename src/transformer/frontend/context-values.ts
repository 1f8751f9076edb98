/** `context.execution.id` and the like: values of the context object. */
import ts from 'typescript';
import { shapes, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';

const VALUES: Readonly<Record<string, { readonly path: readonly string[]; readonly shape: ValueShape }>> = {
  'execution.id': { path: ['Execution', 'Id'], shape: shapes.string },
  'execution.name': { path: ['Execution', 'Name'], shape: shapes.string },
  'execution.input': { path: ['Execution', 'Input'], shape: shapes.json },
  'execution.startTime': { path: ['Execution', 'StartTime'], shape: shapes.string },
  'execution.roleArn': { path: ['Execution', 'RoleArn'], shape: shapes.string },
  'execution.redriveCount': { path: ['Execution', 'RedriveCount'], shape: shapes.integer },
  'stateMachine.id': { path: ['StateMachine', 'Id'], shape: shapes.string },
  'stateMachine.name': { path: ['StateMachine', 'Name'], shape: shapes.string },
  'state.name': { path: ['State', 'Name'], shape: shapes.string },
  'state.enteredTime': { path: ['State', 'EnteredTime'], shape: shapes.string },
  'state.retryCount': { path: ['State', 'RetryCount'], shape: shapes.integer },
};

/** The context value that a property access means; undefined for other accesses. */
export function contextValue(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const group = node.expression;
  if (!ts.isPropertyAccessExpression(group) || cx.facts.dsl(group.expression) !== 'context') return undefined;
  const name = `${group.name.text}.${node.name.text}`;
  const value = VALUES[name];
  if (!value || (group.name.text === 'state' && !scope.taskParameters)) {
    cx.report(d.contextState(cx.origin(node), { name: `\`context.${name}\`` }));
    return cx.invalid(node);
  }
  return b.context(value.path, value.shape, cx.origin(node));
}
