/**
 * Compiled expressions, parsed once and reused. An instance of jsonata-js keeps the state of the evaluation that runs in
 * it, so instances are pooled per source text and one is never used by two evaluations at once; an instance whose
 * evaluation threw may still hold suspended work and is dropped.
 */
import jsonata from 'jsonata';
import type { Json } from '../../../asl/index.ts';
import type { EvaluationHost } from './evaluation-host.ts';
import { registerFunctions } from './functions.ts';
import type { EvaluationLimits } from './limits.ts';
import { createMeter, type Meter, siblingOwners } from './meter.ts';
import { copyOf } from './plain-value.ts';
import { type SyntaxNode, visitNodes } from './syntax-tree.ts';

/** Evaluates expressions against variables; the result is jsonata-js's own and needs `toPlainResult`. */
export interface ExpressionEvaluator {
  readonly evaluate: (source: string, variables: Readonly<Record<string, Json>>) => Promise<unknown>;
}

interface Instance {
  readonly run: (variables: Readonly<Record<string, Json>>) => Promise<unknown>;
}

const POOL_LIMIT = 5_000;

/** An evaluator with its own pool. */
export function createExpressionEvaluator(host: EvaluationHost, limits: EvaluationLimits): ExpressionEvaluator {
  const pool = new Map<string, Instance[]>();
  return {
    evaluate: async (source, variables) => {
      const idle = pool.get(source);
      const instance = idle?.pop() ?? createInstance(source, host, limits);
      const result = await instance.run(variables);
      if (idle !== undefined) idle.push(instance);
      else {
        if (pool.size >= POOL_LIMIT) pool.clear();
        pool.set(source, [instance]);
      }
      return result;
    },
  };
}

function createInstance(source: string, host: EvaluationHost, limits: EvaluationLimits): Instance {
  const expression = jsonata(source);
  const root = expression.ast();
  const owners = siblingOwners(root);
  const names = variableNames(root);
  let meter: Meter | undefined;
  let startedAt = 0;
  registerFunctions(
    expression,
    () => host,
    () => startedAt,
    limits.rangeElements,
  );
  assignHook(expression, 'jsonata.__evaluate_entry', (node: SyntaxNode) => meter?.enter(node));
  assignHook(
    expression,
    'jsonata.__evaluate_exit',
    (_node: SyntaxNode, _input: unknown, _frame: unknown, result: unknown) => meter?.leave(result),
  );
  return {
    run: (variables) => {
      meter = createMeter(owners, limits);
      startedAt = host.now();
      const bindings: Record<string, Json> = {};
      for (const name of names) {
        const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
        if (value !== undefined) bindings[name] = copyOf(value);
      }
      return expression.evaluate(undefined, bindings);
    },
  };
}

/** The typings know only string names, but the environment is keyed by symbols for its hooks. */
function assignHook(expression: jsonata.Expression, name: string, hook: unknown): void {
  Reflect.apply(expression.assign, expression, [Symbol.for(name), hook]);
}

/** Every variable that the expression mentions; no other needs to be copied in. */
function variableNames(root: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  visitNodes(root, (node) => {
    if (node.type === 'variable' && typeof node.value === 'string') names.add(node.value);
  });
  return names;
}
