/**
 * The value language shared by all levels of the compiler. `Expr<E>` has JavaScript's meaning on JSON values and
 * `undefined`, evaluated left to right; `E` adds leaves. `Expr` (E = never) is pure: no effect, no write, no throw. So an
 * effect that reaches the control-flow graph is a type error. Every node has an origin and the shape of its value.
 */
import type { FunctionId, VarId } from './ids.ts';
import type { LibraryMember } from './library.ts';
import type { Origin } from './origin.ts';
import type { ValueShape } from './shape.ts';
import type { PureStatement, Statement } from './statement.ts';

interface Node {
  readonly origin: Origin;
  readonly shape: ValueShape;
  /** The value of a constant of a module or of a field of a class: every execution reads it, so that nothing may change it. */
  readonly shared?: true;
}

/** A JSON scalar. */
export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}
/** `undefined`. */
export interface Absent extends Node {
  readonly kind: 'absent';
}
/** The value of a variable. */
export interface Ref extends Node {
  readonly kind: 'ref';
  readonly variable: VarId;
}
/**
 * `object.key` with a static key. Where `object` can be null or undefined the value is undefined: the front end puts a check
 * that throws TypeError in front where JavaScript would throw, and uses this as it stands for `?.`.
 */
export interface Member<E> extends Node {
  readonly kind: 'member';
  readonly object: Expr<E>;
  readonly key: string;
  /** The variable that the property is the value of, in a record that carries several out of a function. */
  readonly carries?: VarId;
}
/** `object[index]` with a computed key, on records (own properties only), lists and strings; undefined where there is none. */
export interface Index<E> extends Node {
  readonly kind: 'index';
  readonly object: Expr<E>;
  readonly index: Expr<E>;
  /** The index is proven to be an integer with 0 <= index < length. */
  readonly inRange?: true;
}
export type RecordEntry<E> =
  | { readonly kind: 'property'; readonly key: Expr<E>; readonly value: Expr<E> }
  | {
      readonly kind: 'spread';
      readonly value: Expr<E>;
      /** Properties that are undefined in it may hide some of the entries before. */
      readonly overrides?: true;
      /** The properties that it may have; absent where they are not known. */
      readonly names?: readonly string[];
    };
/** An object literal; later entries win; spreads of null and undefined add nothing. Keys are strings (or numbers). */
export interface RecordExpr<E> extends Node {
  readonly kind: 'record';
  readonly entries: readonly RecordEntry<E>[];
}
export type ListEntry<E> = { readonly kind: 'item' | 'spread'; readonly value: Expr<E> };
/** An array literal. A spread value is a list (the front end turns strings into lists first). */
export interface ListExpr<E> extends Node {
  readonly kind: 'list';
  readonly entries: readonly ListEntry<E>[];
}
/** A template literal: string parts and values converted as `String(value)` does. */
export interface Template<E> extends Node {
  readonly kind: 'template';
  readonly parts: readonly Expr<E>[];
}
export type UnaryOperator = '!' | '-' | '+' | '~' | 'typeof' | 'void';
export interface Unary<E> extends Node {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expr<E>;
}
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**'
  | '==='
  | '!=='
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | 'in';
/** A binary operator with JavaScript's meaning on operands of the given shapes. */
export interface Binary<E> extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expr<E>;
  readonly right: Expr<E>;
}
export type LogicalOperator = '&&' | '||' | '??';
export interface Logical<E> extends Node {
  readonly kind: 'logical';
  readonly operator: LogicalOperator;
  readonly left: Expr<E>;
  readonly right: Expr<E>;
}
/** `test ? consequent : alternate`, test by JavaScript's truthiness. */
export interface Conditional<E> extends Node {
  readonly kind: 'conditional';
  readonly test: Expr<E>;
  readonly consequent: Expr<E>;
  readonly alternate: Expr<E>;
}
/** A call of a built-in. `receiver` is the object a method is called on, null for `Math.max`, `Number`, ... */
export interface LibraryCall<E> extends Node {
  readonly kind: 'library';
  readonly member: LibraryMember;
  readonly receiver: Expr<E> | null;
  readonly arguments: readonly Expr<E>[];
  /** Lists properties for code that passes over those that are undefined, so that leaving them out changes nothing. */
  readonly presentOnly?: true;
}
/** A callback given to a built-in. Its body never performs effects and never writes outer variables. Its shape is the result's. */
export interface Lambda<E> extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly VarId[];
  readonly body: readonly Statement<E, never>[];
}
/** A call of one of the workflow's pure functions; captured variables travel as arguments. */
export interface FunctionCall<E> extends Node {
  readonly kind: 'call';
  readonly function: FunctionId;
  readonly arguments: readonly Expr<E>[];
}
/** A regular expression literal, only as an argument of a built-in. */
export interface RegExpLiteral extends Node {
  readonly kind: 'regexp';
  readonly source: string;
  readonly flags: string;
}
/** Runs pure statements; its value is what they `return`. Reads outer variables, writes only its own. No throw inside. */
export interface Program extends Node {
  readonly kind: 'program';
  readonly body: readonly PureStatement[];
}
/** Identifier of a resource: the text `${<id><attribute>}` that deployment replaces. */
export interface Placeholder extends Node {
  readonly kind: 'placeholder';
  readonly id: string;
  readonly attribute: 'Name' | 'Arn' | 'Url';
}
/** A value of the context object, `$states.context.<path>`. */
export interface ContextValue extends Node {
  readonly kind: 'context';
  readonly path: readonly string[];
}
/**
 * A value that only exists at one point of the graph: `input` = the input of a region's first state, `result` = the result
 * of a block's effect (in its updates and output), `error` = `{ name, message }` of the error that a handler caught.
 */
export interface Ambient extends Node {
  readonly kind: 'ambient';
  readonly source: 'input' | 'result' | 'error';
}

/** Every kind of expression but the extra leaves. */
export type CoreExpr<E> =
  | Literal
  | Absent
  | Ref
  | Member<E>
  | Index<E>
  | RecordExpr<E>
  | ListExpr<E>
  | Template<E>
  | Unary<E>
  | Binary<E>
  | Logical<E>
  | Conditional<E>
  | LibraryCall<E>
  | Lambda<E>
  | FunctionCall<E>
  | RegExpLiteral
  | Program
  | Placeholder
  | ContextValue
  | Ambient;

export type Expr<E = never> = CoreExpr<E> | E;
