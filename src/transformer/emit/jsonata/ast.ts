/**
 * The part of JSONata 2.0.6 that the back end writes, as a typed tree. A node says what is evaluated, not how it is spelled:
 * parentheses that precedence asks for are added by the printer, while a `block` is always evaluated as one (a scope of its
 * own, and a list inside one is spliced by a surrounding list instead of nested).
 */

/** Operators between two operands. */
export type JsonataOperator =
  | 'or'
  | 'and'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | '+'
  | '-'
  | '&'
  | '*'
  | '/'
  | '%';

export interface JsonataLiteral {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}
/** A string that deployment fills in: `${OrdersName}`, never escaped. */
export interface JsonataPlaceholder {
  readonly kind: 'placeholder';
  readonly text: string;
}
/** `$name`. */
export interface JsonataVariable {
  readonly kind: 'variable';
  readonly name: string;
}
/** `object.name`; consecutive ones are one path. */
export interface JsonataField {
  readonly kind: 'field';
  readonly object: JsonataNode;
  readonly name: string;
}
/** `object[predicate]`. */
export interface JsonataIndex {
  readonly kind: 'index';
  readonly object: JsonataNode;
  readonly predicate: JsonataNode;
}
/** `operand[]`: a sequence of one stays an array. */
export interface JsonataKeep {
  readonly kind: 'keep';
  readonly operand: JsonataNode;
}
export interface JsonataCall {
  readonly kind: 'call';
  readonly callee: JsonataNode;
  readonly arguments: readonly JsonataNode[];
}
export interface JsonataLambda {
  readonly kind: 'lambda';
  readonly parameters: readonly string[];
  readonly body: JsonataNode;
}
export interface JsonataNegate {
  readonly kind: 'negate';
  readonly operand: JsonataNode;
}
export interface JsonataBinary {
  readonly kind: 'binary';
  readonly operator: JsonataOperator;
  readonly left: JsonataNode;
  readonly right: JsonataNode;
}
export interface JsonataCondition {
  readonly kind: 'condition';
  readonly test: JsonataNode;
  readonly consequent: JsonataNode;
  readonly alternate: JsonataNode;
}
/** `$name := value`, an item of a block. */
export interface JsonataBind {
  readonly kind: 'bind';
  readonly name: string;
  readonly value: JsonataNode;
}
/** `(item; item; value)`. */
export interface JsonataBlock {
  readonly kind: 'block';
  readonly items: readonly JsonataNode[];
}
/** `[item, from..to]`. */
export interface JsonataList {
  readonly kind: 'list';
  readonly items: readonly (JsonataNode | JsonataRange)[];
}
export interface JsonataRange {
  readonly kind: 'range';
  readonly from: JsonataNode;
  readonly to: JsonataNode;
}
export interface JsonataObject {
  readonly kind: 'object';
  readonly entries: readonly { readonly key: JsonataNode; readonly value: JsonataNode }[];
}
/** `/source/flags`; the flags are `i` and `m`. */
export interface JsonataRegExp {
  readonly kind: 'regexp';
  readonly source: string;
  readonly flags: string;
}

export type JsonataNode =
  | JsonataLiteral
  | JsonataPlaceholder
  | JsonataVariable
  | JsonataField
  | JsonataIndex
  | JsonataKeep
  | JsonataCall
  | JsonataLambda
  | JsonataNegate
  | JsonataBinary
  | JsonataCondition
  | JsonataBind
  | JsonataBlock
  | JsonataList
  | JsonataObject
  | JsonataRegExp;
