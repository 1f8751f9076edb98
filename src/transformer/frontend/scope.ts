/**
 * Lexical scopes of the front end. A scope maps the checker's symbols to what they mean in this inlining of the code: the
 * same helper inlined twice gets two scopes and different variables. A scope also knows the function it stands in (where
 * `return` goes), the jump targets around it and whether effects may happen here.
 */
import type ts from 'typescript';
import type { LabelId, VarId } from '../core/ids.ts';
import type { ValueShape } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import type { InlineArgument } from './inline.ts';
import type { ItemKeys } from './promises/item-keys.ts';
import type { HeldPromise } from './promises/source.ts';
import type { TypeArguments } from './type-arguments.ts';

/** A function that can be inlined, with the scope it closes over. */
export interface FunctionValue {
  readonly node: ts.FunctionLikeDeclaration;
  readonly scope: Scope;
  /** It is one of these, which is only known at run time; `node` is the one with the most parameters. */
  readonly choice?: FunctionChoice;
  /** It was taken from this list. */
  readonly kept?: KeptList;
  /** Changes the arguments before they are bound. */
  adapt?(args: readonly InlineArgument[]): readonly InlineArgument[];
}

/** The first function whose test holds; null is `undefined`. */
export interface FunctionChoice {
  readonly options: readonly { readonly test: RawExpr; readonly fn: FunctionValue | null }[];
  readonly otherwise: FunctionValue | null;
}

/** A value at compile time, and the test that it is meant. Tests read constants only. */
export interface ChoiceOption {
  readonly test: RawExpr;
  readonly binding: Binding;
}

/** A list that functions are put into while the workflow runs: at run time records of what they captured. */
export interface KeptList {
  readonly declaration: ts.Node;
  /** Where the list is declared. What its functions see from there is the same wherever they are called. */
  readonly scope: Scope;
  /** The variable that the list is declared as; a list that an expression makes has none. */
  readonly place?: VarId;
}

/** An object or array literal whose parts have no value at run time: promises, functions. Its other parts are variables. */
export interface PartsBinding {
  readonly kind: 'parts';
  readonly parts: ReadonlyMap<string, Binding>;
  /** They are promises of a list, some of them each for itself. */
  readonly items?: ListItems;
}

/** A list of promises: those that are read one by one, and under `REST` the others. */
export interface ListItems extends ItemKeys {
  readonly there: ReadonlyMap<string, ItemPresence>;
  readonly length: RawExpr;
}

/** Whether there is such an item, and what its promise resolves to. */
export interface ItemPresence {
  readonly test: RawExpr;
  readonly shape: ValueShape;
}

/** A list of functions, or of objects with functions in them. */
export interface ListBinding {
  readonly kind: 'list';
  /** A list at run time, of numbers which say which of the options an item is, or of records where the list is kept. */
  readonly tags: RawExpr;
  readonly options: readonly Binding[];
  readonly kept?: KeptList;
  /** The variable that holds the tags, where the list may change. */
  readonly place?: VarId;
}

/** A `Map` of functions, or of objects with functions in them, by constant keys, in order. */
export interface MapBinding {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string | number | boolean; readonly binding: Binding }[];
}

/** The functions of a list, in a list of its own. */
export function withoutPlace({ place: _, ...list }: ListBinding): ListBinding {
  return list;
}

/** The items of a list that is written out, such as a pair, by their indexes; undefined for other lists. */
export function tupleParts({ tags, options, kept, place }: ListBinding): PartsBinding | undefined {
  const isLiteral = tags.kind === 'list' && tags.entries.every(({ kind }) => kind === 'item');
  if (!isLiteral || kept || place !== undefined) return undefined;
  return { kind: 'parts', parts: new Map(options.map((option, index) => [`${index}`, option])) };
}

/** A variable that holds one function after another: a record of what the present one captured, or undefined. */
export interface CellBinding {
  readonly kind: 'cell';
  readonly kept: KeptList;
  readonly place: VarId;
}

/** A constant that holds a list of objects with promises in them: `items.map((n) => ({ n, promise: work({ n }) }))`. */
export interface JobsBinding {
  readonly kind: 'jobs';
  /** The list of what else the objects have, and what their promises need. */
  readonly list: VarId;
  /** All the promises. Their value is a list of what those of each object give. */
  readonly held: HeldPromise;
  /** An object of the list, whose promises have given `results`, or are to be started (null). */
  item(entry: RawExpr, results: RawExpr | null): Static;
  /** Lowers `jobs.push({ n, promise: work({ n }) })`. */
  push(node: ts.CallExpression, scope: Scope): RawExpr;
}

/** Which of several is only known at run time: the first whose test holds. */
export interface ChoiceBinding {
  readonly kind: 'choice';
  readonly options: readonly ChoiceOption[];
  readonly otherwise: Binding;
  /** Is there whenever the value is not undefined, and null where it is null. */
  readonly presence?: RawExpr;
}

