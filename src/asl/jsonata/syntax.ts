/**
 * The parser of npm `jsonata` 2.0.6 (the version AWS runs) behind a typed view of its syntax tree. The package's own types
 * describe an older tree; `SyntaxNode` names the fields that 2.0.6 really produces. Trees are never changed.
 */
import jsonata from 'jsonata';

/** A node of the syntax tree after jsonata's own rewriting; which fields exist depends on `type`. */
export interface SyntaxNode {
  readonly type: string;
  /** Operator, literal or name. */
  readonly value?: unknown;
  /** Of a path. */
  readonly steps?: readonly SyntaxNode[];
  /** Filters of a step within a path. */
  readonly stages?: readonly SyntaxFilter[];
  /** Filters of anything else. */
  readonly predicate?: readonly SyntaxFilter[];
  /** Grouping `{…}` after an expression. */
  readonly group?: { readonly lhs: readonly SyntaxPair[] };
  /** Of a sort step `^(…)`. */
  readonly terms?: readonly { readonly expression: SyntaxNode }[];
  /** Left operand; in an object constructor the list of key and value pairs. */
  readonly lhs?: SyntaxNode | readonly SyntaxPair[];
  readonly rhs?: SyntaxNode;
  /** Operand of unary minus. */
  readonly expression?: SyntaxNode;
  /** Of an array constructor or a block. */
  readonly expressions?: readonly SyntaxNode[];
  readonly procedure?: SyntaxNode;
  /** Of a call; in a lambda its parameters. */
  readonly arguments?: readonly SyntaxNode[];
  readonly body?: SyntaxNode;
  /** Set on the lambda that jsonata wraps around a call in tail position. */
  readonly thunk?: boolean;
  readonly condition?: SyntaxNode;
  readonly then?: SyntaxNode;
  readonly else?: SyntaxNode;
  /** Of a transform `|pattern|update,delete|`. */
  readonly pattern?: SyntaxNode;
  readonly update?: SyntaxNode;
  readonly delete?: SyntaxNode;
  /** Variable bound by `@$v` on a step. */
  readonly focus?: string;
  /** Variable bound by `#$i` on a step. */
  readonly index?: string;
}

/** A filter `[…]`, or the binding `#$i` of an index. */
export interface SyntaxFilter {
  readonly type: string;
  readonly expr?: SyntaxNode;
  readonly value?: unknown;
}

/** Key and value of an object constructor. */
export type SyntaxPair = readonly [key: SyntaxNode, value: SyntaxNode];

/** What parsing an expression gives. */
export type Parsed =
  | { readonly ok: true; readonly root: SyntaxNode }
  /** `overflow`: it nests deeper than the parser's stack reaches. */
  | { readonly ok: false; readonly message: string; readonly overflow?: boolean };

/**
 * Parses a JSONata source. The message of a failure is the parser's, without its code, which is what AWS reports.
 *
 * @example
 * parseExpression('1 +'); // { ok: false, message: 'Unexpected end of expression' }
 */
export function parseExpression(source: string): Parsed {
  try {
    const root: unknown = jsonata(source).ast();
    if (isSyntaxNode(root)) return { ok: true, root };
    return { ok: false, message: 'Unexpected end of expression' };
  } catch (error) {
    // jsonata throws plain objects with `code` and `message`; a bad regular expression throws the engine's SyntaxError.
    return { ok: false, message: messageOf(error), ...(error instanceof RangeError ? { overflow: true } : {}) };
  }
}

function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string') {
    return error.message;
  }
  return String(error);
}

/**
 * The pairs of an object constructor, none for any other node.
 *
 * @example
 * pairsOf(node).map(([key]) => key.value); // ['a', 'b'] for {"a": 1, "b": 2}
 */
export function pairsOf(node: SyntaxNode): readonly SyntaxPair[] {
  return node.type === 'unary' && node.value === '{' && isPairs(node.lhs) ? node.lhs : [];
}

/** The left operand of a binary operator, `~>` or `:=`. */
export function leftOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.lhs === undefined || isPairs(node.lhs) ? undefined : node.lhs;
}

function isPairs(lhs: SyntaxNode | readonly SyntaxPair[] | undefined): lhs is readonly SyntaxPair[] {
  return Array.isArray(lhs);
}
