/**
 * Abstract values for the depth analysis: of every value only the functions that it is or may contain are known. A frame
 * maps variables to such values, as jsonata's own frames do; binding adds, so that a closure sees what is bound later.
 */
import type { SyntaxNode } from './syntax.ts';

/** The functions that a value is or may contain; a value without any is the empty set. */
export type Functions = ReadonlySet<Closure>;

/** A function value. */
export type Closure =
  | { readonly kind: 'lambda' | 'transform'; readonly id: number; readonly node: SyntaxNode; readonly frame: Frame }
  /** `f(?, x)`; a place without a value is undefined. An empty `of` is a built-in function. */
  | {
      readonly kind: 'partial';
      readonly id: number;
      readonly of: Functions;
      readonly filled: readonly (Functions | undefined)[];
    }
  /** `f ~> g` */
  | { readonly kind: 'chain'; readonly id: number; readonly first: Functions; readonly second: Functions };

/** Variables of one lexical scope. */
export interface Frame {
  readonly parent: Frame | undefined;
  readonly names: Map<string, Set<Closure>>;
  /** Counts what was added, so that results computed before an addition are recognised as old. */
  version: number;
}

/** The value that holds no function. */
export const noFunctions: Functions = new Set();

/** An empty scope inside another. */
export function frameIn(parent: Frame | undefined): Frame {
  return { parent, names: new Map(), version: 0 };
}

/** Adds functions to what a variable of this scope may hold. */
export function bind(frame: Frame, name: string, functions: Functions): void {
  const known = frame.names.get(name) ?? new Set();
  const size = known.size;
  for (const closure of functions) known.add(closure);
  if (!frame.names.has(name) || known.size > size) frame.version += 1;
  frame.names.set(name, known);
}

/** What a variable may hold, looked up from the inside out. */
export function lookup(frame: Frame | undefined, name: string): Functions {
  for (let scope = frame; scope !== undefined; scope = scope.parent) {
    const found = scope.names.get(name);
    if (found !== undefined) return found;
  }
  return noFunctions;
}

/** A text that changes whenever a scope that the frame sees gains something. */
export function versionOf(frame: Frame): string {
  let version = '';
  for (let scope: Frame | undefined = frame; scope !== undefined; scope = scope.parent) version += `${scope.version}.`;
  return version;
}

/** All functions of several values. */
export function union(values: Iterable<Functions>): Functions {
  const all = new Set<Closure>();
  for (const functions of values) for (const closure of functions) all.add(closure);
  return all.size === 0 ? noFunctions : all;
}
