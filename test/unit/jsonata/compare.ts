/** Emits an expression, evaluates it and compares it with the reference. */
import { expect } from 'vitest';
import type { Expr } from '../../../src/transformer/core/expr.ts';
import type { FunctionId, VarId } from '../../../src/transformer/core/ids.ts';
import { type EmitScope, emitExpression } from '../../../src/transformer/emit/jsonata/index.ts';
import type { PureFunction } from '../../../src/transformer/hir/types.ts';
import { EvaluationFailure, evaluateText } from './evaluate.ts';
import { evaluate, OutOfFuel, ShapeViolation } from './reference.ts';

export interface Setting {
  /** Values of the variables around the expression. */
  readonly values?: ReadonlyMap<VarId, unknown>;
  readonly functions?: ReadonlyMap<FunctionId, PureFunction<never>>;
  readonly names?: ReadonlyMap<VarId, string>;
  readonly depth?: number;
}

export interface Difference {
  readonly text: string;
  readonly wanted: unknown;
  readonly got: unknown;
}

/** The scope of a setting: every variable is an ASL variable `v<id>`. */
export function scopeOf({ values = new Map(), functions = new Map(), names = new Map() }: Setting): EmitScope {
  const variables = new Map([...values.keys()].map((id) => [id, { name: `v${id}`, encoding: 'plain' as const }]));
  return { variables, inputVariable: null, functions, names };
}

/** How the emitted text differs from the reference; null when it does not, 'skipped' when the case says nothing. */
export async function differenceOf(expr: Expr, setting: Setting = {}): Promise<Difference | 'skipped' | null> {
  const values = setting.values ?? new Map<VarId, unknown>();
  let wanted: unknown;
  try {
    wanted = evaluate(expr, { variables: new Map(values), functions: setting.functions ?? new Map(), fuel: 60_000 });
  } catch (thrown) {
    // JavaScript's own errors are checks that the front end puts in front.
    if (thrown instanceof ShapeViolation || thrown instanceof OutOfFuel || thrown instanceof TypeError)
      return 'skipped';
    if (thrown instanceof RangeError || thrown instanceof URIError || thrown instanceof SyntaxError) return 'skipped';
    throw thrown;
  }
  const text = emitExpression(expr, scopeOf(setting));
  const variables = Object.fromEntries([...values].map(([id, value]) => [`v${id}`, value]));
  const got = await evaluateText(text, variables, setting.depth === undefined ? {} : { depth: setting.depth });
  // Where a property could be undefined, its place among the keys is lost.
  const ordered = !JSON.stringify(expr).includes('"undefinedProperties":true');
  return same(wanted, got, ordered) ? null : { text, wanted, got };
}

/** Fails with the text when the values differ. */
export async function expectSame(expr: Expr, setting: Setting = {}): Promise<void> {
  const difference = await differenceOf(expr, setting);
  if (difference === 'skipped') throw new Error('the reference has no value for this case');
  if (difference !== null) {
    expect.fail(`${difference.text}\nwanted ${show(difference.wanted)}\ngot ${show(difference.got)}`);
  }
}

/** Equality of values: undefined properties are missing ones, 0 is -0, NaN is itself. */
export function same(a: unknown, b: unknown, ordered = true): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (b instanceof EvaluationFailure || typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at], ordered))
    );
  }
  const left = entriesOf(a, ordered);
  const right = entriesOf(b, ordered);
  return (
    left.length === right.length &&
    left.every(([key, value], at) => key === right[at]?.[0] && same(value, right[at]?.[1], ordered))
  );
}

function entriesOf(value: object, ordered: boolean): [string, unknown][] {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return ordered ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A value as a message can show it. */
export function show(value: unknown): string {
  if (value instanceof EvaluationFailure) return `failure: ${value.reason}`;
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'number' && !Number.isFinite(part) ? String(part) : part,
    ) ?? 'undefined'
  );
}
