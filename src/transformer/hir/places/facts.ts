/**
 * What the code of a workflow, or of a function, does to its variables, so that places can be compared: what constants are, and
 * what each name can come from. A write through a name counts as a write of all that the name can come from, whether or not the
 * name is replaced later.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Assign } from '../../core/statement.ts';
import type { HirStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';
import { findCounters } from './counters.ts';
import { givenToCallback } from './parameters.ts';

/** A key, or null for any. */
export type Key = Expr | null;

/** A way down from a variable. */
interface Way {
  readonly root: VarId;
  readonly keys: readonly Key[];
}

export interface Facts {
  /** What variables that nothing writes were declared as. */
  readonly declared: ReadonlyMap<VarId, Expr>;
  /** Variables that are bound again, or whose objects can be written through some name. */
  readonly written: ReadonlySet<VarId>;
  /** The ways that a write can take: from its variable, and from those that the variable's object can come from. */
  waysOf(node: Assign<never>): readonly Way[];
  /** What is declared by the variable stays what the variable is, while both live. */
  constant(variable: VarId): boolean;
  /** A change of an object puts something above, at or below the place. */
  mayChange(root: VarId, keys: readonly Key[]): boolean;
}

/** Where a variable's object can come from. */
interface Source extends Way {
  /** So many keys lead from the variable to an object that is an item there: 1 for a list of them, 2 for one of pairs. */
  readonly items: 0 | 1 | 2;
}

/** Collects the facts of a body. */
export function findFacts(body: readonly HirStatement[]): Facts {
  const declared = new Map<VarId, Expr>();
  const sources = new Map<VarId, Source[]>();
  const rebound = new Set<VarId>();
  const counters = findCounters(body);
  const writes: Assign<never>[] = [];
  const addSources = (variable: VarId, ways: readonly Source[]): void => {
    sources.set(variable, [...(sources.get(variable) ?? []), ...ways]);
  };
  const bind = (variable: VarId, value: Expr): void => {
    addSources(variable, sourcesOf(value));
    for (const placed of placedIn(value))
      addSources(placed.variable, [{ root: variable, keys: placed.keys, items: 0 }]);
  };
  hirWalk.visit(body, {
    expression: (node) => {
      if (node.kind !== 'library') return true;
      for (const { parameter, value, item } of givenToCallback(node))
        addSources(parameter, (item ? itemSourcesOf : sourcesOf)(value));
      return true;
    },
    statement: (node) => {
      if (node.kind === 'perform' && node.effect.kind === 'map') {
        const { itemVariable, items } = node.effect;
        addSources(itemVariable, itemSourcesOf(items));
      }
      if (node.kind === 'declare' && node.value !== null) {
        declared.set(node.variable, node.value);
        bind(node.variable, node.value);
      }
      if (node.kind === 'loop' && node.head.kind === 'each') {
        const { variable, list } = node.head;
        addSources(
          variable,
          sourcesOf(list).map((way) => (isPairs(list) ? { ...way, items: 1 } : { ...itemOf(way), items: 0 })),
        );
      }
      if (node.kind !== 'assign') return true;
      writes.push(node);
      if (node.value === 'remove') return true;
      if (node.path.length === 0) {
        if (!node.inPlace) rebound.add(node.variable);
        bind(node.variable, node.value);
        return true;
      }
      const path = node.path.map(({ key }) => key);
      const placed = node.value.kind === 'ref' ? [{ variable: node.value.variable, keys: [] }] : placedIn(node.value);
      for (const { variable, keys } of placed)
        addSources(variable, [{ root: node.variable, keys: [...path, ...keys], items: 0 }]);
      return true;
    },
  });
  const waysOf = (node: Assign<never>): readonly Way[] => {
    const ways: Way[] = [];
    const depths: number[] = [];
    const visits = new Map<VarId, number>();
    const follow = (found: Way, depth: number): void => {
      const visit = visits.get(found.root) ?? 0;
      if (visit > VISITS || ways.some((way, index) => isSameWay(way, found) && depth <= (depths[index] ?? 0))) return;
      visits.set(found.root, visit + 1);
      // A variable that its own parts come to has no end of ways.
      const way = visit === VISITS ? { root: found.root, keys: [] } : found;
      const written = visit === VISITS ? Number.POSITIVE_INFINITY : depth;
      ways.push(way);
      depths.push(written);
      for (const { root, keys, items } of sources.get(way.root) ?? []) {
        // A change of the list of items itself is none of the place.
        if (written < items) continue;
        const rest = items > 0 ? [null, ...way.keys.slice(items)] : way.keys;
        follow({ root, keys: [...keys, ...rest] }, written + keys.length + (items > 1 ? 1 - items : 0));
      }
    };
    const keys = node.path.map(({ key }) => key);
    follow({ root: node.variable, keys }, node.inPlace ? keys.length : keys.length - 1);
    return ways;
  };
  const written = new Set(rebound);
  const changed = new Map<VarId, Way[]>();
  for (const node of writes) {
    if (node.path.length > 0 || node.inPlace)
      for (const way of waysOf(node)) {
        written.add(way.root);
        changed.set(way.root, [...(changed.get(way.root) ?? []), way]);
      }
    declared.delete(node.variable);
  }
  const mayChange = (root: VarId, keys: readonly Key[]): boolean =>
    (changed.get(root) ?? []).some((way) =>
      way.keys.every((key, index) => index >= keys.length || mayBeSame(key, keys[index] ?? null)),
    );
  return {
    declared,
    written,
    constant: (variable) => !rebound.has(variable) || counters.has(variable),
    waysOf,
    mayChange,
  };
}

