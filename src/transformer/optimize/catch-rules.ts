/**
 * Turns tests of the error's name at the start of a handler into catch rules of their own, and drops handlers that only throw
 * the error again. What is left of the handler's tests stays a decision.
 */
import type { Expr } from '../core/expr.ts';
import { scalarOf, truthOf } from '../flow/fold-operators.ts';
import { mapRegions, withBlocks } from '../flow/graph.ts';
import type { Edge, FlowBlock, FlowWorkflow, Handler, Region } from '../flow/types.ts';
import { type ValueContext, valueAfter } from '../flow/value-after.ts';
import { createValueContext } from '../flow/value-context.ts';
import { isRunnable } from './acceptance.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const catchRules: Pass = {
  name: 'catch-rules',
  run: (workflow, { ids }) => {
    const cx = createValueContext(workflow, ids);
    return mapRegions(workflow, (region) => ruleRegion(region, workflow, cx));
  },
};

function ruleRegion(region: Region, workflow: FlowWorkflow, cx: ValueContext): Region {
  const blocks = new Map(region.blocks);
  const rests: Rests = new Map();
  for (const block of region.blocks.values()) {
    if (block.handlers.length === 0) continue;
    const split = block.handlers.flatMap((handler) => splitHandler(handler, region, rests, cx));
    const handlers = dropUseless(split, region, cx);
    const ruled: FlowBlock = { ...block, handlers };
    if (isRunnable(ruled, region, workflow, cx)) blocks.set(block.id, ruled);
  }
  for (const rest of rests.values()) blocks.set(rest.id, rest);
  return withBlocks(region, blocks);
}

/** Decisions without their first arms, by the block and the number of arms that became rules. */
type Rests = Map<string, FlowBlock>;

/** The rules that a handler's first tests make, and the handler of what they leave. */
function splitHandler(handler: Handler, region: Region, rests: Rests, cx: ValueContext): readonly Handler[] {
  const through = region.blocks.get(handler.target);
  if (handler.errorEquals !== null || !through || through.effect || through.exit.kind !== 'decide') return [handler];
  const code = [...handler.body, ...through.before];
  const { arms, otherwise } = through.exit;
  const rules: Handler[] = [];
  const passed = (edge: Edge): Edge => ({ body: [...code, ...edge.body], target: edge.target });
  for (const [index, arm] of arms.entries()) {
    const test = valueAfter(code, arm.test, cx);
    const excluded = test.kind === 'unary' && test.operator === '!' ? namesTested(test.operand) : namesDenied(test);
    if (excluded && index === arms.length - 1) {
      return [...rules, { errorEquals: excluded, ...passed(otherwise) }, { errorEquals: null, ...passed(arm) }];
    }
    const errorEquals = truthOf(test) === true ? null : namesTested(test);
    if (errorEquals === undefined) {
      if (index === 0) return [handler];
      return [...rules, { errorEquals: null, body: code, target: restOf(through, index, rests, cx).id }];
    }
    rules.push({ errorEquals, ...passed(arm) });
  }
  return [...rules, { errorEquals: null, ...passed(otherwise) }];
}

/** The handler's decision from one of its arms on; its code has run on the way. */
function restOf(block: FlowBlock, from: number, rests: Rests, cx: ValueContext): FlowBlock {
  const key = `${block.id}/${from}`;
  const known = rests.get(key);
  if (known) return known;
  const { exit } = block;
  const rest: FlowBlock = {
    ...block,
    id: cx.ids.block(),
    before: [],
    exit: exit.kind === 'decide' ? { ...exit, arms: exit.arms.slice(from) } : exit,
  };
  rests.set(key, rest);
  return rest;
}

/** The error names for which a test is false, if it is such a test. */
function namesDenied(test: Expr): readonly string[] | undefined {
  if (test.kind === 'logical' && test.operator === '&&') {
    const left = namesDenied(test.left);
    const right = namesDenied(test.right);
    return left && right && [...left, ...right];
  }
  if (test.kind !== 'binary' || (test.operator !== '!==' && test.operator !== '!=')) return;
  return namesTested({ ...test, operator: '===' });
}

/** Names that ASL matches as wildcards; comparing with them is not the same. */
const WILDCARDS: ReadonlySet<string> = new Set(['States.ALL', 'States.TaskFailed']);

/** The error names for which a test is true, if it is such a test. */
function namesTested(test: Expr): readonly string[] | undefined {
  if (test.kind === 'logical' && test.operator === '||') {
    const left = namesTested(test.left);
    const right = namesTested(test.right);
    return left && right && [...left, ...right];
  }
  if (test.kind === 'library' && test.member === 'Array.prototype.includes') {
    const [searched] = test.arguments;
    if (test.receiver?.kind !== 'list' || !searched || !isErrorName(searched) || test.arguments.length !== 1) return;
    const names = test.receiver.entries.map((entry) => (entry.kind === 'item' ? nameOf(entry.value) : undefined));
    return names.every((name) => name !== undefined) ? names : undefined;
  }
  if (test.kind !== 'binary' || (test.operator !== '===' && test.operator !== '==')) return;
  const name = isErrorName(test.left) ? nameOf(test.right) : isErrorName(test.right) ? nameOf(test.left) : undefined;
  return name === undefined ? undefined : [name];
}

function nameOf(expr: Expr): string | undefined {
  const name = scalarOf(expr)?.value;
  return typeof name === 'string' && name !== '' && !WILDCARDS.has(name) ? name : undefined;
}

function isErrorName(expr: Expr): boolean {
  return (
    expr.kind === 'member' && expr.key === 'name' && expr.object.kind === 'ambient' && expr.object.source === 'error'
  );
}

/** Without rules that come too late and without final ones that change nothing. */
function dropUseless(handlers: readonly Handler[], region: Region, cx: ValueContext): readonly Handler[] {
  const kept: Handler[] = [];
  const taken = new Set<string>();
  for (const handler of handlers) {
    if (handler.errorEquals === null) {
      kept.push(handler);
      break;
    }
    const names = handler.errorEquals.filter((name) => !taken.has(name));
    for (const name of names) taken.add(name);
    if (names.length > 0) kept.push({ ...handler, errorEquals: names });
  }
  while (kept.length > 0 && raisesAgain(kept.at(-1), region, cx)) kept.pop();
  return kept;
}

/** True when the handler ends the region with the very error it caught. */
function raisesAgain(handler: Handler | undefined, region: Region, cx: ValueContext): boolean {
  const target = handler && region.blocks.get(handler.target);
  if (!target || target.effect || target.exit.kind !== 'raise') return false;
  const error = valueAfter([...handler.body, ...target.before], target.exit.error, cx);
  return error.kind === 'ambient' && error.source === 'error';
}
