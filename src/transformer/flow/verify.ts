/**
 * Checks the invariants of a flow workflow; every pass must keep them. A violation is a compiler bug, so it throws, with the
 * pass that was last run in the message.
 */
import type { Expr } from '../core/expr.ts';
import type { BlockId, RegionId, VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { isSettled } from '../hir/jumps.ts';
import { effectExprs } from './effect-parts.ts';
import { countEdges, edgesOf, orderBlocks, ownedRegions, successorsOf } from './graph.ts';
import { computeLiveness } from './liveness.ts';
import { bodyUsesAmbient, usesAmbient } from './substitute.ts';
import type { Edge, FlowBlock, FlowWorkflow, Region } from './types.ts';
import { definesOf } from './variables.ts';

/** Throws if the workflow is not well formed. */
export function verifyFlow(workflow: FlowWorkflow, after: string): void {
  const problems = [...workflow.regions.values()].flatMap((region) => verifyRegion(region, workflow));
  const owners = new Map<RegionId, BlockId>();
  for (const region of workflow.regions.values()) {
    for (const block of region.blocks.values()) {
      for (const owned of ownedRegions(block.effect)) {
        if (owners.has(owned)) problems.push(`region ${owned} has two owners`);
        owners.set(owned, block.id);
      }
    }
  }
  problems.push(...verifyOuterWrites(workflow));
  const machine = workflow.regions.get(workflow.machine);
  if (machine) {
    const live = computeLiveness(workflow).liveIn(machine.entry);
    for (const variable of live) problems.push(`variable ${nameOf(variable, workflow)} may be read before it is set`);
  }
  if (problems.length > 0) throw new Error(`invalid flow after ${after}: ${problems.join('; ')}`);
}

function nameOf(variable: VarId, workflow: FlowWorkflow): string {
  return `${workflow.variables.get(variable)?.name ?? ''}#${variable}`;
}

function verifyRegion(region: Region, workflow: FlowWorkflow): readonly string[] {
  const problems: string[] = [];
  const { parent } = region;
  if (!region.blocks.has(region.entry)) return [`region ${region.id} has no entry`];
  if (parent && !workflow.regions.get(parent.region)?.blocks.has(parent.block)) {
    problems.push(`region ${region.id} has no owner`);
  }
  for (const block of region.blocks.values()) problems.push(...verifyBlock(block, region, workflow));
  if (problems.length > 0) return problems;
  const order = [...orderBlocks(region.entry, region.blocks).keys()];
  if (order.join() !== [...region.blocks.keys()].join()) problems.push(`region ${region.id} is out of order`);
  return problems;
}

function verifyBlock(block: FlowBlock, region: Region, workflow: FlowWorkflow): readonly string[] {
  const problems: string[] = [];
  const say = (text: string): void => {
    problems.push(`block ${block.id}: ${text}`);
  };
  for (const target of successorsOf(block)) if (!region.blocks.has(target)) say(`no target ${target}`);
  for (const owned of ownedRegions(block.effect)) if (!workflow.regions.has(owned)) say(`no region ${owned}`);
  const { exit } = block;
  if (block.effect && (exit.kind === 'decide' || exit.kind === 'raise')) say(`${exit.kind} after an effect`);
  if (!block.effect && block.after.length > 0) say('code after no effect');
  if (block.handlers.length > 0 && (!block.effect || block.effect.kind === 'wait'))
    say('handlers without a fallible effect');
  if (exit.kind === 'decide' && exit.arms.length === 0) say('no arms');
  for (const code of codeOf(block)) if (!isSettled(code)) say('code that jumps');
  problems.push(...verifyAmbient(block, region));
  return problems;
}

function codeOf(block: FlowBlock): readonly (readonly PureStatement[])[] {
  return [block.before, block.after, ...edgesOf(block).map((edge) => edge.body)];
}

function verifyAmbient(block: FlowBlock, region: Region): readonly string[] {
  const { exit } = block;
  const early = effectExprs(block.effect);
  const late: Expr[] = [];
  if (exit.kind === 'return' && exit.value) late.push(exit.value);
  if (exit.kind === 'raise') late.push(exit.error);
  if (exit.kind === 'decide') late.push(...exit.arms.map((arm) => arm.test));
  const edges: readonly Edge[] = edgesOf(block);
  const bodies = codeOf(block);
  const everywhere = (source: 'input' | 'result' | 'error'): boolean =>
    [...early, ...late].some((expr) => usesAmbient(expr, source)) ||
    bodies.some((body) => bodyUsesAmbient(body, source));
  const problems: string[] = [];
  if (everywhere('input') && (block.id !== region.entry || countEdges(region).get(block.id) !== 1)) {
    problems.push(`block ${block.id}: region input away from the entry`);
  }
  const result =
    early.some((expr) => usesAmbient(expr, 'result')) ||
    bodyUsesAmbient(block.before, 'result') ||
    edges.some((edge) => bodyUsesAmbient(edge.body, 'result')) ||
    (!block.effect && everywhere('result'));
  if (result) problems.push(`block ${block.id}: a result before or without its effect`);
  const handlers = new Set<unknown>(block.handlers);
  const error =
    [...early, ...late].some((expr) => usesAmbient(expr, 'error')) ||
    [block.before, block.after].some((body) => bodyUsesAmbient(body, 'error')) ||
    edges.some((edge) => !handlers.has(edge) && bodyUsesAmbient(edge.body, 'error'));
  if (error) problems.push(`block ${block.id}: an error away from a handler`);
  return problems;
}

function verifyOuterWrites(workflow: FlowWorkflow): readonly string[] {
  const problems: string[] = [];
  const written = new Map<RegionId, ReadonlySet<VarId>>();
  // Outer regions come first, so a region finds what all those around it write.
  for (const region of workflow.regions.values()) {
    const outer = (region.parent && written.get(region.parent.region)) ?? new Set<VarId>();
    const own = new Set([...region.blocks.values()].flatMap((block) => [...writesIn(block)]));
    for (const variable of own) {
      if (outer.has(variable)) problems.push(`region ${region.id} writes outer variable ${nameOf(variable, workflow)}`);
    }
    written.set(region.id, new Set([...outer, ...own]));
  }
  return problems;
}

function writesIn(block: FlowBlock): ReadonlySet<VarId> {
  return new Set(codeOf(block).flatMap((body) => [...definesOf(body)]));
}
