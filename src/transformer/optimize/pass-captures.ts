/**
 * Lets a Map or Parallel that starts a region take the code in front of it. Its child states cannot see variables that it is
 * only about to set, so these values travel in the children's input instead; that saves a Pass state, in nested Maps one per
 * item. Elsewhere the state before sets the variables and nothing needs to travel.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { RegionId, VarId } from '../core/ids.ts';
import { Kind, mayBe, shapes } from '../core/shape.ts';
import { countEdges, mapRegions, ownedRegions, withBlocks } from '../flow/graph.ts';
import { computeLiveness } from '../flow/liveness.ts';
import { replaceAmbient, substitute, substituteBody } from '../flow/substitute.ts';
import type { Capture, FlowBlock, FlowEffect, FlowWorkflow, Region } from '../flow/types.ts';
import { createValueContext } from '../flow/value-context.ts';
import { definesOf } from '../flow/variables.ts';
import { rewriteBody } from '../flow/walk.ts';
import { isRunnable } from './acceptance.ts';
import { mapCode } from './map-code.ts';
import type { Pass, PassContext } from './pass.ts';

/** The pass. */
export const passCaptures: Pass = {
  name: 'pass-captures',
  run: (workflow, cx) => {
    let current = workflow;
    for (const id of workflow.regions.keys()) current = captureInto(id, current, cx) ?? current;
    return current;
  },
};

type Owner = Extract<FlowEffect, { kind: 'map' | 'fork' }>;

/** The workflow with the region's entry merged into the effect behind it, if values can travel. */
function captureInto(id: RegionId, workflow: FlowWorkflow, { ids }: PassContext): FlowWorkflow | null {
  const region = workflow.regions.get(id);
  const entry = region?.blocks.get(region.entry);
  if (!region || !entry || entry.effect || entry.exit.kind !== 'goto') return null;
  const next = region.blocks.get(entry.exit.target);
  const effect = next?.effect;
  if (!next || !effect || (effect.kind !== 'map' && effect.kind !== 'fork')) return null;
  if (countEdges(region).get(next.id) !== 1 || countEdges(region).get(entry.id) !== 1) return null;
  const children = ownedRegions(effect).flatMap((child) => workflow.regions.get(child) ?? []);
  if (children.some((child) => countEdges(child).get(child.entry) !== 1)) return null;
  const cx = createValueContext(workflow, ids);
  const liveness = computeLiveness(workflow);
  const read = new Set(children.flatMap((child) => [...liveness.regionReads(child.id)]));
  const wanted = [...definesOf([...entry.before, ...next.before])].filter((variable) => read.has(variable));
  if (wanted.length === 0 || wanted.some((variable) => !travels(cx.shapeOf(variable)))) return null;

  const variables = new Map(workflow.variables);
  const copies = new Map<VarId, VarId>();
  const captures: Capture[] = [];
  for (const variable of wanted) {
    const facts = variables.get(variable);
    if (!facts) return null;
    const copy = ids.variable();
    variables.set(copy, { ...facts, id: copy });
    copies.set(variable, copy);
    captures.push({
      key: freeKey(facts.name, [...effect.captures, ...captures]),
      value: b.ref(variable, facts.shape, entry.origin),
    });
  }
  const merged: FlowBlock = {
    ...next,
    id: entry.id,
    before: [...entry.before, ...next.before],
    effect: { ...effect, captures: [...effect.captures, ...captures] },
  };
  const changed = new Map(workflow.regions);
  changed.set(id, withBlocks(region, new Map(region.blocks).set(entry.id, merged)));
  for (const child of children) receive(child, effect, captures, [...copies.values()], changed, variables);
  for (const nested of nestedRegions(children, workflow))
    renameIn(nested, copies, changed, { variables, origin: entry.origin });
  const result = mapRegions({ ...workflow, variables, regions: changed }, (same) => same);
  const made = result.regions.get(id);
  return made && isRunnable(merged, made, result, createValueContext(result, ids)) ? result : null;
}

/** JSON can carry it: no NaN, and undefined only where leaving out a key says it. */
function travels(shape: Expr['shape']): boolean {
  return !shape.nonFinite && !mayBe(shape, Kind.absent);
}

function freeKey(name: string, taken: readonly Capture[]): string {
  const used = new Set(['item', 'index', ...taken.map((capture) => capture.key)]);
  let key = name;
  for (let number = 2; used.has(key); number += 1) key = `${name}_${number}`;
  return key;
}

/** The child with its captured values declared at its entry; an item that was the whole input becomes a part of it. */
function receive(
  child: Region,
  effect: Owner,
  captures: readonly Capture[],
  copies: readonly VarId[],
  regions: Map<RegionId, Region>,
  variables: FlowWorkflow['variables'],
): void {
  const entry = child.blocks.get(child.entry);
  if (!entry) return;
  const { origin } = entry;
  const input = b.ambient('input', shapes.record, origin);
  const wasItem = effect.kind === 'map' && !effect.passesIndex && effect.captures.length === 0;
  const item = (expr: Expr): Expr =>
    wasItem ? replaceAmbient(expr, 'input', b.member(input, 'item', shapes.unknown, origin)) : expr;
  const moved = mapCode(entry, {
    expr: item,
    body: (body) => rewriteBody(body, (node) => (node.kind === 'ambient' ? item(node) : node)),
  });
  const declared = copies.map((copy, index) => {
    const shape = variables.get(copy)?.shape ?? shapes.unknown;
    return b.declare(copy, b.member(input, captures[index]?.key ?? '', shape, origin), origin);
  });
  const received = { ...moved, before: [...declared, ...moved.before] };
  regions.set(child.id, { ...child, blocks: new Map(child.blocks).set(entry.id, received) });
}

function nestedRegions(roots: readonly Region[], workflow: FlowWorkflow): readonly RegionId[] {
  return roots.flatMap((root) => {
    const owned = [...root.blocks.values()].flatMap((block) => ownedRegions(block.effect));
    return [
      root.id,
      ...nestedRegions(
        owned.flatMap((id) => workflow.regions.get(id) ?? []),
        workflow,
      ),
    ];
  });
}

function renameIn(
  id: RegionId,
  copies: ReadonlyMap<VarId, VarId>,
  regions: Map<RegionId, Region>,
  { variables, origin }: Pick<FlowWorkflow, 'variables' | 'origin'>,
): void {
  const region = regions.get(id);
  if (!region) return;
  const by = new Map(
    [...copies].map(([from, to]) => [from, b.ref(to, variables.get(to)?.shape ?? shapes.unknown, origin)] as const),
  );
  const blocks = [...region.blocks].map(([key, block]) => {
    const renamed = mapCode(block, { expr: (expr) => substitute(expr, by), body: (body) => substituteBody(body, by) });
    return [key, renamed] as const;
  });
  regions.set(id, { ...region, blocks: new Map(blocks) });
}
