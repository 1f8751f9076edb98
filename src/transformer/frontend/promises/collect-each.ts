/** Promises that are pushed in loops and callbacks: a list of what each needs, and a Map state over it. */
import { joinShapes, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import * as b from '../make.ts';
import { returnItem } from '../map-each.ts';
import { repeated } from './carried.ts';
import type { CollectRequest } from './collect-request.ts';
import { createSites } from './sites.ts';
import type { Batch, Collected, Each, Ending } from './source.ts';

/** The array is a list of entries. */
export function collectEach({
  symbol,
  made,
  pushes,
  needs,
  scope,
  cx,
}: CollectRequest): Collected & { readonly batch: Batch } {
  const origin = cx.origin(pushes[0] ?? made);
  const sites = createSites(symbol.name, pushes.length + made.elements.length, origin, scope, cx);
  const append = (value: RawExpr) => sites.add({ value, needed: needs(value) });
  let isRun = false;
  const eachOf = (entries: RawExpr): Each => ({
    before: [],
    perform: (ending) => (sites.isEmpty() ? b.list([], origin) : run(entries, ending)),
  });
  const batch: Batch = {
    entries: sites.entries,
    reset: sites.reset,
    source: (taken) => {
      isRun = true;
      const perform = (entries: RawExpr) => (ending: Ending | null) => repeated(eachOf(entries).perform(ending), cx);
      if (!taken) return { kind: 'each', before: [], perform: perform(sites.entries) };
      const copy = b.list([{ kind: 'spread', value: sites.entries }], origin);
      const [declare, entries] = b.capture(copy, symbol.name, cx);
      return { kind: 'each', before: [...declare, sites.reset()], perform: perform(entries) };
    },
  };
  return {
    before: [sites.declare],
    batch,
    source: { kind: 'each', ...eachOf(sites.entries) },
    begin: append,
    // What is awaited in parts is written in full before the first of them is.
    put: (_, value) => (!isRun && (sites.tagged || sites.isEmpty()) ? append(value) : undefined),
    reads: sites.reads,
    isEmpty: sites.isEmpty,
  };

  /** A Map state over the collected entries. */
  function run(entries: RawExpr, ending: Ending | null): RawExpr {
    const variable = cx.variable({ name: 'entry', origin, shape: shapes.record, constant: true });
    const entry = b.ref(variable, shapes.record, origin);
    const ends = sites.values(entry).map((value) => (ending ? ending(value) : returnItem(value, shapes.json, cx)));
    const body = sites.choose(
      entry,
      ends.map((end) => end.body),
    );
    const shape = ends.map((end) => end.shape).reduce(joinShapes);
    return {
      kind: 'perform',
      origin,
      shape: shapes.list(shape),
      effect: {
        kind: 'map',
        items: entries,
        itemVariable: variable,
        run: null,
        indexVariable: null,
        body,
        maxConcurrency: null,
        retry: [],
        name: null,
      },
    };
  }
}
