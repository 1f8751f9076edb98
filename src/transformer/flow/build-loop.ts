/**
 * Lowers loops with effects or jumps: a block for the test, an edge back. An `each` loop runs on the index of its list,
 * which nobody changes meanwhile.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { BlockId } from '../core/ids.ts';
import { shapes } from '../core/shape.ts';
import type { HirStatement } from '../hir/types.ts';
import { truthOf } from './fold-operators.ts';
import { itemAt } from './nodes.ts';
import {
  append,
  closeBlock,
  decide,
  freshVariable,
  type RegionBuilder,
  type Surroundings,
  startBlock,
  startIfReached,
} from './region-builder.ts';

type Loop = Extract<HirStatement, { kind: 'loop' }>;

/** Lowers one loop. */
export function lowerLoop(loop: Loop, around: Surroundings, builder: RegionBuilder): void {
  switch (loop.head.kind) {
    case 'while':
      lowerWhile(loop, loop.head.test, around, builder);
      return;
    case 'do':
      lowerDo(loop, loop.head.test, around, builder);
      return;
    case 'each':
      lowerEach(loop, loop.head, around, builder);
      return;
  }
}

function lowerWhile(loop: Loop, test: Expr | null, around: Surroundings, builder: RegionBuilder): void {
  const { ids } = builder.workflow;
  const { origin } = loop;
  const header = ids.block();
  const update = ids.block();
  const always = test === null || truthOf(test) === true;
  closeBlock(builder, { kind: 'goto', target: header });
  startBlock(builder, header, origin);
  let after = ids.block();
  if (!always) {
    const [body, exit] = decide(test, origin, builder);
    startBlock(builder, body, loop.body[0]?.origin ?? origin);
    after = exit;
  }
  lowerIteration(loop, { breakTo: after, continueTo: update }, around, builder);
  closeBlock(builder, { kind: 'goto', target: update });
  startIfReached(update, loop.update[0]?.origin ?? origin, builder);
  builder.workflow.lower(loop.update, around, builder);
  closeBlock(builder, { kind: 'goto', target: header });
  startIfReached(after, origin, builder);
}

function lowerDo(loop: Loop, test: Expr, around: Surroundings, builder: RegionBuilder): void {
  const { ids } = builder.workflow;
  const { origin } = loop;
  const body = ids.block();
  const update = ids.block();
  const after = ids.block();
  closeBlock(builder, { kind: 'goto', target: body });
  startBlock(builder, body, loop.body[0]?.origin ?? origin);
  lowerIteration(loop, { breakTo: after, continueTo: update }, around, builder);
  closeBlock(builder, { kind: 'goto', target: update });
  startIfReached(update, origin, builder);
  builder.workflow.lower(loop.update, around, builder);
  if (builder.open) {
    const [again, exit] = decide(test, origin, builder);
    startBlock(builder, again, origin);
    closeBlock(builder, { kind: 'goto', target: body });
    startBlock(builder, exit, origin);
    closeBlock(builder, { kind: 'goto', target: after });
  }
  startIfReached(after, origin, builder);
}

function lowerIteration(
  loop: Loop,
  targets: { readonly breakTo: BlockId; readonly continueTo: BlockId },
  around: Surroundings,
  builder: RegionBuilder,
): void {
  const jumps = new Map([...around.jumps, [loop.label, targets] as const]);
  builder.workflow.lower(loop.body, { ...around, jumps }, builder);
}

function lowerEach(
  loop: Loop,
  head: Extract<Loop['head'], { kind: 'each' }>,
  around: Surroundings,
  builder: RegionBuilder,
): void {
  const { origin } = loop;
  const listVariable = freshVariable(builder, 'items', head.list.shape, head.list.origin);
  const indexVariable = freshVariable(builder, 'index', shapes.integer, origin);
  const items = b.ref(listVariable, head.list.shape, head.list.origin);
  const index = b.ref(indexVariable, shapes.integer, origin);
  append(builder, b.declare(listVariable, head.list, origin), b.declare(indexVariable, b.literal(0, origin), origin));
  const test = b.binary('<', index, b.length(items, head.list.origin), origin);
  const rolled: Loop = {
    ...loop,
    head: { kind: 'while', test },
    body: [b.declare(head.variable, itemAt(items, index, origin), origin), ...loop.body],
    update: [...loop.update, b.assign(indexVariable, b.binary('+', index, b.literal(1, origin), origin), origin)],
  };
  lowerWhile(rolled, test, around, builder);
}
