/**
 * Groups the items of a Distributed Map into the inputs of its children: up to a number of items and a number of bytes.
 */
import type { Json } from '../../asl/index.ts';
import type { MapRunPlan } from '../interpreter/data.ts';
import { jsonBytes } from '../interpreter/json.ts';
import { MAX_PAYLOAD_BYTES } from '../interpreter/payload.ts';

/** A child's input and how many items it stands for. */
export interface ChildInput {
  readonly input: Json;
  readonly items: number;
}

/** One child per item, or per batch if there is a batcher. */
export function childInputs(items: readonly Json[], batcher: MapRunPlan['batcher']): readonly ChildInput[] {
  if (batcher === undefined) return items.map((input) => ({ input, items: 1 }));
  const { batchInput } = batcher;
  const limit = Math.min(batcher.maxBytes || MAX_PAYLOAD_BYTES, MAX_PAYLOAD_BYTES);
  const most = batcher.maxItems || Number.POSITIVE_INFINITY;
  const wrap = (batch: readonly Json[]): ChildInput => ({
    input: { ...(batchInput === undefined ? {} : { BatchInput: batchInput }), Items: batch },
    items: batch.length,
  });
  const frame = jsonBytes(wrap([]).input);
  const batches: ChildInput[] = [];
  let batch: Json[] = [];
  let bytes = frame;
  for (const item of items) {
    // Each item after the first needs a comma as well.
    const more = jsonBytes(item) + (batch.length === 0 ? 0 : 1);
    if (batch.length > 0 && (batch.length >= most || bytes + more > limit)) {
      batches.push(wrap(batch));
      batch = [];
      bytes = frame;
    }
    batch.push(item);
    bytes += more;
  }
  if (batch.length > 0) batches.push(wrap(batch));
  return batches;
}
