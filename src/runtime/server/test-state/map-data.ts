/**
 * What TestState shows of a Map: its items after selection and batching, its limits, and the failure of a run of which more
 * iterations failed than it tolerates.
 */
import type { Json, JsonObject, State } from '../../../asl/index.ts';
import { childInputs, exceedsTolerance, thresholdExceeded } from '../../../dsl/distributed-map/index.ts';
import type { DataAnswer, DataLayer, MapRunPlan, StateView } from '../../interpreter/data.ts';
import { failureOf } from '../../interpreter/failure.ts';
import { StateFailure } from './run-state.ts';

type MapState = Extract<State, { Type: 'Map' }>;
type MapStart = Extract<DataAnswer, { moment: 'items' | 'mapRun' }>;

/** The limits that the state was entered with. */
export function mapLimits(start: MapStart): JsonObject {
  if (start.moment === 'items') return { maxConcurrency: start.maxConcurrency };
  const { maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = start.plan;
  return {
    maxConcurrency,
    ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
    ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
  };
}

/** The items as iterations get them, where a field changes them. */
export async function mapItems(
  state: MapState,
  start: MapStart,
  read: readonly Json[],
  view: StateView,
  data: DataLayer,
): Promise<JsonObject> {
  const items = start.moment === 'items' ? start.items : (start.plan.items ?? read);
  const selected = await selectItems(state, items, view, data);
  const batcher = start.moment === 'mapRun' ? start.plan.batcher : undefined;
  return {
    ...(state.ItemSelector === undefined ? {} : { afterItemSelector: selected }),
    ...(batcher === undefined ? {} : { afterItemBatcher: await batches(selected, batcher) }),
  };
}

async function batches(items: readonly Json[], batcher: Parameters<typeof childInputs>[1]): Promise<readonly Json[]> {
  const inputs: Json[] = [];
  for await (const { input } of childInputs(items, batcher)) inputs.push(input);
  return inputs;
}

async function selectItems(
  state: MapState,
  items: readonly Json[],
  view: StateView,
  data: DataLayer,
): Promise<readonly Json[]> {
  if (state.ItemSelector === undefined) return items;
  const selected: Json[] = [];
  for (const [Index, item] of items.entries()) {
    const context = { ...view.context, Map: { Item: { Index, Value: item } } };
    const answer = await data.answer({ moment: 'item', state, item }, { ...view, context });
    if (answer.moment === 'failed') throw new StateFailure(failureOf(answer.error, answer.message));
    if (answer.moment === 'item') selected.push(answer.input);
  }
  return selected;
}

/** Fails a Map of which so many iterations failed; one that says nothing of tolerance takes them all. */
export function refuseFailures(start: MapStart, failed: number, total: number): void {
  if (start.moment !== 'mapRun' || !tolerates(start.plan)) return;
  if (exceedsTolerance(start.plan, failed, Math.max(total, 1))) throw new StateFailure(thresholdExceeded);
}

function tolerates({ toleratedFailureCount, toleratedFailurePercentage }: MapRunPlan): boolean {
  return toleratedFailureCount !== undefined || toleratedFailurePercentage !== undefined;
}
