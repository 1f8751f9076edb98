/**
 * What the emitters of all node families share while one ASL expression is written: the scope, fresh names, the helpers used
 * so far, and recursion into other nodes. `Value` is the value language with one more leaf, a node that is emitted already.
 */
import type { Expr } from '../../core/expr.ts';
import type { FunctionId, VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import type { ValueShape } from '../../core/shape.ts';
import type { Statement } from '../../core/statement.ts';
import type { JsonataNode, JsonataVariable } from './ast.ts';
import type { HelperName } from './helpers/index.ts';
import type { EmitScope } from './scope.ts';

/** An expression that stands for an emitted node. */
export interface Emitted {
  readonly kind: 'emitted';
  readonly origin: Origin;
  readonly shape: ValueShape;
  readonly node: JsonataNode;
}
export type Value = Expr<Emitted>;
export type BodyStatement = Statement<Emitted, never>;

/** An emitted node with the shape of its value; what the encodings of `semantics/` work on. */
export interface Operand {
  readonly node: JsonataNode;
  readonly shape: ValueShape;
}

export interface Emission {
  readonly scope: EmitScope;
  /** The value of an expression. */
  emit(value: Value): JsonataNode;
  /** A node that JSONata takes for true exactly where JavaScript takes the value for true; it may be absent. */
  test(value: Value): JsonataNode;
  /** The value of a callback or function body. */
  body(statements: readonly BodyStatement[]): JsonataNode;
  /** A node written as text, see `template.ts`. */
  code(strings: TemplateStringsArray, ...holes: readonly JsonataNode[]): JsonataNode;
  /** A new variable, named after the hint. */
  fresh(hint: string): JsonataVariable;
  /** The variable that a local of the value language has in this expression. */
  local(variable: VarId): JsonataVariable;
  /** Makes a local another name of a variable, where neither can ever differ from the other; false where they can. */
  alias(variable: VarId, value: Value): boolean;
  /** Upper bound of what a local holds, wherever it is read. */
  shapeOf(variable: VarId): ValueShape;
  /** The name of a function that the expression defines in front of itself. */
  helper(name: HelperName): JsonataVariable;
  /** The name of one of the workflow's pure functions, defined in front of the expression. */
  function(id: FunctionId): JsonataVariable;
  /** Whether that function hands its result to a function that it is given. */
  continues(id: FunctionId): boolean;
}

/** An expression with its shape. */
export function operand(value: Value, cx: Emission): Operand {
  return { node: cx.emit(value), shape: value.shape };
}
