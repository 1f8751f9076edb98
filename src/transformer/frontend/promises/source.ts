/**
 * What concurrent code is made from, before a combinator decides how its branches end: promises, plain values, spreads and
 * nested `Promise.all`s of a literal, or one promise per item of a list. Types only, so that scopes can hold promises.
 */
import type ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import type { ValueShape } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { MadeOf } from './shared-objects.ts';

/** How an iteration or branch ends with its value: statements that return or throw, and the shape of what they return. */
export type Ending = (value: RawExpr) => { readonly body: readonly RawStatement[]; readonly shape: ValueShape };

/** One promise per item of a list: a Map state, whose iterations end as the combinator says (null = with their value). */
export interface Each {
  readonly before: readonly RawStatement[];
  perform(ending: Ending | null): RawExpr;
}

/** An element of the array that a combinator is given. */
export type Element =
  | { readonly kind: 'plain' | 'spread'; readonly value: RawExpr }
  /** `held` is the variable that the promise was kept in. */
  | { readonly kind: 'promise'; readonly value: RawExpr; readonly held?: HeldPromise }
  /** A nested `Promise.all([…])`, whose promises run beside the outer ones. */
  | { readonly kind: 'group'; readonly elements: readonly Element[] }
  /** `...items.map(async …)`. */
  | { readonly kind: 'each'; readonly each: Each };

/** The array that a combinator is given. */
export type Source =
  | { readonly kind: 'elements'; readonly before: readonly RawStatement[]; readonly elements: readonly Element[] }
  | ({ readonly kind: 'each' } & Each);

/** What making a promise does, and what it then runs. */
interface Made {
  readonly before: readonly RawStatement[];
  readonly value: RawExpr;
}

/** `test ? f() : undefined`: a promise or another value. */
export interface PromiseChoice {
  /** `true` where it is a promise, else the value. */
  readonly presence: RawExpr;
  /** What promises among the choices resolve to. */
  readonly shape: ValueShape;
}

/** `symbol`, or `symbol.key`. */
export interface HeldName {
  readonly symbol: ts.Symbol;
  readonly key?: string;
  /** The key with which a use reads it, where that is not what the source writes. */
  keyOf?(use: ts.Identifier): string | undefined;
}

/** How a promise that fails is kept until somebody looks. */
export interface Kept {
  readonly shape: ValueShape;
  /** The error may be one that the language itself raised. */
  readonly byEngine: boolean;
}

/** Promises that others are added to. */
export interface Growing {
  /** The variables that the promises read, other than what they took along. */
  reads(): readonly VarId[];
  /** No promise has been made yet. */
  isEmpty(): boolean;
}

/** An array of promises that is being filled. */
export interface Collected extends Growing {
  /** Its declaration. */
  readonly before: readonly RawStatement[];
  /** What it is where it is awaited. */
  readonly source: Source;
  /** Adds a promise of its literal. */
  begin(value: RawExpr): readonly RawStatement[];
  /** Adds a promise that `node` pushes; undefined where that is not known to happen like this. */
  put(node: ts.Node, value: RawExpr): readonly RawStatement[] | undefined;
}

/** An array of promises that is awaited in parts: `ps.push(f())`, `await Promise.all(ps)`, `ps = []` and so on. */
export interface Batch {
  /** A list of what the promises in it need. */
  readonly entries: RawExpr;
  /** Runs the promises in it; `taken`: and takes them out. */
  source(taken: boolean): Source;
  reset(): RawStatement;
}

/** A promise, or an array of promises, that a constant or parameter of the source holds until it is awaited. */
export interface HeldPromise {
  /** What it is called where its value is kept. */
  readonly name: string;
  /** The names that stand for it, or for an object or array that has it at a key. */
  readonly names: HeldName[];
  /** The expression that made it. */
  readonly made: ts.Expression;
  /** The name stands where it is read for something else than promises. */
  isData?(use: ts.Identifier): boolean;
  /** Lowers `name.push(…)`, where the array is filled by a loop. */
  add?(node: ts.CallExpression, start: (argument: ts.Expression) => Made, keeps: (variable: VarId) => boolean): RawExpr;
  /** Lowers `name = name.then(…)`; `lower` gives what awaiting the right side gives, where the name is what it is then. */
  extend?(
    node: ts.BinaryExpression,
    lower: (before: HeldPromise) => RawExpr,
    keeps: (variable: VarId) => boolean,
  ): RawExpr;
  readonly collected?: Growing;
  readonly batch?: Batch;
  /** Variables whose objects its code was given when it was made. */
  given?: readonly VarId[];
  /** What was declared when it was made. */
  before?: MadeOf;
  /** There may be another value. */
  readonly choice?: PromiseChoice;
  /** What runs: the value of one promise, or an array of them. */
  readonly running:
    | { readonly kind: 'one'; readonly value: RawExpr }
    | { readonly kind: 'many'; readonly source: Source };
  /**
   * Pending promises have been made and must be placed in a branch; settled ones have a value, within the block `home`;
   * those that a combinator took have neither any more, nor have those that were refused.
   */
  state:
    | { readonly kind: 'pending'; readonly together: readonly HeldPromise[] }
    | {
        readonly kind: 'settled';
        readonly value: RawExpr;
        /** null = wherever its name is known. */
        readonly home: ts.Node | null;
        /** The value is a record of the result or the error, which whoever awaits the promise throws. */
        readonly kept?: Kept;
        /** What ran the promise together with others. */
        readonly by?: VarId;
      }
    | { readonly kind: 'taken' | 'refused' };
}
