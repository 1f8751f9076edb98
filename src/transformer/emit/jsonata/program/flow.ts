/**
 * How statements become the items of a JSONata block. Control that leaves a statement list is given as functions that yield the
 * items to go on with; the last item of a finished list is always its value.
 */
import type { LabelId } from '../../../core/ids.ts';
import type { ValueShape } from '../../../core/shape.ts';
import type { JsonataNode, JsonataVariable } from '../ast.ts';
import type { BodyStatement, Emission, Value } from '../emission.ts';

/** Items of a block; the last one is its value. */
export type Items = readonly JsonataNode[];

export interface Jump {
  readonly break: () => Items;
  /** Loops only. */
  readonly continue: (() => Items) | null;
}

/** Where control goes. */
export interface Flow {
  /** After the last statement. */
  readonly fall: () => Items;
  readonly leave: (value: JsonataNode, shape: ValueShape) => Items;
  readonly jumps: ReadonlyMap<LabelId, Jump>;
  /** The function that a continuation-passing function hands its result to; null everywhere else. */
  readonly continuation: JsonataVariable | null;
}

export interface Compiler {
  readonly cx: Emission;
  /** Items for a list of statements and what follows them. */
  statements(list: readonly BodyStatement[], flow: Flow): Items;
  /** Items that evaluate an expression and go on with its value; the value is one node, evaluated once. */
  value(value: Value, flow: Flow, use: (node: JsonataNode) => Items): Items;
  /** As `value`, for an expression in test position. */
  test(value: Value, flow: Flow, use: (test: JsonataNode) => Items): Items;
}

/** The flow with one more label. */
export function withJump(flow: Flow, label: LabelId, jump: Jump): Flow {
  return { ...flow, jumps: new Map(flow.jumps).set(label, jump) };
}
