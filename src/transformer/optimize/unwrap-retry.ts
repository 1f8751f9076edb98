/**
 * Puts the retries of a one-branch fork on the branch's state itself, where the branch is a single state without retries or
 * handlers of its own. A retried state evaluates its fields again, so nothing before the effect may be impure.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import { mapRegions, withBlocks } from '../flow/graph.ts';
import { replaceAmbient } from '../flow/substitute.ts';
import type { Capture, FlowBlock, FlowWorkflow, Region } from '../flow/types.ts';
import type { ValueContext } from '../flow/value-after.ts';
import { createValueContext } from '../flow/value-context.ts';
import { rewriteBody } from '../flow/walk.ts';
import type { Variable } from '../hir/types.ts';
import { isRunnable } from './acceptance.ts';
import { mapCode } from './map-code.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const unwrapRetry: Pass = {
  name: 'unwrap-retry',
  run: (workflow, { ids }) => {
    const cx = createValueContext(workflow, ids);
    const variables = new Map(workflow.variables);
    const unwrapped = mapRegions(workflow, (region) => {
      const blocks = new Map(region.blocks);
      for (const block of region.blocks.values()) {
        const made = unwrap(block, region, workflow, cx);
        if (!made) continue;
        blocks.set(block.id, made.block);
        variables.set(made.variable.id, made.variable);
      }
      return withBlocks(region, blocks);
    });
    return { ...unwrapped, variables };
  },
};

function unwrap(
  block: FlowBlock,
  region: Region,
  workflow: FlowWorkflow,
  cx: ValueContext,
): { readonly block: FlowBlock; readonly variable: Variable } | null {
  const { effect, origin } = block;
  if (effect?.kind !== 'fork' || effect.regions.length !== 1) return null;
  const [branch] = effect.regions.map((id) => workflow.regions.get(id));
  const [only] = branch?.blocks.values() ?? [];
  if (!branch || !only || branch.blocks.size !== 1 || only.exit.kind !== 'return') return null;
  const state = withCaptures(only, effect.captures);
  const inner = state.effect;
  if (!inner || inner.kind === 'wait' || inner.retry.length > 0 || only.handlers.length > 0) return null;
  if (cx.impurity.body([...block.before, ...only.before])) return null;
  if (state.exit.kind !== 'return') return null;
  const value = state.exit.value ?? b.absent(origin);
  const id = cx.ids.variable();
  const result = b.items([b.ref(id, value.shape, origin)], origin);
  const replace = (expr: Expr): Expr => replaceAmbient(expr, 'result', result);
  const { exit } = block;
  const unwrapped: FlowBlock = {
    ...block,
    origin: only.origin,
    before: [...block.before, ...state.before],
    effect: { ...inner, retry: effect.retry, name: effect.name ?? inner.name },
    after: [...state.after, b.declare(id, value, origin), ...rewriteBody(block.after, replace)],
    exit: exit.kind === 'return' && exit.value ? { ...exit, value: replace(exit.value) } : exit,
  };
  const variable: Variable = { id, name: 'result', origin, shape: value.shape, constant: true };
  return isRunnable(unwrapped, region, workflow, cx) ? { block: unwrapped, variable } : null;
}

/** The branch's state outside of the branch: what it was given in its input it reads where that came from. */
function withCaptures(state: FlowBlock, captures: readonly Capture[]): FlowBlock {
  if (captures.length === 0) return state;
  const { origin } = state;
  const input = b.object(Object.fromEntries(captures.map(({ key, value }) => [key, value])), origin);
  const outside = (expr: Expr): Expr => replaceAmbient(expr, 'input', input);
  return mapCode(state, { expr: outside, body: (body) => rewriteBody(body, outside) });
}
