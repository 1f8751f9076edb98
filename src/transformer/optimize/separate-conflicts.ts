/**
 * Splits blocks whose code no single state can run (`findConflict`): the part that must be evaluated once, or early, gets a
 * block of its own in front. Afterwards no block has a conflict; the other passes keep it so.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { IdSupply } from '../core/ids.ts';
import { shapes } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import { type Conflict, findConflict } from '../flow/conflict.ts';
import { mapEffect } from '../flow/effect-parts.ts';
import { mapEdges, withBlocks } from '../flow/graph.ts';
import { computeLiveness } from '../flow/liveness.ts';
import { replaceAmbient } from '../flow/substitute.ts';
import type { FlowBlock, FlowEffect, FlowWorkflow, Region } from '../flow/types.ts';
import { type ValueContext, valueAfter } from '../flow/value-after.ts';
import { createValueContext } from '../flow/value-context.ts';
import { writesOf } from '../flow/variables.ts';
import { rewriteBody } from '../flow/walk.ts';
import type { Variable } from '../hir/types.ts';
import { mapCode } from './map-code.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const separateConflicts: Pass = {
  name: 'separate-conflicts',
  run: (workflow, { ids }) => {
    let current = bindRetriedArguments(workflow, ids);
    for (let next = splitOne(current, ids); next; next = splitOne(current, ids)) current = next;
    return current;
  },
};

interface Split {
  readonly blocks: readonly FlowBlock[];
  readonly variables: readonly Variable[];
}

/** The workflow with its first conflict resolved, or null. */
function splitOne(workflow: FlowWorkflow, ids: IdSupply): FlowWorkflow | null {
  const cx = createValueContext(workflow, ids);
  const liveness = computeLiveness(workflow);
  for (const region of workflow.regions.values()) {
    for (const block of region.blocks.values()) {
      const conflict = findConflict(block, liveness, cx);
      if (!conflict) continue;
      const { blocks, variables } = split(block, conflict, region, cx);
      const changed = new Map(region.blocks);
      for (const made of blocks) changed.set(made.id, made);
      return {
        ...workflow,
        variables: new Map([...workflow.variables, ...variables.map((made) => [made.id, made] as const)]),
        regions: reparent(new Map(workflow.regions).set(region.id, withBlocks(region, changed)), region.id),
      };
    }
  }
  return null;
}

/** Child regions point at the block that owns them now. */
function reparent(regions: Map<Region['id'], Region>, id: Region['id']): ReadonlyMap<Region['id'], Region> {
  const region = regions.get(id);
  for (const block of region?.blocks.values() ?? []) {
    const owned =
      block.effect?.kind === 'map' ? [block.effect.region] : block.effect?.kind === 'fork' ? block.effect.regions : [];
    for (const child of owned) {
      const before = regions.get(child);
      if (before) regions.set(child, { ...before, parent: { region: id, block: block.id } });
    }
  }
  return regions;
}

function split(block: FlowBlock, conflict: Conflict, region: Region, cx: ValueContext): Split {
  if (conflict.place === 'edge') return splitEdge(block, conflict.edge, cx);
  const id = cx.ids.block();
  const { statements, place } = conflict;
  const code = block[place];
  const early = code.slice(0, statements);
  const late = code.slice(statements);
  const stuck = late.length === 0 && block.exit.kind === 'goto' && (place === 'after' || !block.effect);
  const bundle = stuck ? bundleLast(early, cx) : { early, late, variables: [] };
  const goto = { kind: 'goto', target: id } as const;
  if (place === 'after') {
    const rest = { ...block, id, before: bundle.late, effect: null, after: [], handlers: [] };
    return { blocks: [{ ...block, after: bundle.early, exit: goto }, rest], variables: bundle.variables };
  }
  const first: FlowBlock = { ...block, before: bundle.early, effect: null, after: [], handlers: [], exit: goto };
  const rest: FlowBlock = { ...block, id, before: bundle.late };
  const input = block.id === region.entry ? bindInput(first, rest, cx) : null;
  return {
    blocks: input?.blocks ?? [first, rest],
    variables: [...bundle.variables, ...(input?.variables ?? [])],
  };
}

