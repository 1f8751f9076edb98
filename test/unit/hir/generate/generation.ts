/** What the parts of the generator share: the choices, and the place that is being filled. */
import type { IdSupply, LabelId, VarId } from '../../../../src/transformer/core/ids.ts';
import type { ValueShape } from '../../../../src/transformer/core/shape.ts';
import type { Choices } from './choices.ts';

/** Sorts of variables: scalars, records (with scalar `a`, `b`, record `o`, list `l`) and lists. */
export type Sort = 'scalar' | 'record' | 'list';

export interface Known {
  readonly id: VarId;
  readonly sort: Sort;
}

/** What a program may contain. */
export interface ProgramOptions {
  /** Statements per list. */
  readonly width: number;
  readonly depth: number;
  /** Effects, impure built-ins and errors; without them programs are about data only. */
  readonly effects: boolean;
  /** Callbacks may write into objects, even those that they are given. */
  readonly mutateInLambdas: boolean;
  /** Many tries and jumps. */
  readonly tries?: boolean;
}

export interface Generation {
  readonly choices: Choices;
  readonly options: ProgramOptions;
  readonly ids: IdSupply;
  declare(name: string, shape: ValueShape): VarId;
}

/** Where code is put: what it can see and do there. */
export interface Place {
  readonly readable: readonly Known[];
  readonly writable: readonly Known[];
  readonly loops: readonly LabelId[];
  readonly blocks: readonly LabelId[];
  /** Effects, throws, returns of the workflow and sequences are possible. */
  readonly insideLambda: boolean;
}

export function rootPlace(input: VarId): Place {
  return { readable: [{ id: input, sort: 'record' }], writable: [], loops: [], blocks: [], insideLambda: false };
}

export function withVariable(place: Place, known: Known): Place {
  return { ...place, readable: [...place.readable, known], writable: [...place.writable, known] };
}

/** One known variable of a sort, or null. */
export function pickKnown(generation: Generation, list: readonly Known[], sort: Sort): Known | null {
  const [first, ...rest] = list.filter((known) => known.sort === sort);
  return first === undefined ? null : generation.choices.pick([first, ...rest]);
}
