/** Built-ins by their own names, run on the values as they are. */
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
  if (member === 'length') return (args[0] as { length?: unknown } | undefined)?.length;
  if (member === 'codePoints') return [...(args[0] as string)];
  const [owner = '', ...path] = member.split('.');
  const global = Reflect.get(globalThis, owner);
  if (path.length === 0) return (global as AnyFunction)(...args);
  // The front end puts a check in front of calls on null and undefined; programs made at random have none.
  if (path[0] === 'prototype' && (receiver === null || receiver === undefined)) return undefined;
  if (path[0] === 'prototype')
    return (Reflect.get(global.prototype, path[1] ?? '') as AnyFunction).apply(receiver, [...args]);
  return (Reflect.get(global, path[0] ?? '') as AnyFunction)(...args);
}
