/**
 * Which tests have a known outcome at each point of a region, because every way there went through a decision on them and
 * nothing that they read was set since. Tests are compared by their text; an impure one never counts.
 */
import type { Expr } from '../core/expr.ts';
import type { BlockId, VarId } from '../core/ids.ts';
import { printExpression } from '../core/print.ts';
import { truthOf } from '../flow/fold-operators.ts';
import { edgesOf } from '../flow/graph.ts';
import type { Edge, FlowBlock, Region } from '../flow/types.ts';
import { type ValueContext, valueAfter } from '../flow/value-after.ts';
import { definesOf, readsOf } from '../flow/variables.ts';

interface Fact {
  readonly holds: boolean;
  readonly reads: ReadonlySet<VarId>;
}

/** Tests with a known outcome, by their text. */
export type KnownTests = ReadonlyMap<string, Fact>;

const NOTHING: KnownTests = new Map();

/** The outcome of a test, from its syntax or from what is known. */
export function outcomeOf(test: Expr, known: KnownTests): boolean | null {
  const truth = truthOf(test);
  if (truth !== null || known.size === 0) return truth;
  if (test.kind === 'unary' && test.operator === '!') {
    const inner = outcomeOf(test.operand, known);
    return inner === null ? null : !inner;
  }
  if (test.kind === 'logical' && test.operator !== '??') {
    const decisive = test.operator === '||';
    const left = outcomeOf(test.left, known);
    if (left === decisive) return decisive;
    const right = outcomeOf(test.right, known);
    if (left !== null) return right;
    return right === decisive ? decisive : null;
  }
  return known.get(printExpression(test))?.holds ?? null;
}

/** What is known at the start of each block, and what on the way along its edges. */
export interface Knowledge {
  atEntry(block: BlockId): KnownTests;
  onEdge(block: FlowBlock, edge: Edge): KnownTests;
}

/** Collects what is known in a region. */
export function knowledgeOf(region: Region, cx: ValueContext): Knowledge {
  const entered = new Map<BlockId, KnownTests>([[region.entry, NOTHING]]);
  const atEntry = (block: BlockId): KnownTests => entered.get(block) ?? NOTHING;
  const knowledge: Knowledge = { atEntry, onEdge: (block, edge) => along(block, edge, atEntry(block.id), cx) };
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of region.blocks.values()) {
      if (!entered.has(block.id)) continue;
      for (const edge of leaving(block)) {
        const before = entered.get(edge.target);
        const after = edge.target === region.entry ? NOTHING : meet(before, knowledge.onEdge(block, edge));
        if (before && before.size === after.size) continue;
        entered.set(edge.target, after);
        changed = true;
      }
    }
  }
  return knowledge;
}

function leaving(block: FlowBlock): readonly Edge[] {
  return block.exit.kind === 'goto' ? [{ body: [], target: block.exit.target }, ...block.handlers] : edgesOf(block);
}

/** What both ways know. */
function meet(a: KnownTests | undefined, b: KnownTests): KnownTests {
  if (!a) return b;
  return new Map([...a].filter(([text, fact]) => b.get(text)?.holds === fact.holds));
}

function without(known: KnownTests, changed: ReadonlySet<VarId>): KnownTests {
  if (known.size === 0 || changed.size === 0) return known;
  return new Map([...known].filter(([, fact]) => [...fact.reads].every((variable) => !changed.has(variable))));
}

function along(block: FlowBlock, edge: Edge, entry: KnownTests, cx: ValueContext): KnownTests {
  const before = definesOf(block.before);
  const handled = block.handlers.some((handler) => handler === edge);
  let known = without(entry, before);
  if (!handled) known = without(known, definesOf(block.after));
  if (block.exit.kind === 'decide' && !handled) known = new Map([...known, ...decided(block, edge, before, cx)]);
  return without(known, definesOf(edge.body));
}

/** What the decision's outcome says, in terms of values that it did not change. */
function decided(
  block: FlowBlock,
  edge: Edge,
  changed: ReadonlySet<VarId>,
  cx: ValueContext,
): readonly (readonly [string, Fact])[] {
  if (block.exit.kind !== 'decide') return [];
  const facts: (readonly [string, Fact])[] = [];
  for (const arm of block.exit.arms) {
    const taken = arm === edge;
    const test = valueAfter(block.before, arm.test, cx);
    const reads = readsOf(test);
    const lasts = !cx.impurity.expr(test) && [...reads].every((variable) => !changed.has(variable));
    if (lasts) for (const [part, holds] of partsOf(test, taken)) facts.push([printExpression(part), { holds, reads }]);
    if (taken) break;
  }
  return facts;
}

/** The tests whose outcomes follow from the whole one's. */
function partsOf(test: Expr, holds: boolean): readonly (readonly [Expr, boolean])[] {
  if (test.kind === 'unary' && test.operator === '!') return partsOf(test.operand, !holds);
  const splits = test.kind === 'logical' && test.operator === (holds ? '&&' : '||');
  return splits ? [...partsOf(test.left, holds), ...partsOf(test.right, holds)] : [[test, holds]];
}