/** `undefined`, or `null`, where a function could have been. */
export interface NothingBinding {
  readonly kind: 'nothing';
  readonly isNull?: true;
}

/** What a symbol stands for. */
export type Binding =
  | { readonly kind: 'variable'; readonly variable: VarId }
  | { readonly kind: 'function'; readonly value: FunctionValue }
  /** A promise that has been made and is awaited later. */
  | { readonly kind: 'promise'; readonly held: HeldPromise }
  | PartsBinding
  | ListBinding
  | MapBinding
  | CellBinding
  | JobsBinding
  | ChoiceBinding
  /** A value that is read where it is named, such as what a kept function captured. */
  | { readonly kind: 'value'; readonly value: RawExpr }
  | NothingBinding
  /** The callback parameter of `.waitForTaskToken`: the task token of the context object. */
  | { readonly kind: 'token' }
  /** Another name for an expression that has no value at run time (a handle, a stub, a namespace). */
  | {
      readonly kind: 'alias';
      readonly node: ts.Expression;
      readonly scope: Scope;
      /** The `lastIndex` of a pattern that is declared here and used with `exec` or `test`. */
      readonly lastIndex?: VarId;
    };

/** The variables that hold what a binding stands for, other than those of functions and promises. */
export function variablesOf(binding: Binding | undefined): readonly VarId[] {
  if (binding?.kind === 'variable') return [binding.variable];
  return binding?.kind === 'alias' && binding.lastIndex !== undefined ? [binding.lastIndex] : [];
}

/** Where `return` goes. */
export type Frame =
  /** Ends the machine, branch or item; its value is the region's. */
  | { readonly kind: 'region' }
  /** Ends the body of a callback given to a built-in. */
  | { readonly kind: 'lambda' }
  /** Ends an inlined function: assigns the result and leaves the labelled block. */
  | { readonly kind: 'inline'; readonly label: LabelId; readonly result: VarId };

/** A statement that `break` or `continue` can name. */
export interface JumpTarget {
  readonly name: string | null;
  readonly breakLabel: LabelId;
  /** null for switches and labelled blocks. */
  readonly continueLabel: LabelId | null;
}

export interface Scope {
  readonly parent: Scope | null;
  readonly bindings: Map<ts.Symbol, Binding>;
  readonly frame: Frame;
  readonly jumps: readonly JumpTarget[];
  /** Effects are allowed; false inside callbacks of built-ins. */
  readonly effects: boolean;
  /** The body of a recursive function, not of a callback in it: what it writes of variables around it goes back to its callers. */
  readonly handsBack: boolean;
  /** Inside the body of a `try` with a handler or finalizer, in this function. */
  readonly insideTry: boolean;
  /** Functions being inlined around here, innermost last. */
  readonly inlining: readonly FunctionValue[];
  /** The concurrent body this stands in; null in the machine itself. Variables of another one can be read, not written. */
  readonly region: ts.Node | null;
  /** Inside a task's parameters, where `context.state` means that task's state. */
  readonly taskParameters: boolean;
  /** What the type parameters of the functions around here stand for. */
  readonly types: TypeArguments;
  /** The class whose `this` is meant here, for the class form of workflows. */
  readonly self: ts.ClassDeclaration | null;
}

/** The outermost scope of a workflow body. */
export function rootScope(self: ts.ClassDeclaration | null): Scope {
  return {
    parent: null,
    bindings: new Map(),
    frame: { kind: 'region' },
    jumps: [],
    effects: true,
    handsBack: false,
    insideTry: false,
    inlining: [],
    region: null,
    taskParameters: false,
    types: new Map(),
    self,
  };
}

/** A nested scope; what is not given is inherited. */
export function childScope(parent: Scope, changes: Partial<Omit<Scope, 'parent' | 'bindings'>> = {}): Scope {
  return { ...parent, ...changes, parent, bindings: new Map() };
}

/** What a symbol means, looking outward. */
export function lookUp(scope: Scope, symbol: ts.Symbol): Binding | undefined {
  for (let current: Scope | null = scope; current; current = current.parent) {
    const binding = current.bindings.get(symbol);
    if (binding) return binding;
  }
  return undefined;
}

/** Closures of one function that are inlined inside each other, as wrappers of wrappers are. */
const NESTED_MOST = 8;

/** So many inlinings of the function are around here that there may be more and more of them. */
export function isDeeplyNested(scope: Scope, node: ts.Node): boolean {
  return scope.inlining.filter((one) => one.node === node).length >= NESTED_MOST;
}

/** The function is being inlined already: it calls itself. Another closure of the same code is another function. */
export function isInlining(scope: Scope, { node, scope: own, kept }: FunctionValue): boolean {
  const same = scope.inlining.filter((one) => one.node === node);
  return (
    isDeeplyNested(scope, node) ||
    same.some((one) => own.parent === null || one.scope === own || (kept !== undefined && one.kept === kept))
  );
}

/** A value at compile time, and what evaluating it does. */
export interface Static {
  readonly before: readonly RawStatement[];
  readonly binding: Binding;
}
