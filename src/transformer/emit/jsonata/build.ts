/**
 * Builders of JSONata nodes for what has no fixed spelling; encodings with a fixed one are written as text, see
 * `template.ts`. Builders never change what is evaluated: `block` drops parentheses only where nobody can tell.
 */
import type {
  JsonataBind,
  JsonataBlock,
  JsonataCall,
  JsonataLambda,
  JsonataList,
  JsonataLiteral,
  JsonataNode,
  JsonataOperator,
  JsonataVariable,
} from './ast.ts';

export const TRUE: JsonataLiteral = { kind: 'literal', value: true };
export const FALSE: JsonataLiteral = { kind: 'literal', value: false };
export const NULL: JsonataLiteral = { kind: 'literal', value: null };
export const EMPTY_LIST: JsonataList = { kind: 'list', items: [] };
export const EMPTY_OBJECT: JsonataNode = { kind: 'object', entries: [] };
/** JavaScript's `undefined`: the first item of an empty list is nothing at all. */
export const NOTHING: JsonataNode = { kind: 'index', object: EMPTY_LIST, predicate: { kind: 'literal', value: 0 } };

export function text(value: string): JsonataLiteral {
  return { kind: 'literal', value };
}

/** A number; those that JSON cannot write are quotients. */
export function number(value: number): JsonataNode {
  if (Number.isFinite(value)) return { kind: 'literal', value };
  const numerator = Number.isNaN(value) ? 0 : value > 0 ? 1 : -1;
  return binary('/', { kind: 'literal', value: numerator }, { kind: 'literal', value: 0 });
}

export function variable(name: string): JsonataVariable {
  return { kind: 'variable', name };
}

export function field(object: JsonataNode, ...names: readonly string[]): JsonataNode {
  return names.reduce<JsonataNode>((inner, name) => ({ kind: 'field', object: inner, name }), object);
}

export function binary(operator: JsonataOperator, left: JsonataNode, right: JsonataNode): JsonataNode {
  return { kind: 'binary', operator, left, right };
}

/** A call of a built-in. */
export function call(name: string, ...args: readonly JsonataNode[]): JsonataCall {
  return { kind: 'call', callee: variable(name), arguments: args };
}

export function lambda(parameters: readonly string[], body: JsonataNode): JsonataLambda {
  return { kind: 'lambda', parameters, body };
}

/** `test ? consequent : alternate`; constant and negated tests are resolved. */
export function condition(test: JsonataNode, consequent: JsonataNode, alternate: JsonataNode): JsonataNode {
  if (isTruth(test, true)) return consequent;
  if (isTruth(test, false)) return alternate;
  if (test.kind === 'condition' && isTruth(test.consequent, false) && isTruth(test.alternate, true)) {
    return condition(test.test, alternate, consequent);
  }
  return { kind: 'condition', test, consequent, alternate };
}

function isTruth(node: JsonataNode, value: boolean): boolean {
  return node.kind === 'literal' && node.value === value;
}

export function bind(name: string, value: JsonataNode): JsonataBind {
  return { kind: 'bind', name, value };
}

/** Items evaluated in order; the value is the last one's. Blocks at the end are merged into this one. */
export function block(items: readonly JsonataNode[]): JsonataNode {
  const last = items.at(-1);
  if (last === undefined) return NOTHING;
  if (last.kind === 'block' && items.length > 1) return block([...items.slice(0, -1), ...last.items]);
  if (items.length === 1 && last.kind !== 'bind') return last;
  return { kind: 'block', items };
}

/** A node in parentheses of its own, whatever precedence says. */
export function parenthesized(node: JsonataNode): JsonataBlock {
  return node.kind === 'block' ? node : { kind: 'block', items: [node] };
}

export function list(items: JsonataList['items']): JsonataList {
  return { kind: 'list', items };
}

/** An object with constant keys. */
export function object(entries: Readonly<Record<string, JsonataNode>>): JsonataNode {
  return { kind: 'object', entries: Object.entries(entries).map(([key, value]) => ({ key: text(key), value })) };
}

/** Left-associative chain of one operator. */
export function chain(operator: JsonataOperator, nodes: readonly JsonataNode[]): JsonataNode {
  return nodes.reduce((left, right) => binary(operator, left, right));
}

export function isLiteral(node: JsonataNode): node is JsonataLiteral {
  return node.kind === 'literal';
}
