/** What an expression can see of the state machine around it, and how the value it gives will be used. */
import type { FunctionId, VarId } from '../../core/ids.ts';
import type { PureFunction } from '../../hir/types.ts';

/**
 * How an ASL variable holds a value. A variable that may be absent, or may be NaN or ±Infinity itself, is boxed: `{}` for
 * `undefined`, `{"v": x}` for what JSON can write, `{"sign": 1 | -1 | 0}` for Infinity, -Infinity and NaN. Where those may be
 * deeper in the value, it is packed: they are marked text there.
 */
export type Encoding = 'plain' | 'packed' | 'boxed';

export interface StateVariable {
  readonly name: string;
  readonly encoding: Encoding;
}

export interface EmitScope {
  /** ASL variables readable here; every other variable must be local to the expression. */
  readonly variables: ReadonlyMap<VarId, StateVariable>;
  /** Reads `$states.context.Execution.Input`. */
  readonly inputVariable: VarId | null;
  readonly functions: ReadonlyMap<FunctionId, PureFunction<never>>;
  /** Names in the source, for readable locals. */
  readonly names?: ReadonlyMap<VarId, string>;
}

/**
 * What becomes of the value.
 * - `data`: JSON, as `JSON.stringify` would write it: absent at top and in lists is null, absent properties are dropped,
 *   NaN and ±Infinity are null at any depth; never undefined.
 * - `condition`: a boolean, by JavaScript's truthiness.
 * - `text`: a string, for Fail's Error and Cause.
 * - `store`: an ASL variable of that encoding.
 */
export type Boundary = 'data' | 'condition' | 'text' | { readonly store: Encoding };
