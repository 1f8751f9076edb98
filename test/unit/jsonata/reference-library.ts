/** Built-ins by their own implementation in Node. */

/** An own property or item, as the value language reads it; nothing of null and undefined. */
export function own(object: unknown, key: unknown): unknown {
  if (object === null || object === undefined) return undefined;
  const boxed = Object(object) as Record<string, unknown>;
  return Object.hasOwn(boxed, String(key)) ? boxed[String(key)] : undefined;
}

const SPECIAL: Readonly<Record<string, (receiver: unknown, args: readonly unknown[]) => unknown>> = {
  length: (receiver, [value]) => ((receiver ?? value) as string).length,
  codePoints: (receiver, [value]) => [...((receiver ?? value) as string)],
  'Math.maxOf': (_receiver, [items]) => Math.max(...(items as number[])),
  'Math.minOf': (_receiver, [items]) => Math.min(...(items as number[])),
  'Array.prototype.keys': (receiver) => [...(receiver as unknown[]).keys()],
  'Array.prototype.entries': (receiver) => [...(receiver as unknown[]).entries()],
  'Array.prototype.values': (receiver) => [...(receiver as unknown[])],
  'Object.assign': (_receiver, args) => Object.assign({}, ...args),
};

/** Calls a built-in. */
export function callBuiltIn(member: string, receiver: unknown, args: readonly unknown[]): unknown {
  const special = SPECIAL[member];
  if (special !== undefined) return special(receiver, args);
  const path = member.split('.');
  let owner: unknown = globalThis;
  for (const step of path.slice(0, -1)) owner = (owner as Record<string, unknown>)[step];
  const implementation = (owner as Record<string, unknown>)[path.at(-1) ?? ''];
  if (typeof implementation !== 'function') throw new Error(`Node has no ${member}`);
  const copies = args.map((argument) => (typeof argument === 'function' ? argument : structuredClone(argument)));
  return Reflect.apply(implementation, path.includes('prototype') ? structuredClone(receiver) : owner, copies);
}