function splitEdge(
  block: FlowBlock,
  edge: FlowBlock['handlers'][number] | { body: readonly PureStatement[] },
  cx: ValueContext,
): Split {
  const id = cx.ids.block();
  const made: FlowBlock[] = [];
  const shortened = mapEdges(block, (other) => {
    if (other.body !== edge.body) return other;
    // The declaration of the error variable can only stand on the edge itself.
    const kept = other.body.filter((statement) => statement.kind === 'declare' && statement.value?.kind === 'ambient');
    const moved = other.body.filter((statement) => !kept.includes(statement));
    const exit = { kind: 'goto', target: other.target } as const;
    made.push({ id, origin: block.origin, before: moved, effect: null, after: [], handlers: [], exit });
    return { body: kept, target: id };
  });
  return { blocks: [shortened, ...made], variables: [] };
}

/** One statement that sets several variables from one impure call sets one record instead, taken apart in the next state. */
function bundleLast(
  code: readonly PureStatement[],
  cx: ValueContext,
): {
  readonly early: readonly PureStatement[];
  readonly late: readonly PureStatement[];
  readonly variables: readonly Variable[];
} {
  const last = code.at(-1);
  const written = last ? [...writesOf([last])] : [];
  if (!last || written.length < 2) throw new Error('a conflict that no split resolves');
  const { origin } = last;
  const record = cx.ids.variable();
  const entries = written.map(
    (variable, index) => [`v${index}`, b.ref(variable, cx.shapeOf(variable), origin)] as const,
  );
  const value = valueAfter([last], b.object(Object.fromEntries(entries), origin), cx);
  const late = written.map((variable, index) =>
    b.assign(variable, b.member(b.ref(record, value.shape, origin), `v${index}`, cx.shapeOf(variable), origin), origin),
  );
  const variable: Variable = { id: record, name: 'values', origin, shape: value.shape, constant: true };
  return { early: [...code.slice(0, -1), b.declare(record, value, origin)], late, variables: [variable] };
}

/** The region's input is only there in its first state: the second one reads a variable. */
function bindInput(first: FlowBlock, rest: FlowBlock, cx: ValueContext): Split {
  const id = cx.ids.variable();
  const { origin } = first;
  const read = b.ref(id, shapes.json, origin);
  const replace = (expr: Expr): Expr => replaceAmbient(expr, 'input', read);
  const replaced = mapCode(rest, { expr: replace, body: (body) => rewriteBody(body, replace) });
  const declared = b.declare(id, b.ambient('input', shapes.json, origin), origin);
  const variable: Variable = { id, name: 'input', origin, shape: shapes.json, constant: true };
  return { blocks: [{ ...first, before: [declared, ...first.before] }, replaced], variables: [variable] };
}

/** A state with retries evaluates its fields in each attempt: impure parts of them are bound before. */
function bindRetriedArguments(workflow: FlowWorkflow, ids: IdSupply): FlowWorkflow {
  const { impurity } = createValueContext(workflow, ids);
  const variables = new Map(workflow.variables);
  const bind = (block: FlowBlock): FlowBlock => {
    const { effect } = block;
    if (!effect || effect.kind === 'wait' || effect.kind === 'fork' || effect.retry.length === 0) return block;
    const bound: PureStatement[] = [];
    const bindImpure = (expr: Expr): Expr => {
      if (!impurity.expr(expr)) return expr;
      if (expr.kind === 'record') {
        return { ...expr, entries: expr.entries.map((entry) => ({ ...entry, value: bindImpure(entry.value) })) };
      }
      const { origin, shape } = expr;
      const id = ids.variable();
      variables.set(id, { id, name: 'argument', origin, shape, constant: true });
      bound.push(b.declare(id, expr, origin));
      return b.ref(id, shape, origin);
    };
    const once: FlowEffect =
      effect.kind === 'map'
        ? mapEffect(effect, bindImpure)
        : { ...effect, arguments: effect.arguments && bindImpure(effect.arguments) };
    return { ...block, before: [...block.before, ...bound], effect: once };
  };
  const regions = new Map(
    [...workflow.regions].map(([id, region]) => {
      const blocks = [...region.blocks].map(([key, block]) => [key, bind(block)] as const);
      return [id, { ...region, blocks: new Map(blocks) }] as const;
    }),
  );
  return { ...workflow, regions, variables };
}
