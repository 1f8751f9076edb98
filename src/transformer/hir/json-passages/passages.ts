/**
 * Where values pass through JSON and may lose something there: the items, the batches' input and the results of a distributed
 * map, and `JSON.parse(JSON.stringify(value))`.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { Kind, mayBe } from '../../core/shape.ts';
import { visitRegion } from '../region-statements.ts';
import type { HirEffect, HirStatement, HirWorkflow } from '../types.ts';
import { hirWalk } from '../walk.ts';
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

function passage(of: Passage['of'], value: Expr): Passage | null {
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

/** The calls of `JSON.parse` on what `JSON.stringify` wrote of a value that may lose something. */
export function textPassages(workflow: HirWorkflow): ReadonlyMap<Expr, Passage> {
  const texts = new Map<VarId, Expr>();
  const calls: (readonly [Expr, Expr])[] = [];
  const visitor = {
    statement: (node: HirStatement): boolean => {
      const value = node.kind === 'declare' ? node.value : null;
      const written = value && writtenBy(value);
      if (node.kind === 'declare' && written) texts.set(node.variable, written);
      return true;
    },
    expression: (node: Expr): boolean => {
      const [text] = node.kind === 'library' && node.member === 'JSON.parse' ? node.arguments : [];
      if (text) calls.push([node, text]);
      return true;
    },
  };
  hirWalk.visit(workflow.body, visitor);
  for (const { body } of workflow.functions.values()) hirWalk.visit(body, visitor);
  const found = new Map<Expr, Passage>();
  for (const [call, text] of calls) {
    const value = text.kind === 'ref' ? texts.get(text.variable) : writtenBy(text);
    const lost = value && passage('text', value);
    if (lost) found.set(call, { ...lost, origin: call.origin });
  }
  return found;
}

/** The value that the expression is the text of. */
function writtenBy(node: Expr): Expr | undefined {
  return node.kind === 'library' && node.member === 'JSON.stringify' ? node.arguments[0] : undefined;
}
