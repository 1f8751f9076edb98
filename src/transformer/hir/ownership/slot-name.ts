/**
 * Canonical names of slots: `groups[key]` and a later `groups[key]` are the same slot if nothing that the text depends on has
 * been written in between. With them `const list = groups[key] ?? []; list.push(x); groups[key] = list` is seen to write back
 * what it took out.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { keyTextOf } from '../value-text.ts';
import type { SlotName, State } from './state.ts';

/** The slot that a value is read from, or null. A fresh literal in its place (`?? []`) does not matter. */
export function slotNameOf(node: Expr, state: State): SlotName | null {
  if (
    node.kind === 'logical' &&
    node.operator !== '&&' &&
    (node.right.kind === 'list' || node.right.kind === 'record')
  ) {
    return slotNameOf(node.left, state);
  }
  if (node.kind === 'ref') return { root: node.variable, path: '', depends: new Set() };
  if (node.kind !== 'member' && node.kind !== 'index') return null;
  const object = slotNameOf(node.object, state);
  if (object === null) return null;
  return extend(object, node.kind === 'member' ? JSON.stringify(node.key) : node.index, state);
}

/** The slot that a write with these keys goes to. */
export function writtenSlot(root: VarId, keys: readonly Expr[], state: State): SlotName | null {
  return keys.reduce<SlotName | null>((name, key) => name && extend(name, key, state), {
    root,
    path: '',
    depends: new Set(),
  });
}

function extend(name: SlotName, key: Expr | string, state: State): SlotName | null {
  if (typeof key === 'string') return { ...name, path: `${name.path}[${key}]` };
  const depends = new Set(name.depends);
  const text = textOf(key, state, depends);
  return text === null ? null : { root: name.root, path: `${name.path}[${text}]`, depends };
}

/** The text of a key, while nothing in `depends` is written. */
function textOf(key: Expr, state: State, depends: Set<VarId>): string | null {
  return keyTextOf(key, (node) => {
    // A variable that still holds what it was read from is named by that.
    const own = slotNameOf(node, state);
    const name = (node.kind === 'ref' ? state.readFrom.get(node.variable) : undefined) ?? own;
    if (own === null || name === null) return null;
    for (const id of [own.root, name.root, ...name.depends]) depends.add(id);
    return `#${name.root}${name.path}`;
  });
}

/** True for the same slot of the same variable. */
export function isSameSlot(a: SlotName | null | undefined, b: SlotName | null): boolean {
  return a !== null && a !== undefined && b !== null && a.root === b.root && a.path === b.path;
}

/** Forgets names that a write to the variable may make wrong. */
export function forgetNames(state: State, written: VarId): void {
  for (const [variable, name] of state.readFrom) {
    if (name.root === written || name.depends.has(written)) state.readFrom.delete(variable);
  }
}
