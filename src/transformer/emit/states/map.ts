/**
 * A concurrent iteration. The iteration's input is the item, or `{ item, index, … }` where the body wants more than that.
 */
import type { InlineMapState, JsonObject } from '../../../asl/index.ts';
import type { PlannedState } from '../../flow/states.ts';
import type { FlowMap } from '../../flow/types.ts';
import { emitCaptures } from './captures.ts';
import { numberField, type StateContext } from './context.ts';
import { emitItems } from './items.ts';
import { emitRecovery } from './recovery.ts';
import { type EffectExit, emitTransition } from './transition.ts';

const ITEM = '{% $states.context.Map.Item.Value %}';
const INDEX = '{% $states.context.Map.Item.Index %}';

/** The inline Map state. */
export function emitMap(effect: FlowMap, state: PlannedState, exit: EffectExit, cx: StateContext): InlineMapState {
  return {
    Type: 'Map',
    Items: emitItems(effect.items, cx),
    ...selectorField(effect, cx),
    ...(effect.maxConcurrency && { MaxConcurrency: numberField(effect.maxConcurrency, cx) }),
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...cx.graph(effect.region) },
    ...emitRecovery(effect.retry, state.handlers, cx),
    ...emitTransition(exit, state.origin, 'result', cx),
  };
}

function selectorField(effect: FlowMap, cx: StateContext): { readonly ItemSelector?: JsonObject } {
  const { passesIndex, captures } = effect;
  if (!passesIndex && captures.length === 0) return {};
  return { ItemSelector: { item: ITEM, ...(passesIndex && { index: INDEX }), ...emitCaptures(captures, cx) } };
}
