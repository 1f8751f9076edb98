/** What is known of where a value comes from: the passages through JSON that it, or something inside of it, has come through. */
import { CONTAINERS } from '../../core/operator-shapes.ts';
import { Kind, mayBe, type ValueShape } from '../../core/shape.ts';
import { expectsNumber, Lost } from './lost.ts';
import type { Passage } from './passages.ts';

/** The passages; true = the value stands where an item of a list stood, which may have been undefined. */
export type Trace = ReadonlyMap<Passage, boolean>;

export const NO_TRACE: Trace = new Map();

/** The value itself has come through. */
export function tracedTo(passage: Passage | null, item = false): Trace {
  return passage ? new Map([[passage, item]]) : NO_TRACE;
}

export function joinTraces(...traces: readonly Trace[]): Trace {
  const some = traces.filter(({ size }) => size > 0);
  if (some.length < 2) return some[0] ?? NO_TRACE;
  const joined = new Map<Passage, boolean>();
  for (const trace of some) for (const [passage, item] of trace) joined.set(passage, joined.get(passage) || item);
  return joined;
}

/** The trace of what is read from a list (`item`) or a record. */
export function inside(trace: Trace, item: boolean): Trace {
  return trace.size === 0 ? trace : new Map([...trace.keys()].map((passage) => [passage, item]));
}

/** What of the trace matters for a value of this shape. */
export function shapedTrace(trace: Trace, shape: ValueShape): Trace {
  if (trace.size === 0 || mayBe(shape, CONTAINERS)) return trace;
  const matters = ([{ loses }, item]: readonly [Passage, boolean]): boolean =>
    (loses & Lost.numbers) !== 0 && mayBe(shape, Kind.number) ? true : item && (loses & Lost.items) !== 0;
  return new Map([...trace].filter(matters));
}

/** The passages that may have made null of a value which is used as if they had not; `deep`: with its items. */
export function nullUnseen(trace: Trace, shape: ValueShape, deep: boolean): readonly Passage[] {
  return [...trace]
    .filter(
      ([{ loses }, item]) =>
        ((loses & Lost.numbers) !== 0 && expectsNumber(shape, deep)) ||
        ((loses & Lost.items) !== 0 && item && !mayBe(shape, Kind.null)) ||
        ((loses & Lost.items) !== 0 && deep && shape.item !== undefined && !mayBe(shape.item, Kind.null)),
    )
    .map(([passage]) => passage);
}
