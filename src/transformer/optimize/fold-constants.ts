/**
 * Evaluates constant expressions, drops code that constants make unreachable, and turns decisions on constants into jumps.
 */

import { foldExpr, foldStatements } from '../flow/fold-expr.ts';
import { truthOf } from '../flow/fold-operators.ts';
import { appendCode, mapRegions, withBlocks } from '../flow/graph.ts';
import type { FlowBlock } from '../flow/types.ts';
import { mapCode } from './map-code.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const foldConstants: Pass = {
  name: 'fold-constants',
  run: (workflow) =>
    mapRegions(workflow, (region) =>
      withBlocks(region, new Map([...region.blocks].map(([id, block]) => [id, foldBlock(block)]))),
    ),
};

function foldBlock(block: FlowBlock): FlowBlock {
  return foldDecision(mapCode(block, { expr: foldExpr, body: foldStatements }));
}

/** Drops arms that are never taken, and those after one that always is. */
export function foldDecision(block: FlowBlock): FlowBlock {
  const { exit } = block;
  if (exit.kind !== 'decide') return block;
  const possible = exit.arms.filter((arm) => truthOf(arm.test) !== false);
  const certain = possible.findIndex((arm) => truthOf(arm.test) === true);
  const arms = certain < 0 ? possible : possible.slice(0, certain);
  const otherwise = (certain < 0 ? undefined : possible[certain]) ?? exit.otherwise;
  const { body, target } = otherwise;
  if (arms.length === 0) return appendCode({ ...block, exit: { kind: 'goto', target } }, body);
  return { ...block, exit: { ...exit, arms, otherwise: { body, target } } };
}
