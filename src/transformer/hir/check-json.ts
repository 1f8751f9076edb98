/**
 * checkJson: values that JSON would change where the code goes on as if it had not. In: HIR with inferred shapes. Out: where
 * such a value passes through JSON, and the first place that reads it.
 */
import type { Origin } from '../core/origin.ts';
import { followPassages } from './json-passages/follow.ts';
import { Lost } from './json-passages/lost.ts';
import type { Passage } from './json-passages/passages.ts';
import { textPassages } from './json-passages/texts.ts';
import type { HirWorkflow } from './types.ts';
import { hirWalk } from './walk.ts';

/** A passage through JSON that loses what is read later. */
export interface JsonProblem {
  readonly origin: Origin;
  readonly read: Origin;
  readonly of: Passage['of'];
  readonly lost: 'NaN or an infinity' | 'undefined items';
}

/**
 * @example checkJson(inferShapes(hoisted)).map(jsonDiagnostic)
 */
export function checkJson(workflow: HirWorkflow): readonly JsonProblem[] {
  const texts = textPassages(workflow);
  const isRun = hirWalk.someStatement(
    workflow.body,
    (node) => node.kind === 'perform' && node.effect.kind === 'map' && node.effect.run !== null,
  );
  if (!isRun && texts.size === 0) return [];
  return [...followPassages(workflow, texts)].map(([{ origin, of, loses }, read]) => ({
    origin,
    read,
    of,
    lost: loses & Lost.numbers ? 'NaN or an infinity' : 'undefined items',
  }));
}
