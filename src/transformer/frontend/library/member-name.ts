/** How built-ins are called, by their declaration in TypeScript's library: `Array.prototype.map`, `Math.max`, `parseInt`. */
import ts from 'typescript';

/** Interfaces that describe one object. */
const OBJECTS: Readonly<Record<string, string>> = {
  Math: 'Math',
  JSON: 'JSON',
  Reflect: 'Reflect',
  Atomics: 'Atomics',
  Console: 'console',
  Crypto: 'crypto',
};

/** Interfaces of the same objects. */
const ALIASES: Readonly<Record<string, string>> = {
  ReadonlyArray: 'Array',
  ReadonlyMap: 'Map',
  ReadonlySet: 'Set',
  CallableFunction: 'Function',
  NewableFunction: 'Function',
};

/** The name of a declared member. */
export function libraryMemberName(declaration: ts.Declaration, name: string): string {
  const parent = declaration.parent;
  if (!ts.isInterfaceDeclaration(parent)) {
    const inside = ts.isVariableDeclarationList(parent) ? parent.parent.parent : parent;
    const namespace = ts.isModuleBlock(inside) && inside.parent.name;
    return namespace && namespace.text !== 'global' ? `${namespace.text}.${name}` : name;
  }
  const owner = parent.name.text;
  const object = OBJECTS[owner];
  if (object !== undefined) return `${object}.${name}`;
  const statics = /^(\w+)Constructor$/.exec(owner)?.[1];
  const intl = ts.isModuleBlock(parent.parent) && parent.parent.parent.name.text === 'Intl' ? 'Intl.' : '';
  if (statics !== undefined) return `${intl}${statics}.${name}`;
  return `${intl}${ALIASES[owner] ?? owner}.prototype.${name}`;
}