/** So often ways lead to one variable before any way from there on counts. */
const VISITS = 4;

function isSameWay(a: Way, b: Way): boolean {
  return (
    a.root === b.root &&
    a.keys.length === b.keys.length &&
    a.keys.every((key, index) => key === b.keys[index] || isSameLiteral(key, b.keys[index]))
  );
}

function isSameLiteral(a: Key, b: Key = null): boolean {
  return isLiteral(a) && isLiteral(b) && mayBeSame(a, b);
}

function mayBeSame(a: Key, b: Key): boolean {
  return !isLiteral(a) || !isLiteral(b) || String(a.value) === String(b.value);
}

function isLiteral(key: Key | undefined): key is Extract<Expr, { kind: 'literal' }> {
  return key?.kind === 'literal';
}

/** The variables whose objects a literal, or the new content of a list, puts somewhere, and where. */
function placedIn(value: Expr): readonly { readonly variable: VarId; readonly keys: readonly Key[] }[] {
  if (value.kind !== 'record' && value.kind !== 'list') return [];
  return value.entries.flatMap((entry) => {
    if (entry.kind === 'spread') return [];
    const key = entry.kind === 'property' ? entry.key : null;
    const own = entry.value.kind === 'ref' ? [{ variable: entry.value.variable, keys: [] }] : placedIn(entry.value);
    return own.map(({ variable, keys }) => ({ variable, keys: [key, ...keys] }));
  });
}

const KEEPS_ITEMS: ReadonlySet<string> = new Set(
  ['filter', 'slice', 'toReversed', 'toSorted', 'concat'].map((name) => `Array.prototype.${name}`),
);

function isPairs(list: Expr): boolean {
  return list.kind === 'library' && (list.member === 'Array.prototype.entries' || list.member === 'Object.entries');
}

function sourcesOf(node: Expr): readonly Source[] {
  switch (node.kind) {
    case 'ref':
      return [{ root: node.variable, keys: [], items: 0 }];
    case 'member':
      return sourcesOf(node.object).map((way) => downTo(way, { ...node, kind: 'literal', value: node.key }));
    case 'index':
      return sourcesOf(node.object).map((way) => downTo(way, node.index));
    case 'conditional':
      return [...sourcesOf(node.consequent), ...sourcesOf(node.alternate)];
    case 'logical':
      return [...sourcesOf(node.left), ...sourcesOf(node.right)];
    case 'list':
      return node.entries.flatMap(({ kind, value }) => (kind === 'spread' ? sourcesOf(value).map(itemsOf) : []));
    case 'library': {
      const [first] = node.arguments;
      if (first && node.member === 'Object.values') return sourcesOf(first).map(itemsOf);
      const paired = node.member === 'Object.entries' ? first : node.receiver;
      if (paired && isPairs(node)) return sourcesOf(paired).map((way) => ({ ...way, items: 2 }));
      const ways = node.receiver === null ? [] : sourcesOf(node.receiver);
      return KEEPS_ITEMS.has(node.member) ? ways.map(itemsOf) : ways.map((way) => ({ ...itemOf(way), items: 0 }));
    }
    default:
      return [];
  }
}

function downTo(way: Source, key: Key): Source {
  return way.items > 0 ? { ...itemOf(way), items: way.items === 2 ? 1 : 0 } : { ...way, keys: [...way.keys, key] };
}

/** What an item of a value can come from. */
function itemSourcesOf(value: Expr): readonly Source[] {
  return sourcesOf(value).map((way) => ({ ...itemOf(way), items: 0 }));
}

function itemOf({ root, keys }: Way): Way {
  return { root, keys: [...keys, null] };
}

function itemsOf(way: Source): Source {
  return { ...way, items: way.items === 2 ? 2 : 1 };
}
