/**
 * Homes: where an object that a name means can stand besides the name's own variable. A home is a path whose keys may differ
 * from time to time; a name comes to its home when it is read from there, or when its object is put there.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { shapes } from '../../core/shape.ts';
import type { Assign, Declare } from '../../core/statement.ts';
import { hir } from '../build.ts';
import type { HirStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';
import { isSameRead, type Path, pathOf, type Step } from './path.ts';

export interface Home {
  readonly path: Path;
  /** For each step whether its key differs from time to time. */
  readonly open: readonly boolean[];
  /** The name is read from there somewhere, not only put there. */
  readonly read: boolean;
}

/** What a statement binds a name to; `path` null = an object of its own. */
export type Binding = { readonly path: Path | null; readonly value: Expr | null };

/** The value that a statement gives to the name, null if it gives none. */
export function bindingOf(node: HirStatement, variable: VarId): Binding | null {
  if (node.kind === 'declare' && node.variable === variable)
    return { value: node.value, path: node.value && pathOf(node.value) };
  if (node.kind !== 'assign' || node.variable !== variable || node.path.length > 0 || node.inPlace) return null;
  return node.value === 'remove' ? null : { value: node.value, path: pathOf(node.value) };
}

/** Where a statement puts the name's object, or null: `list.push(name)`, `record[key] = name`, also inside of literals. */
export function sinkOf(node: HirStatement, variable: VarId): Path | null {
  if (node.kind === 'declare') return node.value && literalSink(node, node.value, variable);
  if (node.kind !== 'assign' || node.variable === variable || node.value === 'remove') return null;
  if (!node.inPlace && node.path.length === 0) return literalSink(node, node.value, variable);
  const path = writtenPath(node);
  if (!node.inPlace) return below(path, locate(node.value, variable));
  const added = appended(node);
  if (added === null) return null;
  for (const [position, { value }] of added.entries()) {
    const found = locate(value, variable);
    if (found === null) continue;
    const { origin } = node;
    const length = hir.length(readWritten(node), origin);
    const key = position === 0 ? length : hir.binary('+', length, hir.literal(position, origin), origin);
    const step: Step = { key, container: 'list', shape: value.shape, origin, lasting: true };
    return below({ ...path, steps: [...path.steps, step] }, found);
  }
  return null;
}

/** The items that a change in place adds at the end; null for other changes. */
function appended(node: Assign<never>): Extract<Expr, { kind: 'list' }>['entries'] | null {
  if (!node.inPlace || node.value === 'remove' || node.value.kind !== 'list') return null;
  const [own, ...added] = node.value.entries;
  if (own?.kind !== 'spread' || !isSameRead(own.value, readWritten(node))) return null;
  return added.every(({ kind }) => kind === 'item') ? added : null;
}

/** True for a change in place that keeps the items that are there where they are. */
export function onlyAdds(node: Assign<never>): boolean {
  if (!node.inPlace || node.value === 'remove' || node.value.kind !== 'list') return false;
  const [own] = node.value.entries;
  return own?.kind === 'spread' && isSameRead(own.value, readWritten(node));
}

function literalSink(node: Declare<never> | Assign<never>, value: Expr, variable: VarId): Path | null {
  const found = value.kind === 'record' || value.kind === 'list' ? locate(value, variable) : null;
  return found && below({ root: hir.ref(node.variable, value.shape, node.origin), steps: [] }, found);
}

function writtenPath(node: Assign<never>): Path {
  const { origin } = node;
  const steps = node.path.map(({ key, container }) => ({
    key,
    container,
    origin,
    shape: shapes.unknown,
    ...(key.kind === 'literal' && typeof key.value === 'string' && { member: true as const }),
  }));
  return { root: hir.ref(node.variable, shapes.unknown, origin), steps };
}

function readWritten(node: Assign<never>): Expr {
  return writtenPath(node).steps.reduce<Expr>(
    (object, { key, member }) =>
      member && key.kind === 'literal'
        ? hir.member(object, String(key.value), shapes.unknown, node.origin)
        : hir.index(object, key, shapes.unknown, node.origin),
    hir.ref(node.variable, shapes.unknown, node.origin),
  );
}

