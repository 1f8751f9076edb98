/**
 * Code that loops and conditions want to run later, in an order that only they know: a list with an entry for each time, which has
 * what the code needs, and the code of each place in the source that adds entries.
 */
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { atEntry, entryOf, type Site } from './entry.ts';

/** The key under which an entry says which code it is for. */
const SITE = 'site';

/** The list, and the code. */
export interface Sites {
  readonly declare: RawStatement;
  readonly entries: RawExpr;
  /** There are several places in the source. */
  readonly tagged: boolean;
  /** Another entry, for this code. */
  add(site: Site): readonly RawStatement[];
  /** No entries any more. */
  reset(): RawStatement;
  isEmpty(): boolean;
  /** The variables that the code reads, other than what entries have. */
  reads(): readonly VarId[];
  /** The code of each place, for an entry. */
  values(entry: RawExpr): readonly RawExpr[];
  /** Of what is done for each place, what the entry is for. */
  choose(entry: RawExpr, bodies: readonly (readonly RawStatement[])[]): readonly RawStatement[];
}

/** A list for entries from so many places. */
export function createSites(name: string, places: number, origin: Origin, scope: Scope, cx: Lowering): Sites {
  const shape = shapes.list(shapes.record);
  const variable = cx.variable({ name, origin, shape, constant: false });
  if (scope.region) cx.regions.set(variable, scope.region);
  const entries = b.ref(variable, shape, origin);
  const sites: Site[] = [];
  const tagged = places > 1;
  return {
    declare: b.declare(variable, b.list([], origin), origin),
    entries,
    tagged,
    add: (site) => {
      const entry = entryOf(site, origin, cx);
      const tag = b.object({ [SITE]: b.literal(sites.length, origin) }, origin);
      sites.push(site);
      const parts = [tag, entry].map((value) => ({ kind: 'spread' as const, value }));
      const item = tagged ? b.record(parts, origin) : entry;
      const own = { kind: 'spread' as const, value: entries };
      return [b.replaceContent(variable, [], b.list([own, { kind: 'item', value: item }], origin), origin)];
    },
    reset: () => b.replaceContent(variable, [], b.list([], origin), origin),
    isEmpty: () => sites.length === 0,
    reads: () =>
      sites.flatMap(({ value, needed }) => [...rawWalk.freeVariables(value)].filter((id) => !needed.includes(id))),
    values: (entry) => sites.map((site) => atEntry(site, entry, cx)),
    choose: (entry, bodies) => {
      const [last, ...others] = [...bodies].reverse();
      return others.reduce<readonly RawStatement[]>((alternate, consequent, index) => {
        const at = others.length - 1 - index;
        const from = sites[at]?.value.origin ?? origin;
        const test = b.binary('===', b.member(entry, SITE, shapes.integer, from), b.literal(at, from), from);
        return [{ kind: 'if', origin: from, test, consequent, alternate }];
      }, last ?? []);
    },
  };
}
