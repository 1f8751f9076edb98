/** The options of a task call: retry, timeouts, credentials, name and comment. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import { NO_TASK_OPTIONS } from '../hir/plain-task.ts';
import type { RawExpr, RawLeaf, TaskCall } from '../hir/types.ts';
import { constantTrace, readsWhatChanges } from './constant-objects.ts';
import { constantOf } from './constants.ts';
import { lowerDuration } from './duration.ts';
import type { Lowering } from './lowering.ts';
import { lowerRetry } from './retry-rules.ts';
import type { Scope } from './scope.ts';

import { unwrap } from './write-facts.ts';

export type LoweredOptions = Pick<
  TaskCall<RawLeaf>,
  'retry' | 'timeoutSeconds' | 'heartbeatSeconds' | 'credentialsRoleArn' | 'name' | 'comment'
>;

/** Lowers an options literal, or a constant that is one. */
export function lowerTaskOptions(expression: ts.Expression | undefined, scope: Scope, cx: Lowering): LoweredOptions {
  const options: LoweredOptions = { ...NO_TASK_OPTIONS };
  for (const { name, value, scope: home } of optionProperties(expression, scope, cx))
    Object.assign(options, lowerOption(name, value, home, cx));
  return options;
}

/** The properties of an options literal, or of a constant that is one, and where their values stand. */
export function optionProperties(
  expression: ts.Expression | undefined,
  scope: Scope,
  cx: Lowering,
): readonly { readonly name: string; readonly value: ts.Expression; readonly scope: Scope }[] {
  if (!expression) return [];
  const node = unwrap(expression);
  const literal = ts.isObjectLiteralExpression(node) ? { node, scope } : constantTrace(node, scope, cx.facts);
  if (!literal || !ts.isObjectLiteralExpression(literal.node)) {
    cx.report(d.notConstant(cx.origin(expression), { option: 'options' }));
    return [];
  }
  return literal.node.properties.flatMap((property) => {
    const name = property.name && ts.isIdentifier(property.name) ? property.name.text : undefined;
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const isKept = literal.node === node || (value && !readsWhatChanges(value, literal.scope, cx.facts));
    if (name && value && isKept) return [{ name, value, scope: literal.scope }];
    cx.report(d.notConstant(cx.origin(property), { option: 'options' }));
    return [];
  });
}

function lowerOption(name: string, value: ts.Expression, scope: Scope, cx: Lowering): Partial<LoweredOptions> {
  switch (name) {
    case 'retry':
      return { retry: lowerRetry(value, scope, cx) };
    case 'timeout':
      return { timeoutSeconds: lowerDuration(value, scope, cx, 1) };
    case 'heartbeat':
      return { heartbeatSeconds: lowerDuration(value, scope, cx, 1) };
    case 'credentials':
      return { credentialsRoleArn: roleArn(value, scope, cx) };
    case 'name':
    case 'comment':
      return constantText(name, value, scope, cx);
    default:
      return {};
  }
}

function roleArn(value: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const node = unwrap(value);
  const property = ts.isObjectLiteralExpression(node)
    ? node.properties.find((one) => one.name && ts.isIdentifier(one.name) && one.name.text === 'roleArn')
    : undefined;
  if (property && ts.isPropertyAssignment(property))
    return cx.expression(property.initializer, { ...scope, taskParameters: true });
  cx.report(d.notConstant(cx.origin(value), { option: 'credentials' }));
  return cx.invalid(value);
}

function constantText(
  name: 'name' | 'comment',
  value: ts.Expression,
  scope: Scope,
  cx: Lowering,
): Partial<LoweredOptions> {
  const text = constantOf(value, scope, cx.facts);
  if (typeof text === 'string' && (name === 'comment' || (text.length >= 1 && text.length <= 80)))
    return { [name]: text };
  cx.report(d.notConstant(cx.origin(value), { option: name }));
  return {};
}
