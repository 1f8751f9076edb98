/** Promises that are pushed in loops and callbacks: a list of what each needs, and a Map state over it. */
import { joinShapes, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import * as b from '../make.ts';
import { returnItem } from '../map-each.ts';
import type { CollectRequest } from './collect-request.ts';
import { createSites } from './sites.ts';
import type { Collected, Each, Ending } from './source.ts';

/** The array is a list of entries. */
export function collectEach({ symbol, made, pushes, needs, scope, cx }: CollectRequest): Collected {
  const origin = cx.origin(pushes[0] ?? made);
  const sites = createSites(symbol.name, pushes.length + made.elements.length, origin, scope, cx);
  const append = (value: RawExpr) => sites.add({ value, needed: needs(value) });
  const each: Each = {
    before: [],
    perform: (ending) => (sites.isEmpty() ? b.list([], origin) : run(ending)),
  };
  return {
    before: [sites.declare],
    source: { kind: 'each', ...each },
    begin: append,
    put: (_, value) => (sites.tagged || sites.isEmpty() ? append(value) : undefined),
    reads: sites.reads,
    isEmpty: sites.isEmpty,
  };

  /** A Map state over the collected entries. */
  function run(ending: Ending | null): RawExpr {
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
        items: sites.entries,
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
