/**
 * Properties that get a value where they were undefined. JavaScript keeps their place among the others; Step Functions, where an
 * object has no undefined properties, puts them at the end. That shows where keys are listed or written as JSON. What counts are
 * names: those which any object of the workflow may have without a value while another one may come after them.
 */
import type { Expr, RecordEntry, RecordExpr } from '../core/expr.ts';
import { isOnly, Kind, mayBe } from '../core/shape.ts';
import type { Assign } from '../core/statement.ts';
import type { HirStatement, HirWorkflow } from './types.ts';
import { hirWalk } from './walk.ts';

/** Names of properties; null where they may be any. */
export type PropertyNames = ReadonlySet<string> | null;

const NONE: ReadonlySet<string> = new Set();

/** The names that may be without a value in an object where another property comes after them. */
export function unsetNames(workflow: HirWorkflow): PropertyNames {
  const unset: PropertyNames[] = [];
  const literals: (readonly PropertyNames[])[] = [];
  const added: PropertyNames[] = [];
  const expression = (node: Expr): boolean => {
    unset.push(unsetBy(node));
    if (node.kind !== 'record') return true;
    const names = node.entries.map(namesIn);
    literals.push(names);
    const spread = node.entries.findIndex(({ kind }) => kind === 'spread');
    if (spread >= 0) added.push(...names.slice(spread + 1));
    return true;
  };
  const statement = (node: HirStatement): boolean => {
    if (node.kind === 'assign') {
      unset.push(unsetByWrite(node));
      if (!node.inPlace && node.value !== 'remove') added.push(nameWritten(node));
    }
    return true;
  };
  hirWalk.visit(workflow.body, { statement, expression });
  for (const { body } of workflow.functions.values()) hirWalk.visit(body, { statement, expression });
  const all = joinNames(unset);
  const later = joinNames(added);
  return all && new Set([...all].filter((name) => mayBeFollowed(name, literals, later)));
}

/** Another property may come after this one: in a literal, or as it is added to one that has not had it before. */
function mayBeFollowed(name: string, literals: readonly (readonly PropertyNames[])[], later: PropertyNames): boolean {
  let before: ReadonlySet<string> | undefined;
  for (const names of literals) {
    const index = names.findIndex((one) => one?.size === 1 && one.has(name));
    if (index < 0) continue;
    if (index < names.length - 1) return true;
    const known = new Set(names.flatMap((one) => (one?.size === 1 ? [...one] : [])));
    before = before ? new Set([...before].filter((one) => known.has(one))) : known;
  }
  return later === null || [...later].some((other) => other !== name && !before?.has(other));
}

/** The names that an expression may give to properties without a value. */
function unsetBy(node: Expr): PropertyNames {
  if (node.kind === 'record')
    return joinNames(
      node.entries.map((entry) =>
        entry.kind === 'property' && mayBe(entry.value.shape, Kind.absent) ? nameOf(entry.key) : NONE,
      ),
    );
  // Groups of a match, and pairs with undefined values, have names that only the run knows.
  const groups = node.kind === 'member' && node.object.shape.match !== undefined && node.key === 'groups';
  const made = node.kind === 'library' && node.member === 'Object.fromEntries';
  return groups || (made && node.shape.undefinedProperties) ? null : NONE;
}

/** The names that a write may leave without a value. */
function unsetByWrite(write: Assign<never>): PropertyNames {
  return write.value !== 'remove' && mayBe(write.value.shape, Kind.absent) ? nameWritten(write) : NONE;
}

/** The property that a write gives another value. */
function nameWritten({ path }: Assign<never>): PropertyNames {
  const step = path.at(-1);
  return step && step.container !== 'list' ? nameOf(step.key) : NONE;
}

/** An entry may give a value to a property which one before it has without. */
export function fillsEntries({ entries }: RecordExpr<never>, unset: PropertyNames): boolean {
  return entries.some((entry, index) => {
    if (isOnly(entry.value.shape, Kind.absent)) return false;
    const unsetBefore = joinNames(entries.slice(0, index).map((before) => unsetIn(before, unset)));
    return overlap(unsetBefore, namesIn(entry));
  });
}

/** A write may give a value to a property that is there without one. */
export function fillsProperty(write: Assign<never>, unset: PropertyNames): boolean {
  if (write.value === 'remove' || write.inPlace || isOnly(write.value.shape, Kind.absent)) return false;
  return overlap(unset, nameWritten(write));
}

/** All the names together. */
export function joinNames(all: readonly PropertyNames[]): PropertyNames {
  return all.includes(null) ? null : new Set(all.flatMap((names) => [...(names ?? [])]));
}

/** The names without a value that an entry may bring. */
function unsetIn(entry: RecordEntry<never>, unset: PropertyNames): PropertyNames {
  if (entry.kind === 'property') return mayBe(entry.value.shape, Kind.absent) ? nameOf(entry.key) : NONE;
  if (!entry.value.shape.undefinedProperties) return NONE;
  const names = namesIn(entry);
  if (names === null || unset === null) return names ?? unset;
  return new Set([...names].filter((name) => unset.has(name)));
}

function namesIn(entry: RecordEntry<never>): PropertyNames {
  if (entry.kind === 'property') return nameOf(entry.key);
  return entry.names ? new Set(entry.names) : null;
}

function nameOf(key: Expr): PropertyNames {
  return key.kind === 'literal' ? new Set([String(key.value)]) : null;
}

function overlap(one: PropertyNames, other: PropertyNames): boolean {
  if (one === null || other === null) return (one ?? other)?.size !== 0;
  return [...one].some((name) => other.has(name));
}
