/**
 * Gives every region an end. AWS refuses a machine without a terminal state, which an endless loop has not; so an edge that is
 * never taken goes to one: a Choice rule that is never true, or a catch rule for a name that no error has.
 */
import { b } from '../core/build.ts';
import type { IdSupply } from '../core/ids.ts';
import { mapRegions, withBlocks } from '../flow/graph.ts';
import type { FlowBlock, Region } from '../flow/types.ts';
import type { Pass } from './pass.ts';

/** No error is called that: names that start with `States.` are reserved, and AWS has none like it. */
const NO_ERROR = 'StepScript.Unreachable';

/** The pass. */
export const ensureTerminal: Pass = {
  name: 'ensure-terminal',
  run: (workflow, { ids }) => mapRegions(workflow, (region) => endRegion(region, ids)),
};

function endRegion(region: Region, ids: IdSupply): Region {
  const blocks = [...region.blocks.values()];
  if (blocks.some(({ exit }) => exit.kind === 'return' || exit.kind === 'raise')) return region;
  const choice = blocks.find((block) => block.exit.kind === 'decide');
  const fallible = blocks.find((block) => block.effect && block.effect.kind !== 'wait');
  const host = choice ?? fallible ?? blocks[0];
  if (!host) return region;
  const { origin } = host;
  const target = ids.block();
  const error = b.error(b.literal(NO_ERROR, origin), b.literal('', origin), origin);
  const end: FlowBlock = {
    id: target,
    origin,
    before: [],
    effect: null,
    after: [],
    handlers: [],
    exit: { kind: 'raise', error },
  };
  const never = { test: b.literal(false, origin), origin, body: [], target };
  const changed = new Map(region.blocks).set(target, end);
  const { exit } = host;
  if (exit.kind === 'decide') {
    changed.set(host.id, { ...host, exit: { ...exit, arms: [...exit.arms, never] } });
  } else if (host === fallible) {
    const handler = { errorEquals: [NO_ERROR], body: [], target };
    changed.set(host.id, { ...host, handlers: [handler, ...host.handlers] });
  } else {
    const decision = ids.block();
    const again = { body: [], target: host.id };
    changed.set(decision, { ...end, id: decision, exit: { kind: 'decide', arms: [never], otherwise: again } });
    for (const block of blocks) changed.set(block.id, redirect(block, host.id, decision));
  }
  return withBlocks(region, changed);
}

/** The block going to `to` instead of `from`. */
function redirect(block: FlowBlock, from: FlowBlock['id'], to: FlowBlock['id']): FlowBlock {
  const { exit } = block;
  return exit.kind === 'goto' && exit.target === from ? { ...block, exit: { ...exit, target: to } } : block;
}
