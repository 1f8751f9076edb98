/**
 * Groups the items of a distributed map into the inputs of its children: up to a number of items and a number of bytes.
 */
import { bytesOf, type Json } from './json.ts';

/** Largest input of an execution in bytes. */
const MAX_INPUT_BYTES = 262_144;

/** How items are grouped. */
export interface Batcher {
  readonly maxItems?: number | undefined;
  readonly maxBytes?: number | undefined;
  readonly batchInput?: Json | undefined;
}

/** A child's input and how many items it stands for. */
export interface ChildInput {
  readonly input: Json;
  readonly items: number;
}

/** One child per item, or per batch if there is a batcher, as the items come. */
export async function* childInputs(
  items: AsyncIterable<Json> | Iterable<Json>,
  batcher: Batcher | undefined,
): AsyncGenerator<ChildInput> {
  if (batcher === undefined) {
    for await (const input of items) yield { input, items: 1 };
    return;
  }
  const { batchInput } = batcher;
  const limit = Math.min(batcher.maxBytes || MAX_INPUT_BYTES, MAX_INPUT_BYTES);
  const most = batcher.maxItems || Number.POSITIVE_INFINITY;
  const wrap = (batch: readonly Json[]): ChildInput => ({
    input: { ...(batchInput === undefined ? {} : { BatchInput: batchInput }), Items: batch },
    items: batch.length,
  });
  const frame = bytesOf(wrap([]).input);
  let batch: Json[] = [];
  let bytes = frame;
  for await (const item of items) {
    // Each item after the first needs a comma as well.
    const size = bytesOf(item);
    if (batch.length > 0 && (batch.length >= most || bytes + size + 1 > limit)) {
      yield wrap(batch);
      batch = [];
      bytes = frame;
    }
    bytes += size + (batch.length === 0 ? 0 : 1);
    batch.push(item);
  }
  if (batch.length > 0) yield wrap(batch);
}