function below(path: Path, found: readonly Step[] | null): Path | null {
  return found && { ...path, steps: [...path.steps, ...found] };
}

/** The keys that lead to the name inside of literals. */
function locate(value: Expr, variable: VarId): readonly Step[] | null {
  const { origin, shape } = value;
  if (value.kind === 'ref') return value.variable === variable ? [] : null;
  // An item that may be undefined is put as what stands for it, and is the object itself where it is one.
  if (value.kind === 'library' && value.member === 'Data.item')
    return value.arguments.length === 1 && value.arguments[0] ? locate(value.arguments[0], variable) : null;
  if (value.kind === 'record') {
    for (const [position, entry] of value.entries.entries()) {
      if (entry.kind === 'spread' || entry.key.kind !== 'literal') continue;
      const found = locate(entry.value, variable);
      const replaced = value.entries.slice(position + 1).some((later) => mayReplace(later, entry.key));
      if (found === null || replaced) continue;
      return [{ key: entry.key, container: 'record', shape: entry.value.shape, origin, member: true }, ...found];
    }
  }
  if (value.kind !== 'list' || value.entries.some(({ kind }) => kind === 'spread')) return null;
  for (const [position, entry] of value.entries.entries()) {
    const found = locate(entry.value, variable);
    const key = hir.literal(position, origin);
    if (found !== null)
      return [{ key, container: 'list', shape: shape.item ?? shapes.json, origin, lasting: true }, ...found];
  }
  return null;
}

function mayReplace(entry: Extract<Expr, { kind: 'record' }>['entries'][number], key: Expr): boolean {
  return entry.kind === 'spread' || entry.key.kind !== 'literal' || isSameRead(entry.key, key);
}

/** The homes that a name can have, those that it is read from first; paths that differ in keys only are one home. */
export function homesOf(variable: VarId, scope: readonly HirStatement[]): readonly Home[] {
  const sources: Path[] = [];
  const sinks: Path[] = [];
  hirWalk.visit(scope, {
    statement: (node) => {
      const source = bindingOf(node, variable)?.path;
      if (source) sources.push(source);
      const sink = sinkOf(node, variable);
      if (sink !== null) sinks.push(sink);
      return true;
    },
  });
  const homes: Home[] = [];
  for (const path of [...sources, ...sinks]) {
    if (path.root.variable === variable) continue;
    const known = homes.findIndex((home) => isAlike(home.path, path));
    const home = homes[known];
    if (home === undefined)
      homes.push({ path, open: path.steps.map(({ key }) => key.kind !== 'literal'), read: sources.includes(path) });
    else {
      const open = home.open.map((is, at) => {
        const [a, b] = [home.path.steps[at], path.steps[at]];
        return is || a === undefined || b === undefined || !isSameRead(a.key, b.key);
      });
      const steps = home.path.steps.map((step, at) => (open[at] ? opened(step) : step));
      homes[known] = { ...home, open, path: { ...home.path, steps } };
    }
  }
  return homes;
}

function opened({ member: _, inRange: _inRange, ...step }: Step): Step {
  return step;
}

/** The paths lead to the same depth of the same variable, along keys of the same kinds. */
function isAlike(a: Path, b: Path): boolean {
  return (
    a.root.variable === b.root.variable &&
    a.steps.length === b.steps.length &&
    a.steps.every(({ container }, at) => {
      const other = b.steps[at]?.container;
      return container === other || container === 'either' || other === 'either';
    })
  );
}

/** The keys that a path has at the home, or null when it does not lead there. */
export function keysAt({ path, open }: Home, other: Path): readonly Step[] | null {
  if (!isAlike(path, other)) return null;
  const same = path.steps.every((step, at) => {
    const key = other.steps[at]?.key;
    return open[at] || (key !== undefined && isSameRead(step.key, key));
  });
  return same ? other.steps : null;
}
