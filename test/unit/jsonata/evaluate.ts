/**
 * Evaluates emitted text with jsonata 2.0.6 under the limits of Step Functions, and gives the raw value: undefined and NaN stay
 * what they are, sequences that leak are reported.
 */
import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { registerFunctions } from '../../../src/runtime/interpreter/jsonata/functions.ts';
import { DEFAULT_EVALUATION_LIMITS, type EvaluationLimits } from '../../../src/runtime/interpreter/jsonata/limits.ts';
import { createMeter, siblingOwners } from '../../../src/runtime/interpreter/jsonata/meter.ts';

export interface EvaluationOptions {
  readonly depth?: number;
}

/** A failed evaluation as a value, so that differences can be shown. */
export class EvaluationFailure {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** The raw value of an expression; a failure is a value too. */
export async function evaluateText(
  text: string,
  variables: Readonly<Record<string, unknown>>,
  options: EvaluationOptions = {},
): Promise<unknown> {
  try {
    const expression = jsonata(text);
    const limits: EvaluationLimits = {
      ...DEFAULT_EVALUATION_LIMITS,
      depth: options.depth ?? DEFAULT_EVALUATION_LIMITS.depth,
    };
    const meter = createMeter(siblingOwners(expression.ast()), limits);
    registerFunctions(
      expression,
      () => ({ now: () => 1_700_000_000_000, random: () => 0.5, uuid: () => '00000000-0000-4000-8000-000000000000' }),
      () => 1_700_000_000_000,
      limits.rangeElements,
    );
    assignHook(expression, 'jsonata.__evaluate_entry', (node: Parameters<typeof meter.enter>[0]) => meter.enter(node));
    assignHook(
      expression,
      'jsonata.__evaluate_exit',
      (_node: unknown, _input: unknown, _frame: unknown, result: unknown) => meter.leave(result),
    );
    return plain(await expression.evaluate(undefined, copied(variables)));
  } catch (thrown) {
    const error = thrown as { code?: string; message?: string; token?: string };
    return new EvaluationFailure(`${error.code ?? ''} ${error.message ?? String(thrown)} ${error.token ?? ''}`);
  }
}

/** The least depth limit that an expression's evaluation stays within, be it that it fails for a reason of its own. */
export async function measuredDepth(text: string, variables: Readonly<Record<string, unknown>> = {}): Promise<number> {
  let low = 1;
  let high = 256;
  const outcome = await evaluateText(text, variables, { depth: high });
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isDeepStrictEqual(await evaluateText(text, variables, { depth: middle }), outcome)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function assignHook(expression: jsonata.Expression, name: string, hook: unknown): void {
  Reflect.apply(expression.assign, expression, [Symbol.for(name), hook]);
}

function copied(variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, structuredClone(value)]),
  );
}

/** A copy without the flags of jsonata-js. A sequence of one would be unwrapped by the next one who reads it. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    if ('sequence' in value || 'keepSingleton' in value) throw new Error('a sequence leaked');
    return value.map(plain);
  }
  if (typeof value === 'function') throw new Error('a function leaked');
  if (typeof value !== 'object' || value === null) return value;
  if ('_jsonata_lambda' in value) throw new Error('a function leaked');
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
}
