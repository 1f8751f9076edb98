/**
 * Conversion to text. `$string` is `String` for strings, booleans and null only: it writes numbers with 15 digits and objects
 * as JSON. Integers are exact through `$formatBase`, other numbers through a helper.
 */
import { isOnly, Kind, mayBe, without } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { call, condition, isLiteral, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { hasKind } from './kind-test.ts';
import { share } from './share.ts';

const SIMPLE = Kind.string | Kind.boolean | Kind.null;

/** `String(x)`. */
export function toText(value: Operand, cx: Emission): JsonataNode {
  const { node, shape } = value;
  if (isLiteral(node)) return text(String(node.value));
  if (isOnly(shape, Kind.string)) return node;
  if (isOnly(shape, Kind.absent)) return text('undefined');
  if (isOnly(shape, SIMPLE)) return call('string', node);
  if (isOnly(shape, Kind.number)) return numberText(value, cx);
  if (mayBe(shape, Kind.list | Kind.record)) return { kind: 'call', callee: cx.helper('toText'), arguments: [node] };
  return share(node, 'value', cx, (shared) => {
    if (mayBe(shape, Kind.absent)) {
      const present = toText({ node: shared, shape: without(shape, Kind.absent) }, cx);
      return cx.code`$exists(${shared}) ? ${present} : 'undefined'`;
    }
    const number = { node: shared, shape: { ...shape, kinds: Kind.number } };
    return condition(hasKind({ node: shared, shape }, Kind.number, cx), numberText(number, cx), call('string', shared));
  });
}

/** The text of a number. */
export function numberText({ node, shape }: Operand, cx: Emission): JsonataNode {
  return shape.integer === true
    ? call('formatBase', node)
    : { kind: 'call', callee: cx.helper('numberText'), arguments: [node] };
}

/** Concatenates values as a template literal does. Constants that meet are joined; chains inside are merged into one. */
export function concatenated(values: readonly Operand[], cx: Emission): JsonataNode {
  const parts: Operand[] = [];
  for (const value of values.flatMap(chainParts)) {
    const before = parts.at(-1);
    if (before !== undefined && isLiteral(before.node) && isLiteral(value.node)) {
      parts[parts.length - 1] = stringPart(text(String(before.node.value) + String(value.node.value)));
    } else if (!(isLiteral(value.node) && value.node.value === '')) parts.push(value);
  }
  const [only] = parts;
  if (only === undefined) return text('');
  if (parts.length === 1) return toText(only, cx);
  // A chain is as deep as it is long; `$join` is not.
  if (parts.length > CHAIN_LIMIT) return call('join', { kind: 'list', items: parts.map((part) => toText(part, cx)) });
  return parts
    .map((part) => chainPart(part, cx))
    .reduce((left, right) => ({ kind: 'binary', operator: '&', left, right }));
}

/** `&` itself writes strings, booleans and null as JavaScript does. */
function chainPart(value: Operand, cx: Emission): JsonataNode {
  return isOnly(value.shape, SIMPLE) ? value.node : toText(value, cx);
}

function chainParts(value: Operand): readonly Operand[] {
  const { node } = value;
  if (node.kind === 'binary' && node.operator === '&')
    return [node.left, node.right].map(stringPart).flatMap(chainParts);
  return [value];
}

/** A part of a chain; whatever it is, `&` has made the same text of it. */
function stringPart(node: JsonataNode): Operand {
  return { node, shape: { kinds: SIMPLE } };
}

const CHAIN_LIMIT = 12;
