/**
 * Makes fewer decisions: arms that meet again become an `if` statement, arms that only return become one conditional result,
 * decisions that follow a decision become more arms of the first one. Each saves the entry of a Choice state.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { BlockId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { appendCode, countEdges, mapRegions, withBlocks } from '../flow/graph.ts';
import { exprSize } from '../flow/measure.ts';
import type { Edge, Exit, FlowBlock, FlowWorkflow, Region } from '../flow/types.ts';
import { type ValueContext, valueAfter } from '../flow/value-after.ts';
import { createValueContext } from '../flow/value-context.ts';
import { isRunnable } from './acceptance.ts';
import { effectFreeCycles } from './effect-free-cycles.ts';
import { foldDecision } from './fold-constants.ts';
import type { Pass } from './pass.ts';

type Decision = Extract<Exit, { kind: 'decide' }>;
type Arm = Decision['arms'][number];

/** Limits of what one Choice state may grow to. */
const MOST_ARMS = 24;
const LARGEST_TESTS = 400;

/** The pass. */
export const collapseDecisions: Pass = {
  name: 'collapse-decisions',
  run: (workflow, { ids }) => {
    const cx = createValueContext(workflow, ids);
    return mapRegions(workflow, (region) => collapseRegion(region, workflow, cx));
  },
};

function collapseRegion(region: Region, workflow: FlowWorkflow, cx: ValueContext): Region {
  const blocks = new Map(region.blocks);
  const place: Place = { blocks, edges: countEdges(region), cyclic: effectFreeCycles(region), cx };
  for (const { id } of region.blocks.values()) {
    for (const rewrite of [joinArms, returnArms, absorbDecisions]) {
      const block = blocks.get(id);
      if (block?.exit.kind !== 'decide') break;
      const collapsed = rewrite(block, block.exit, place);
      if (collapsed && isRunnable(collapsed, { ...region, blocks }, workflow, cx))
        blocks.set(id, foldDecision(collapsed));
    }
  }
  return withBlocks(region, blocks);
}

interface Place {
  readonly blocks: ReadonlyMap<BlockId, FlowBlock>;
  readonly edges: ReadonlyMap<BlockId, number>;
  readonly cyclic: ReadonlySet<BlockId>;
  readonly cx: ValueContext;
}

/** All ways lead to the same block: an `if` statement and a jump. Also drops last arms that do what the default does. */
function joinArms(block: FlowBlock, exit: Decision): FlowBlock | null {
  const { target } = exit.otherwise;
  if (exit.arms.every((arm) => arm.target === target)) {
    return appendCode({ ...block, exit: { kind: 'goto', target } }, nestIfs(exit.arms, exit.otherwise.body));
  }
  const isDefault = (edge: Edge): boolean =>
    edge.target === target && edge.body.length + exit.otherwise.body.length === 0;
  const last = exit.arms.findLastIndex((arm) => !isDefault(arm));
  return last === exit.arms.length - 1 ? null : { ...block, exit: { ...exit, arms: exit.arms.slice(0, last + 1) } };
}

function nestIfs(arms: readonly Arm[], otherwise: readonly PureStatement[]): readonly PureStatement[] {
  return arms.reduceRight<readonly PureStatement[]>((alternate, arm) => {
    if (arm.body.length + alternate.length === 0) return [];
    return [b.if(arm.test, asAssigns(arm.body), asAssigns(alternate), arm.origin)];
  }, otherwise);
}

/** Code of an edge sets variables of the graph; inside an `if` a declaration would be a local one. */
function asAssigns(body: readonly PureStatement[]): readonly PureStatement[] {
  return body.map((statement) => {
    if (statement.kind !== 'declare') return statement;
    const { variable, value, origin } = statement;
    return b.assign(variable, value ?? b.absent(origin), origin);
  });
}

/** All ways only return a value: one result. */
function returnArms(block: FlowBlock, exit: Decision, { blocks, cx }: Place): FlowBlock | null {
  const resultOf = (edge: Edge): Expr | null => {
    const target = blocks.get(edge.target);
    if (!target || target.effect || target.exit.kind !== 'return') return null;
    const code = [...edge.body, ...target.before];
    return cx.impurity.body(code) ? null : valueAfter(code, target.exit.value ?? b.absent(target.origin), cx);
  };
  const last = resultOf(exit.otherwise);
  if (!last) return null;
  let value = last;
  for (const arm of [...exit.arms].reverse()) {
    const own = resultOf(arm);
    if (!own) return null;
    value = b.conditional(arm.test, own, value, arm.origin);
  }
  return { ...block, exit: { kind: 'return', value } };
}

/** Ways that lead to another decision: its arms, tested after what the way does. */
function absorbDecisions(block: FlowBlock, exit: Decision, place: Place): FlowBlock | null {
  const arms: Arm[] = [];
  for (const arm of exit.arms) {
    const next = nextDecision(block, arm, place);
    if (!next) {
      arms.push(arm);
      continue;
    }
    arms.push(...next.arms.map((inner) => ({ ...inner, test: b.logical('&&', arm.test, inner.test, arm.origin) })));
    arms.push({ ...arm, ...next.otherwise });
  }
  const last = nextDecision(block, exit.otherwise, place);
  if (last) arms.push(...last.arms);
  const size = arms.reduce((sum, arm) => sum + exprSize(arm.test), 0);
  const unchanged = !last && arms.length === exit.arms.length;
  if (unchanged || arms.length > MOST_ARMS || size > LARGEST_TESTS) return null;
  return { ...block, exit: { ...exit, arms, otherwise: last?.otherwise ?? exit.otherwise } };
}

/** The decision an edge leads to, seen from before the edge; null where copying it would not pay or not end. */
function nextDecision(from: FlowBlock, edge: Edge, { blocks, edges, cyclic, cx }: Place): Decision | null {
  const next = blocks.get(edge.target);
  if (!next || next.effect || next.exit.kind !== 'decide' || next.id === from.id) return null;
  if (cyclic.has(next.id) && (edges.get(next.id) ?? 0) > 1) return null;
  const code = [...edge.body, ...next.before];
  if (cx.impurity.body(code)) return null;
  const lengthen = (inner: Edge): Edge => ({ body: [...code, ...inner.body], target: inner.target });
  return {
    kind: 'decide',
    arms: next.exit.arms.map((arm) => ({ ...arm, ...lengthen(arm), test: valueAfter(code, arm.test, cx) })),
    otherwise: lengthen(next.exit.otherwise),
  };
}
