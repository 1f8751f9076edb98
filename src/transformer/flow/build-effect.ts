/**
 * Lowers `perform` statements. Maps and forks get regions of their own, whose errors end the region and are caught by the
 * owner's handlers; a fork of one branch without retries is no fork at all and runs in place.
 */
import { b } from '../core/build.ts';
import type { BlockId } from '../core/ids.ts';
import { itemShape } from '../core/operator-shapes.ts';
import { mayHoldNonFinite, orAbsent, shapes } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import type { MapRun } from '../hir/map-run.ts';
import type { ForkJoin, HirEffect, HirStatement, MapEach, PerformStatement } from '../hir/types.ts';
import { hirWalk } from '../hir/walk.ts';
import { childPrologue } from './child-prologue.ts';
import type { BranchPlan } from './fork-result.ts';
import { forkResult, mapReturns, planBranch, planReturns, returnShapes } from './fork-result.ts';
import {
  append,
  bindError,
  blockWithoutEffect,
  closeBlock,
  type RegionBuilder,
  type Surroundings,
  shapeOf,
  startIfReached,
} from './region-builder.ts';
import { pack, unpack } from './transport.ts';
import type { FlowEffect } from './types.ts';

type Fork = ForkJoin<never, PerformStatement>;
type Each = MapEach<never, PerformStatement>;

/** Lowers one effect and binds its result. */
export function lowerPerform(statement: PerformStatement, around: Surroundings, builder: RegionBuilder): void {
  const { effect, origin, result } = statement;
  if (effect.kind === 'fork' && effect.branches.length === 0) {
    if (result !== null) append(builder, b.declare(result, b.items([], origin), origin));
    return;
  }
  const [only] = effect.kind === 'fork' && effect.retry.length === 0 ? effect.branches : [];
  if (effect.kind === 'fork' && only && effect.branches.length === 1) {
    runInPlace(only.body, statement, around, builder);
    return;
  }
  const block = blockWithoutEffect(builder, origin);
  if (!block) return;
  const handlers =
    around.handler && effect.kind !== 'wait'
      ? [
          {
            errorEquals: null,
            body: bindError(around.handler.variable, origin),
            target: around.handler.target,
          },
        ]
      : [];
  const branches = effect.kind === 'fork' && result !== null ? effect.branches.map(planBranch) : [];
  const packs =
    effect.kind === 'map' && !effect.run && result !== null && returnShapes(effect.body).some(mayHoldNonFinite);
  const performed = packs ? { ...effect, body: mapReturns(effect.body, (value) => value && pack(value)) } : effect;
  block.effect = { effect: lowerEffect(performed, branches, block.id, builder), origin, handlers };
  if (result === null) return;
  const shape = shapeOf(builder, result, shapes.unknown);
  const whole = b.ambient('result', shape, origin);
  const given = effect.kind === 'fork' ? forkResult(whole, branches) : packs ? unpack(whole, shape) : whole;
  append(builder, b.declare(result, given, origin));
}

function runInPlace(
  body: readonly HirStatement[],
  { origin, result }: PerformStatement,
  around: Surroundings,
  builder: RegionBuilder,
): void {
  const { ids } = builder.workflow;
  const target = ids.block();
  const list = result === null ? shapes.unknown : shapeOf(builder, result, shapes.unknown);
  const shape = itemShape(list);
  const value = result === null ? null : ids.variable();
  if (value !== null) {
    const variable = { id: value, name: 'result', origin, shape: orAbsent(shape), constant: false };
    builder.workflow.variables.set(value, variable);
  }
  builder.workflow.lower(body, { ...around, jumps: new Map(), returns: { variable: value, target } }, builder);
  if (builder.open && value !== null) append(builder, b.declare(value, b.absent(origin), origin));
  closeBlock(builder, { kind: 'goto', target });
  startIfReached(target, origin, builder);
  if (result !== null && value !== null)
    append(builder, b.declare(result, b.items([b.ref(value, shape, origin)], origin), origin));
}

function lowerEffect(
  effect: HirEffect,
  branches: readonly BranchPlan[],
  block: BlockId,
  builder: RegionBuilder,
): FlowEffect {
  switch (effect.kind) {
    case 'task':
    case 'wait':
      return effect;
    case 'map':
      return lowerMap(effect, block, builder);
    case 'fork':
      return lowerFork(effect, branches, block, builder);
  }
}

function lowerMap(effect: Each, block: BlockId, builder: RegionBuilder): FlowEffect {
  if (effect.run) return lowerMapRun(effect, effect.run, block, builder);
  const { items, maxConcurrency, retry, name, itemVariable, body } = effect;
  const origin = items.origin;
  const region = builder.workflow.ids.region();
  const indexVariable = usesIndex(effect) ? effect.indexVariable : null;
  const shape = shapeOf(builder, itemVariable, shapes.json);
  const packs = mayHoldNonFinite(shape);
  const input = b.ambient('input', indexVariable === null ? shape : shapes.record, origin);
  const sent = indexVariable === null ? input : b.member(input, 'item', shape, origin);
  const item = packs ? unpack(sent, shape) : sent;
  const prologue: PureStatement[] =
    indexVariable === null
      ? [b.declare(itemVariable, item, origin)]
      : [
          b.declare(itemVariable, item, origin),
          b.declare(indexVariable, b.member(input, 'index', shapes.integer, origin), origin),
        ];
  const place = { id: region, kind: 'item', parent: { region: builder.id, block } } as const;
  builder.workflow.buildRegion(place, prologue, body, body[0]?.origin ?? origin);
  const passesIndex = indexVariable !== null;
  return {
    kind: 'map',
    items: packs ? pack(items) : items,
    run: null,
    passesIndex,
    captures: [],
    region,
    maxConcurrency,
    retry,
    name,
  };
}

/** The children of a distributed map get what they read of the code around them in their input. */
function lowerMapRun(effect: Each, run: MapRun<never>, block: BlockId, builder: RegionBuilder): FlowEffect {
  const { items, maxConcurrency, retry, name, body } = effect;
  const { origin } = items;
  const passesIndex = usesIndex(effect);
  const region = builder.workflow.ids.region();
  const place = { id: region, kind: 'child', parent: { region: builder.id, block } } as const;
  const prologue = childPrologue({ ...effect, run }, passesIndex, (variable) =>
    shapeOf(builder, variable, shapes.json),
  );
  builder.workflow.buildRegion(place, prologue, body, body[0]?.origin ?? origin);
  const captures = run.carried.map(({ key, value }) => ({ key, value }));
  const started = { ...run, carried: [] };
  return { kind: 'map', items, run: started, passesIndex, captures, region, maxConcurrency, retry, name };
}

function usesIndex({ indexVariable, body }: Each): boolean {
  return indexVariable !== null && hirWalk.readVariables(body).has(indexVariable);
}

function lowerFork(effect: Fork, branches: readonly BranchPlan[], block: BlockId, builder: RegionBuilder): FlowEffect {
  const regions = effect.branches.map((branch, index) => {
    const id = builder.workflow.ids.region();
    const place = { id, kind: 'branch', parent: { region: builder.id, block } } as const;
    const plan = branches[index];
    const body = plan ? planReturns(branch.body, plan) : branch.body;
    builder.workflow.buildRegion(place, [], body, branch.origin);
    return id;
  });
  return { kind: 'fork', captures: [], regions, retry: effect.retry, name: effect.name };
}
