/** Where values pass through JSON and may lose something there: items, the batches' input and results of distributed maps. */
import type { Expr } from '../../core/expr.ts';
import type { Origin } from '../../core/origin.ts';
import { Kind, mayBe } from '../../core/shape.ts';
import { visitRegion } from '../region-statements.ts';
import type { HirEffect, HirStatement } from '../types.ts';
import { type Losses, Lost, lossesOf } from './lost.ts';

/** One of them. */
export interface Passage {
  readonly origin: Origin;
  readonly of: 'items' | 'input' | 'results' | 'text';
  readonly loses: Losses;
}

/** A distributed map's. */
export interface RunPassages {
  readonly items: Passage | null;
  readonly input: Passage | null;
  readonly results: Passage | null;
}

type MapEffect = Extract<HirEffect, { kind: 'map' }>;

/** Those of a distributed map; `resultOf` gives the shape of the variable for its results. */
export function runPassages(effect: MapEffect, resultMayBeNull: boolean): RunPassages {
  const { items, run, body } = effect;
  const input = run?.batching?.input;
  return {
    items: run && !run.reading ? passage('items', items) : null,
    input: input ? passage('input', input) : null,
    results: run && !run.writing ? resultPassage(body, resultMayBeNull) : null,
  };
}

/** The passage of a value; null where it loses nothing. */
export function passage(of: Passage['of'], value: Expr): Passage | null {
  const loses = lossesOf(value.shape);
  return loses === 0 ? null : { origin: value.origin, of, loses };
}

function resultPassage(body: readonly HirStatement[], resultMayBeNull: boolean): Passage | null {
  let found: Passage | null = null;
  visitRegion(body, (node) => {
    if (node.kind !== 'return' || !node.value) return;
    const unseen = mayBe(node.value.shape, Kind.absent) && !resultMayBeNull ? Lost.items : 0;
    const loses = lossesOf(node.value.shape) | unseen;
    if (loses !== 0)
      found = { origin: found?.origin ?? node.value.origin, of: 'results', loses: (found?.loses ?? 0) | loses };
  });
  return found;
}
