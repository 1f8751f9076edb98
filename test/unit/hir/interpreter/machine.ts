/**
 * State of the reference interpreter: variables, the log of effects, and the abrupt completions of a program. The same
 * interpreter runs raw and normal HIR. With `references` objects are shared as in JavaScript; with `values` every write makes a
 * new object and gives it to the written variable alone, as the compiled state machine does.
 */
import type { FunctionId, LabelId, VarId } from '../../../../src/transformer/core/ids.ts';
import type { ValueShape } from '../../../../src/transformer/core/shape.ts';
import type { PureFunction, RawLeaf, Variable } from '../../../../src/transformer/hir/types.ts';

export type Memory = 'references' | 'values';

/** An effect as the log shows it. */
export interface Request {
  readonly resource: string;
  readonly arguments: unknown;
}

export interface Machine {
  readonly memory: Memory;
  readonly variables: Map<VarId, unknown>;
  readonly functions: ReadonlyMap<FunctionId, PureFunction<RawLeaf>>;
  readonly log: Request[];
  /** Answers an effect; throws `Thrown` for a failure. */
  readonly perform: (request: Request, position: number) => unknown;
  /** Sees every value that a variable gets or an expression gives. */
  readonly observe: (shape: ValueShape, value: unknown) => void;
  readonly declarations: ReadonlyMap<VarId, Variable>;
  /** How often an impure built-in has been called. */
  impureCalls: number;
  /** Steps that are left; running out ends the run. */
  fuel: number;
}

/** How code completes abruptly. */
export type Completion =
  | { readonly kind: 'throw' | 'return'; readonly value: unknown }
  | { readonly kind: 'break' | 'continue'; readonly label: LabelId }
  | { readonly kind: 'endless' };

/** What the interpreter throws. */
export class Abrupt {
  readonly completion: Completion;
  constructor(completion: Completion) {
    this.completion = completion;
  }
}

/** How a run ends. */
export interface Outcome {
  readonly kind: 'return' | 'throw' | 'endless';
  readonly value: unknown;
  readonly log: readonly Request[];
}

/** A copy that shares nothing and keeps `undefined`. */
export function snapshot(value: unknown): unknown {
  return structuredClone(value);
}

/** Uses one step. */
export function burn(machine: Machine): void {
  machine.fuel -= 1;
  if (machine.fuel <= 0) throw new Abrupt({ kind: 'endless' });
}

/** Ends runs whose data has grown too large to print: shared parts count each time. */
export function weigh(value: unknown): void {
  let left = 5000;
  const visit = (part: unknown): void => {
    left -= 1;
    if (left <= 0) throw new Abrupt({ kind: 'endless' });
    if (typeof part === 'string') left -= part.length / 10;
    if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) visit(inner);
  };
  visit(value);
}

/** Gives a variable a value. */
export function setVariable(id: VarId, value: unknown, machine: Machine): void {
  const declaration = machine.declarations.get(id);
  if (declaration === undefined) throw new Error(`variable ${id} is not one of the workflow's`);
  machine.observe(declaration.shape, value);
  machine.variables.set(id, value);
}
