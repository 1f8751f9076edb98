/**
 * The invariants of flow workflows, each broken once.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import { shapes } from '../../../src/transformer/core/shape.ts';
import type { FlowBlock, FlowWorkflow, Region } from '../../../src/transformer/flow/types.ts';
import { verifyFlow } from '../../../src/transformer/flow/verify.ts';
import { build } from './lower.ts';
import { createMaker, type Maker } from './maker.ts';

function sample(m: Maker): FlowWorkflow {
  const item = m.variable('item');
  return build(m, [
    m.task('first', null),
    m.map(m.get(m.input, 'items'), item, [m.task('use', item.ref)]),
    m.return(m.literal(1)),
  ]);
}

/** The workflow with the first block of its machine changed. */
function broken(m: Maker, change: (block: FlowBlock) => FlowBlock): FlowWorkflow {
  const flow = sample(m);
  const machine = flow.regions.get(flow.machine);
  const entry = machine?.blocks.get(machine.entry);
  if (!machine || !entry) throw new Error('no entry');
  const region: Region = { ...machine, blocks: new Map(machine.blocks).set(entry.id, change(entry)) };
  return { ...flow, regions: new Map(flow.regions).set(region.id, region) };
}

describe('verifyFlow', () => {
  it('accepts what buildFlow makes', () => {
    expect(() => verifyFlow(sample(createMaker()), 'test')).not.toThrow();
  });

  it('names the pass and the problem', () => {
    const m = createMaker();
    const flow = broken(m, (block) => ({ ...block, exit: { kind: 'goto', target: m.ids.block() } }));
    expect(() => verifyFlow(flow, 'some-pass')).toThrow(/invalid flow after some-pass: block \d+: no target \d+/);
  });

  it('refuses a decision after an effect', () => {
    const m = createMaker();
    const otherwise = { body: [], target: m.ids.block() };
    const flow = broken(m, (block) => {
      const target = block.exit.kind === 'goto' ? block.exit.target : otherwise.target;
      const edge = { body: [], target };
      return {
        ...block,
        exit: { kind: 'decide', arms: [{ ...edge, test: m.literal(true), origin: m.here }], otherwise: edge },
      };
    });
    expect(() => verifyFlow(flow, 'test')).toThrow('decide after an effect');
  });

  it('refuses jumps in code', () => {
    const m = createMaker();
    const flow = broken(m, (block) => ({ ...block, before: [b.return(null, m.here)] }));
    expect(() => verifyFlow(flow, 'test')).toThrow('code that jumps');
  });

  it('refuses a result before its effect and an input away from the entry', () => {
    const m = createMaker();
    const x = m.variable('x');
    const early = broken(m, (block) => ({
      ...block,
      before: [b.declare(x.id, b.ambient('result', shapes.json, m.here), m.here)],
    }));
    expect(() => verifyFlow(early, 'test')).toThrow('a result before or without its effect');
    const late = broken(m, (block) => ({
      ...block,
      after: [b.declare(x.id, b.ambient('error', shapes.error, m.here), m.here)],
    }));
    expect(() => verifyFlow(late, 'test')).toThrow('an error away from a handler');
  });

  it('refuses variables that may be read before they are set', () => {
    const m = createMaker();
    const x = m.variable('x');
    const flow = broken(m, (block) =>
      block.effect?.kind === 'task' ? { ...block, effect: { ...block.effect, arguments: x.ref } } : block,
    );
    expect(() => verifyFlow(flow, 'test')).toThrow(/variable x#\d+ may be read before it is set/);
  });

  it('refuses writes of a child region to outer variables', () => {
    const m = createMaker();
    const [outer, item] = [m.variable('outer', shapes.json, false), m.variable('item')];
    const flow = build(m, [
      m.let(outer, m.literal(1)),
      m.task('first', null),
      m.map(m.get(m.input, 'items'), item, [m.set(outer, item.ref), m.task('use', outer.ref)]),
      m.return(outer.ref),
    ]);
    expect(() => verifyFlow(flow, 'test')).toThrow('writes outer variable outer');
  });
});
