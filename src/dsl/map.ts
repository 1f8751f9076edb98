/**
 * A concurrent map with a limit: a Map state in the compiled workflow. Results keep the order of the items; the first
 * failure fails the map, and no further iteration starts.
 */

/** Options of {@link map}. */
export interface MapOptions {
  /** How many iterations run at the same time; all of them where absent or 0. */
  readonly maxConcurrency?: number | undefined;
  /** Name of the state. */
  readonly name?: string | undefined;
}

/**
 * Calls `iterate` for each item, concurrently, and resolves to the results in order.
 *
 * @example const receipts = await map(input.lines, async (line) => charge(line), { maxConcurrency: 5 });
 */
export async function map<T, R>(
  items: readonly T[],
  iterate: (item: T, index: number) => Promise<R> | R,
  options: MapOptions = {},
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const pending = items.entries();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const [index, item] of pending) {
      if (failed) return;
      results[index] = await iterate(item, index);
    }
  };
  const limit = options.maxConcurrency || items.length;
  const workers = Array.from({ length: Math.min(limit, items.length) }, () =>
    work().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  await Promise.all(workers);
  return results;
}
