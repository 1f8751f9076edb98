/** Built-ins by their own names; methods are those of lists. */
import type { LibraryMember } from '../../../../src/transformer/core/library.ts';
import type { Machine } from './machine.ts';

type AnyFunction = (...args: readonly unknown[]) => unknown;

/** Calls a built-in. */
export function callLibrary(
  member: LibraryMember,
  receiver: unknown,
  args: readonly unknown[],
  machine: Machine,
): unknown {
  if (member === 'Date.now' || member === 'Math.random' || member === 'crypto.randomUUID') {
    machine.impureCalls += 1;
    return machine.impureCalls;
  }
  // The front end sees to it that receivers have the right type; programs made at random do not.
  if (member === 'length') return Array.isArray(args[0]) ? args[0].length : 0;
  const [owner = '', ...path] = member.split('.');
  const global = Reflect.get(globalThis, owner);
  if (path.length === 0) return (global as AnyFunction)(...args);
  if (path[0] === 'prototype') {
    const list = Array.isArray(receiver) ? receiver : [];
    return (Reflect.get(global.prototype, path[1] ?? '') as AnyFunction).apply(list, [...args]);
  }
  return (Reflect.get(global, path[0] ?? '') as AnyFunction)(...args);
}
