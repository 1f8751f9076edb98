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

/** The context value that a property access means, or a group of them; undefined for other accesses. */
export function contextValue(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const owner = node.expression;
  if (cx.facts.dsl(owner) === 'context') return groupOf(node.name.text, node, scope, cx);
  if (!ts.isPropertyAccessExpression(owner) || cx.facts.dsl(owner.expression) !== 'context') return undefined;
  return contextAt(`${owner.name.text}.${node.name.text}`, node, scope, cx);
}

/** `const { execution } = context`; elsewhere the object as a whole has no value. */
export function contextObject(node: ts.Identifier, scope: Scope, cx: Lowering): RawExpr {
  const { parent } = node;
  const pattern = ts.isVariableDeclaration(parent) && ts.isObjectBindingPattern(parent.name) ? parent.name : undefined;
  const names = pattern?.elements.map(({ name, propertyName, dotDotDotToken }) => {
    const key = propertyName ?? name;
    return ts.isIdentifier(key) && !dotDotDotToken ? key.text : undefined;
  });
  if (names?.every((name) => name !== undefined))
    return b.record(
      names.map((name) => ({
        kind: 'property',
        key: b.literal(name, cx.origin(node)),
        value: groupOf(name, node, scope, cx),
      })),
      cx.origin(node),
    );
  const hint = 'Read its values, e.g. `context.execution.id`.';
  cx.report(d.unsupportedSyntax(cx.origin(node), { syntax: '`context` as a value', hint }));
  return cx.invalid(node);
}

/** All values of a group, as an object. */
function groupOf(group: string, node: ts.Node, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const names = Object.keys(VALUES).filter((name) => name.startsWith(`${group}.`));
  if (names.length === 0 || !isReadable(group, scope)) {
    cx.report(d.contextState(origin, { name: `\`context.${group}\`` }));
    return cx.invalid(node);
  }
  const entries = names.map((name) => ({
    kind: 'property' as const,
    key: b.literal(name.slice(group.length + 1), origin),
    value: contextAt(name, node, scope, cx),
  }));
  return b.record(entries, origin);
}

function contextAt(name: string, node: ts.Node, scope: Scope, cx: Lowering): RawExpr {
  const value = VALUES[name];
  if (value && isReadable(name, scope)) return b.context(value.path, value.shape, cx.origin(node));
  cx.report(d.contextState(cx.origin(node), { name: `\`context.${name}\`` }));
  return cx.invalid(node);
}

/** Only a task's parameters know the state. */
function isReadable(name: string, scope: Scope): boolean {
  return scope.taskParameters || !/^state(\.|$)/.test(name);
}
