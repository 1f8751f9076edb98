/**
 * Truthiness. JSONata takes empty and all-falsy lists and empty records for false and refuses Infinity; JavaScript takes every
 * object for true. JSONata's `!=` is false where an operand is absent, which is what a test wants.
 */
import { isOnly, Kind, mayBe, mayBeNonFinite, type ValueShape } from '../../../core/shape.ts';
import type { JsonataCall, JsonataNode } from '../ast.ts';
import { binary, call, condition, FALSE, isLiteral, list, NULL, number, TRUE, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { share } from './share.ts';

/** A test that is true where JavaScript takes the operand for true; false or absent elsewhere. */
export function truthy({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (isLiteral(node)) return node.value ? TRUE : FALSE;
  if (isBoolean(node)) return node;
  if (isAlwaysTrue(shape)) return TRUE;
  if (isTestable(shape)) return node;
  if (isOnly(shape, Kind.absent | objectKinds(shape))) return call('exists', node);
  const falsy = falsyValues(shape);
  // Infinity may be compared but not tested, and NaN alone differs from itself.
  const maybeNaN = isPrimitiveNumber(shape) && shape.nonFinite === true;
  return share(node, 'value', cx, (value) => {
    const tests: JsonataNode[] = maybeNaN ? [binary('=', value, value)] : [];
    if (falsy.length <= 2) tests.push(...falsy.map((candidate) => binary('!=', value, candidate)));
    else {
      if (tests.length === 0 && mayBe(shape, Kind.absent)) tests.push(call('exists', value));
      tests.push(call('not', binary('in', value, list(falsy))));
    }
    return tests.reduce((left, right) => binary('and', left, right));
  });
}

/** The same test, giving `true` or `false` and nothing else. */
export function booleanOf(test: JsonataNode): JsonataNode {
  return isBoolean(test) ? test : condition(test, TRUE, FALSE);
}

/** `!x` from the test of `x`. */
export function negated(test: JsonataNode): JsonataNode {
  if (isLiteral(test)) return test.value ? FALSE : TRUE;
  const [inner] = isNegation(test) ? test.arguments : [];
  if (inner !== undefined && isBoolean(inner)) return inner;
  return isBoolean(test) ? call('not', test) : condition(test, FALSE, TRUE);
}

function isNegation(node: JsonataNode): node is JsonataCall {
  return node.kind === 'call' && node.callee.kind === 'variable' && node.callee.name === 'not';
}

/** True for nodes that can only be `true` or `false`. Ordering tests count: they are only written where they are defined. */
export function isBoolean(node: JsonataNode): boolean {
  if (node.kind === 'literal') return typeof node.value === 'boolean';
  if (node.kind === 'binary') return BOOLEAN_OPERATORS.has(node.operator);
  if (node.kind === 'condition') return isBoolean(node.consequent) && isBoolean(node.alternate);
  if (node.kind === 'block') return node.items.slice(-1).some(isBoolean);
  if (node.kind === 'call' && node.callee.kind === 'variable')
    return ['exists', 'not', 'contains'].includes(node.callee.name);
  return false;
}

const BOOLEAN_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', '=', '!=', 'in', '<', '<=', '>', '>=']);

/** Kinds whose values are objects; a Date is one, although it is held as a number. */
function objectKinds(shape: ValueShape): number {
  return Kind.list | Kind.record | (shape.date === true ? Kind.number : 0);
}

function isPrimitiveNumber(shape: ValueShape): boolean {
  return mayBe(shape, Kind.number) && shape.date !== true;
}

function isAlwaysTrue(shape: ValueShape): boolean {
  return shape.kinds !== 0 && isOnly(shape, objectKinds(shape));
}

/** True where JSONata's own test agrees: scalars that are finite. */
function isTestable(shape: ValueShape): boolean {
  return !mayBe(shape, objectKinds(shape)) && !mayBeNonFinite(shape);
}

function falsyValues(shape: ValueShape): JsonataNode[] {
  return [
    ...(mayBe(shape, Kind.null) ? [NULL] : []),
    ...(mayBe(shape, Kind.boolean) ? [FALSE] : []),
    ...(isPrimitiveNumber(shape) ? [number(0)] : []),
    ...(mayBe(shape, Kind.string) ? [text('')] : []),
  ];
}
