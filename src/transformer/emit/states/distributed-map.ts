/**
 * A map whose iterations are executions of their own: reader, batches, tolerance and writer. What the children read of the
 * state machine's variables travels in ItemSelector, or with batches once per batch in BatchInput.
 */
import type {
  DistributedMapState,
  ItemBatcher,
  ItemReader,
  Json,
  JsonObject,
  ResultWriter,
} from '../../../asl/index.ts';
import { b } from '../../core/build.ts';
import { fault } from '../../core/compiler-fault.ts';
import type { Expr } from '../../core/expr.ts';
import { shapes } from '../../core/shape.ts';
import { BATCH_INPUT_KEY } from '../../flow/child-prologue.ts';
import type { PlannedState } from '../../flow/states.ts';
import type { FlowMap } from '../../flow/types.ts';
import type { Batching, ItemReading, MapRun, ResultWriting } from '../../hir/map-run.ts';
import { numberField, type StateContext } from './context.ts';
import { emitItems } from './items.ts';
import { emitRecovery } from './recovery.ts';
import { type EffectExit, emitTransition } from './transition.ts';

/** A map that starts a Map Run. */
export type FlowMapRun = FlowMap & { readonly run: MapRun<never> };

/** The distributed Map state. */
export function emitDistributedMap(
  effect: FlowMapRun,
  state: PlannedState,
  exit: EffectExit,
  cx: StateContext,
): DistributedMapState {
  const { run, maxConcurrency } = effect;
  const { toleratedFailurePercentage, toleratedFailureCount, executionType } = run;
  return {
    Type: 'Map',
    ...(run.label !== null && { Label: run.label }),
    ...(run.reading ? { ItemReader: readerField(run.reading, cx) } : { Items: emitItems(effect.items, cx) }),
    ...selectorField(effect, cx),
    ...(run.batching && { ItemBatcher: batcherField(run.batching, effect, cx) }),
    ...(maxConcurrency && { MaxConcurrency: numberField(maxConcurrency, cx) }),
    ...(toleratedFailurePercentage && { ToleratedFailurePercentage: numberField(toleratedFailurePercentage, cx) }),
    ...(toleratedFailureCount && { ToleratedFailureCount: numberField(toleratedFailureCount, cx) }),
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType },
      ...cx.graph(effect.region),
    },
    ...(run.writing && { ResultWriter: writerField(run.writing, cx) }),
    ...emitRecovery(effect.retry, state.handlers, cx),
    ...emitTransition(exit, state.origin, 'result', cx),
  };
}

function readerField(
  { resource, arguments: location, config, maxItems }: ItemReading<never>,
  cx: StateContext,
): ItemReader {
  const whole = { ...config, ...(maxItems && { MaxItems: numberField(maxItems, cx) }) };
  return {
    Resource: resource,
    Arguments: objectField(location, cx),
    ...(Object.keys(whole).length > 0 && { ReaderConfig: whole }),
  };
}

function writerField({ resource, arguments: location, config }: ResultWriting<never>, cx: StateContext): ResultWriter {
  return { Resource: resource, Arguments: objectField(location, cx), ...(config && { WriterConfig: config }) };
}

function objectField(value: Expr, cx: StateContext): string | JsonObject {
  const field = cx.field(value, 'data');
  return typeof field === 'string' || isObject(field) ? field : fault('an object was expected', value.origin);
}

function isObject(field: Json): field is JsonObject {
  return typeof field === 'object' && field !== null && !Array.isArray(field);
}

/** Without batches the values travel with each item. */
function selectorField(effect: FlowMapRun, cx: StateContext): { readonly ItemSelector?: Json } {
  const { passesIndex, run, captures } = effect;
  const { origin } = effect.items;
  if (run.batching || (!passesIndex && captures.length === 0)) return {};
  const item = b.context(['Map', 'Item', 'Value'], shapes.json, origin);
  const index = b.context(['Map', 'Item', 'Index'], shapes.integer, origin);
  const selected = { item, ...(passesIndex && { index }), ...valuesOf(effect) };
  return { ItemSelector: cx.field(b.object(selected, origin), 'data') };
}

function batcherField(batching: Batching<never>, effect: FlowMapRun, cx: StateContext): ItemBatcher {
  const { maxItems, maxBytes, input, wrapped } = batching;
  const { origin } = effect.items;
  const sent =
    effect.captures.length > 0 || wrapped
      ? b.object({ ...(input && { [BATCH_INPUT_KEY]: input }), ...valuesOf(effect) }, origin)
      : input;
  return {
    ...(maxItems && { MaxItemsPerBatch: numberField(maxItems, cx) }),
    ...(maxBytes && { MaxInputBytesPerBatch: numberField(maxBytes, cx) }),
    ...(sent && { BatchInput: cx.field(sent, 'data') }),
  };
}

function valuesOf({ captures }: FlowMapRun): Readonly<Record<string, Expr>> {
  return Object.fromEntries(captures.map(({ key, value }) => [key, value]));
}
