/**
 * What the generator knows while it writes a program: the variables in scope with their types, what is allowed where it
 * stands (awaits, jumps, writes), how much it may still write, and which constructs it has written.
 */
import type { Random } from './random.ts';
import type { Type } from './types.ts';

export interface Variable {
  /** An identifier, or a path such as `input.a` that the surrounding code has narrowed. */
  readonly name: string;
  readonly type: Type;
  /** May be assigned. */
  readonly writable: boolean;
  /** Made on the spot and changed in place; read as a copy, so that no alias sees the changes. */
  readonly mutable: boolean;
  /** Nesting of the place that declares it. */
  readonly depth: number;
}

export interface Callable {
  readonly name: string;
  readonly parameters: readonly Type[];
  readonly result: Type;
  /** How many arguments must be given. */
  readonly least: number;
  readonly async: boolean;
}

export interface LoopFrame {
  readonly label: string | null;
  readonly kind: 'loop' | 'switch' | 'block';
}

/** What is allowed at a place in the program. */
export interface Place {
  /** `await` is allowed. */
  readonly effects: boolean;
  /** Assignments to variables declared at a smaller depth are not allowed. */
  readonly writesFrom: number;
  readonly jumps: readonly LoopFrame[];
  /** What `return` gives: a type, anything, or no `return` at all. */
  readonly returns: Type | 'anything' | null;
  readonly loops: number;
  readonly nesting: number;
  /** Inside of `Promise.all`: only one kind of failure may happen, since the first to fail wins. */
  readonly concurrent: boolean;
}

export interface Context {
  readonly random: Random;
  readonly hits: Map<string, number>;
  variables: readonly Variable[];
  callables: readonly Callable[];
  place: Place;
  /** Statements and calls that may still be written. */
  budget: number;
  awaits: number;
  names: number;
  concurrent: boolean;
  /** The program is about objects with several names. */
  shared: boolean;
  /** Writes an expression of the type. */
  expression(type: Type, depth: number): string;
  /** Writes about so many statements, as the inside of a block of their own. */
  statements(count: number, change?: Partial<Place>, inside?: Inside): string;
}

/** What else stands in the block of written statements: it shares their scope. */
export interface Inside {
  /** Adds the names that the block begins with; nothing may shadow them, nor be shadowed. */
  before?(): string;
  /** The last statement. */
  after?(): string;
}

/** The two grammars that all others call. */
export interface Writers {
  expression(cx: Context, type: Type, depth: number): string;
  statements(cx: Context, count: number, change: Partial<Place>, inside: Inside): string;
}

export function createContext(random: Random, budget: number, writers: Writers): Context {
  const cx: Context = {
    random,
    expression: (type, depth) => writers.expression(cx, type, depth),
    statements: (count, change = {}, inside = {}) => writers.statements(cx, count, change, inside),
    hits: new Map(),
    variables: [],
    callables: [],
    place: { effects: true, writesFrom: 0, jumps: [], returns: 'anything', loops: 0, nesting: 0, concurrent: false },
    budget,
    awaits: 9,
    names: 0,
    concurrent: false,
    shared: false,
  };
  return cx;
}

/** Counts a construct. */
export function hit(cx: Context, name: string): void {
  cx.hits.set(name, (cx.hits.get(name) ?? 0) + 1);
}

export function freshName(cx: Context, prefix: string): string {
  cx.names += 1;
  return `${prefix}${cx.names}`;
}

/** Runs `make` with the given changes of the place, and forgets the variables it adds. */
export function within<T>(cx: Context, change: Partial<Place>, make: () => T): T {
  const { place, variables, callables } = cx;
  cx.place = { ...place, nesting: place.nesting + 1, ...change };
  try {
    return make();
  } finally {
    cx.place = place;
    cx.variables = variables;
    cx.callables = callables;
  }
}

/** Adds a variable, hiding others of its name and the paths that begin with it. */
export function declare(cx: Context, variable: Omit<Variable, 'depth'>): void {
  const hidden = (name: string): boolean => name === variable.name || name.startsWith(`${variable.name}.`);
  cx.variables = [...cx.variables.filter((other) => !hidden(other.name)), { ...variable, depth: cx.place.nesting }];
}

/** A narrowed name for the time of `make`. */
export function narrowed<T>(cx: Context, name: string, type: Type, make: () => T): T {
  const { variables } = cx;
  const hidden = (other: string): boolean => other === name || other.startsWith(`${name}.`);
  cx.variables = [
    ...variables.filter((other) => !hidden(other.name)),
    { name, type, writable: false, mutable: false, depth: 0 },
  ];
  try {
    return make();
  } finally {
    cx.variables = variables;
  }
}

/** The variables that may be assigned here. */
export function writables(cx: Context): readonly Variable[] {
  return cx.variables.filter((variable) => variable.writable && variable.depth >= cx.place.writesFrom);
}

/** The objects that may be changed in place here. */
export function mutables(cx: Context): readonly Variable[] {
  return cx.variables.filter((variable) => variable.mutable && variable.depth >= cx.place.writesFrom);
}
