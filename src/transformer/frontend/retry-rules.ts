/** Retry policies: constants of the source, checked against ASL's ranges. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RetryRule } from '../hir/types.ts';
import { constantTrace } from './constant-objects.ts';
import { constantOf } from './constants.ts';
import { constantSeconds } from './duration.ts';
import { ANY_WORKFLOW_ERROR, errorNames } from './error-names.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

import { unwrap } from './write-facts.ts';

/** The rules of a policy or a list of policies. */
export function lowerRetry(expression: ts.Expression, scope: Scope, cx: Lowering): readonly RetryRule[] {
  const node = constantNode(expression, scope, cx);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((element) => lowerRetry(element, scope, cx));
  if (ts.isObjectLiteralExpression(node)) return [lowerPolicy(node, scope, cx)];
  cx.report(d.notConstant(cx.origin(expression), { option: 'retry' }));
  return [];
}

/** The literal behind a constant, or the expression itself. */
function constantNode(expression: ts.Expression, scope: Scope, cx: Lowering): ts.Node {
  const node = unwrap(expression);
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) return node;
  return constantTrace(node, scope, cx.facts)?.node ?? node;
}

function lowerPolicy(node: ts.ObjectLiteralExpression, scope: Scope, cx: Lowering): RetryRule {
  let errorEquals: readonly string[] = ['States.ALL'];
  const rule: { -readonly [K in keyof RetryRule]?: RetryRule[K] } = {};
  for (const property of node.properties) {
    const name = property.name && ts.isIdentifier(property.name) ? property.name.text : undefined;
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    if (!name || !value) {
      cx.report(d.notConstant(cx.origin(property), { option: 'retry' }));
      continue;
    }
    if (name === 'errors') errorEquals = policyErrors(value, scope, cx);
    else Object.assign(rule, policyField(name, value, scope, cx));
  }
  return { errorEquals, ...rule };
}

function policyErrors(expression: ts.Expression, scope: Scope, cx: Lowering): readonly string[] {
  const node = constantNode(expression, scope, cx);
  const elements = ts.isArrayLiteralExpression(node) ? [...node.elements] : [expression];
  const names = elements.flatMap((element) => {
    const text = constantOf(element, scope, cx.facts);
    if (typeof text === 'string') return [text];
    const classes = errorNames(element, scope, cx);
    if (classes) return classes;
    cx.report(d.notConstant(cx.origin(element), { option: 'retry.errors' }));
    return [];
  });
  return names.includes('States.ALL') || names.includes(ANY_WORKFLOW_ERROR) ? ['States.ALL'] : [...new Set(names)];
}

const RANGES = {
  maxAttempts: [0, 99_999_999],
  interval: [1, 99_999_999],
  backoffRate: [1, Number.MAX_VALUE],
  maxDelay: [1, 31_622_400],
} as const;

function policyField(name: string, node: ts.Expression, scope: Scope, cx: Lowering): Partial<RetryRule> {
  const value = constantOf(node, scope, cx.facts);
  if (value === undefined) {
    cx.report(d.notConstant(cx.origin(node), { option: `retry.${name}` }));
    return {};
  }
  if (name === 'jitter') return value === 'FULL' || value === 'NONE' ? { jitter: value } : {};
  const range = RANGES[name as keyof typeof RANGES];
  if (!range) return {};
  const number =
    name === 'interval' || name === 'maxDelay' ? constantSeconds(value) : typeof value === 'number' ? value : undefined;
  const whole = name === 'backoffRate' || Number.isInteger(number);
  if (number === undefined || !whole || number < range[0] || number > range[1]) {
    cx.report(
      d.retryOutOfRange(cx.origin(node), {
        option: name,
        value: JSON.stringify(value),
        least: range[0],
        most: range[1],
      }),
    );
    return {};
  }
  if (name === 'maxAttempts') return { maxAttempts: number };
  if (name === 'interval') return { intervalSeconds: number };
  return name === 'backoffRate' ? { backoffRate: number } : { maxDelaySeconds: number };
}
