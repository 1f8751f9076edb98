/** Promises that are pushed in loops and callbacks: a list of what each needs, and a Map state over it. */
import { joinShapes, shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import * as b from '../make.ts';
import { returnItem } from '../map-each.ts';
import type { CollectRequest } from './collect-request.ts';
import { atEntry, entryOf, type Site } from './entry.ts';
import type { Collected, Each, Ending } from './source.ts';

/** The key under which an entry says where it was pushed. */
const SITE = 'site';

/** The array is a list of entries. */
export function collectEach({ symbol, made, pushes, needs, scope, cx }: CollectRequest): Collected {
  const origin = cx.origin(pushes[0] ?? made);
  const shape = shapes.list(shapes.record);
  const variable = cx.variable({ name: symbol.name, origin, shape, constant: false });
  if (scope.region) cx.regions.set(variable, scope.region);
  const entries = b.ref(variable, shape, origin);
  const sites: Site[] = [];
  const tagged = pushes.length + made.elements.length > 1;
  const append = (value: RawExpr): readonly RawStatement[] => {
    const site = { value, needed: needs(value) };
    const entry = entryOf(site, origin, cx);
    const tag = b.object({ [SITE]: b.literal(sites.length, origin) }, origin);
    sites.push(site);
    const item = tagged
      ? b.record(
          [
            { kind: 'spread', value: tag },
            { kind: 'spread', value: entry },
          ],
          origin,
        )
      : entry;
    const list = b.list(
      [
        { kind: 'spread', value: entries },
        { kind: 'item', value: item },
      ],
      origin,
    );
    return [b.replaceContent(variable, [], list, origin)];
  };
  const each: Each = {
    before: [],
    perform: (ending) => (sites.length === 0 ? b.list([], origin) : run(sites, tagged, entries, ending)),
  };
  return {
    before: [b.declare(variable, b.list([], origin), origin)],
    source: { kind: 'each', ...each },
    begin: append,
    put: (_, value) => (tagged || sites.length === 0 ? append(value) : undefined),
    reads: () =>
      sites.flatMap(({ value, needed }) => [...rawWalk.freeVariables(value)].filter((id) => !needed.includes(id))),
    isEmpty: () => sites.length === 0,
  };

  /** A Map state over the collected entries. */
  function run(all: readonly Site[], choose: boolean, items: RawExpr, ending: Ending | null): RawExpr {
    const variable = cx.variable({ name: 'entry', origin, shape: shapes.record, constant: true });
    const entry = b.ref(variable, shapes.record, origin);
    const ends = all.map((site) => {
      const value = atEntry(site, entry, cx);
      return ending ? ending(value) : returnItem(value, shapes.json, cx);
    });
    const [last, ...others] = [...ends].reverse();
    const body = others.reduce<readonly RawStatement[]>((alternate, end, index) => {
      const at = others.length - 1 - index;
      const from = all[at]?.value.origin ?? origin;
      const test = b.binary('===', b.member(entry, SITE, shapes.integer, from), b.literal(at, from), from);
      return [{ kind: 'if', origin: from, test, consequent: end.body, alternate }];
    }, last?.body ?? []);
    const shape = ends.map((end) => end.shape).reduce(joinShapes);
    return {
      kind: 'perform',
      origin,
      shape: shapes.list(shape),
      effect: {
        kind: 'map',
        items,
        itemVariable: variable,
        run: null,
        indexVariable: null,
        body: choose ? body : (last?.body ?? []),
        maxConcurrency: null,
        retry: [],
        name: null,
      },
    };
  }
}
