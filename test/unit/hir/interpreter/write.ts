/** Writes into objects, by sharing or by copying. Writes to something that is no object do nothing, in both. */
import type { Memory } from './machine.ts';

type Key = string | number;
type Content = Record<Key, unknown>;

/** One write: `remove` deletes the key, `content` replaces what is inside the object at the path, `value` binds. */
export interface Write {
  readonly keys: readonly Key[];
  readonly kind: 'value' | 'content' | 'remove';
  readonly value: unknown;
}

/** What the variable holds after the write. */
export function applyWrite(root: unknown, write: Write, memory: Memory): unknown {
  return memory === 'references' ? shared(root, write) : copied(root, write);
}

function isObject(value: unknown): value is Content {
  return typeof value === 'object' && value !== null;
}

function shared(root: unknown, write: Write): unknown {
  let object = root;
  const depth = write.kind === 'content' ? write.keys.length : write.keys.length - 1;
  for (const key of write.keys.slice(0, depth)) object = isObject(object) ? object[key] : undefined;
  if (!isObject(object)) return root;
  const key = write.keys.at(-1) ?? '';
  if (write.kind === 'content') replaceContent(object, write.value);
  else if (write.kind === 'remove') delete object[key];
  else object[key] = write.value;
  return root;
}

function replaceContent(object: Content, content: unknown): void {
  if (Array.isArray(object) && Array.isArray(content)) object.splice(0, object.length, ...content);
  else if (isObject(content)) {
    const entries = Object.entries(content);
    for (const key of Object.keys(object)) delete object[key];
    for (const [key, value] of entries) object[key] = value;
  }
}

function copied(root: unknown, write: Write): unknown {
  if (!isObject(root)) return root;
  const [key, ...rest] = write.keys;
  if (key === undefined) return shared(shallowCopy(root), write);
  if (rest.length === 0 && write.kind !== 'content') return shared(shallowCopy(root), write);
  if (!isObject(root[key])) return root;
  const copy = shallowCopy(root);
  copy[key] = copied(root[key], { ...write, keys: rest });
  return copy;
}

function shallowCopy(object: Content): Content {
  return Array.isArray(object) ? ([...object] as unknown as Content) : { ...object };
}
