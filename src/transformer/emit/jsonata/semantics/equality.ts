/**
 * `===` and `==`. JSONata's `=` and `!=` are both false where an operand is absent and compare objects by content; identity of
 * objects cannot be expressed, so the front end refuses comparisons that would need it (`comparesIdentity`).
 */
import { isOnly, Kind, mayBe, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, call, condition, FALSE, isLiteral, NOTHING, NULL, TRUE } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { shareBoth } from './share.ts';

const NULLISH = Kind.null | Kind.absent;
const OBJECTS = Kind.list | Kind.record;

/** True when the comparison could be of two objects, whose identity JSONata does not know. */
export function comparesIdentity(left: ValueShape, right: ValueShape): boolean {
  return isObject(left) && isObject(right);
}

function isObject(shape: ValueShape): boolean {
  return mayBe(shape, OBJECTS) || shape.date === true;
}

/** `left === right`. */
export function strictEquals(left: Operand, right: Operand, cx: Emission): JsonataNode {
  if (isOnly(left.shape, Kind.absent)) return isAbsent(right);
  if (isOnly(right.shape, Kind.absent)) return isAbsent(left);
  if (mayBe(left.shape, Kind.absent) && mayBe(right.shape, Kind.absent)) {
    return shareBoth(left.node, right.node, cx, (a, b) => cx.code`${a} = ${b} or $not($exists(${a}) or $exists(${b}))`);
  }
  return binary('=', left.node, right.node);
}

/** `left !== right`. */
export function strictDiffers(left: Operand, right: Operand, cx: Emission): JsonataNode {
  if (isOnly(left.shape, Kind.absent)) return isPresent(right);
  if (isOnly(right.shape, Kind.absent)) return isPresent(left);
  const leftAbsent = mayBe(left.shape, Kind.absent);
  const rightAbsent = mayBe(right.shape, Kind.absent);
  if (leftAbsent && rightAbsent) {
    return shareBoth(
      left.node,
      right.node,
      cx,
      (a, b) => cx.code`$not(${a} = ${b}) and ($exists(${a}) or $exists(${b}))`,
    );
  }
  if (leftAbsent || rightAbsent) return call('not', binary('=', left.node, right.node));
  return binary('!=', left.node, right.node);
}

/** `left == right`: null and undefined are equal, other types are converted. */
export function looseEquals(left: Operand, right: Operand, cx: Emission): JsonataNode {
  if (isOnly(left.shape, NULLISH)) return isNullish(right);
  if (isOnly(right.shape, NULLISH)) return isNullish(left);
  if (!needsConversion(left.shape, right.shape)) {
    if (!(mayBe(left.shape, NULLISH) && mayBe(right.shape, NULLISH))) return strictEquals(left, right, cx);
    return shareBoth(left.node, right.node, cx, (a, b) => cx.code`${a} = ${b} or $not(${a} != null or ${b} != null)`);
  }
  return { kind: 'call', callee: cx.helper('looseEquals'), arguments: [left.node, right.node] };
}

/** `left != right`. */
export function looseDiffers(left: Operand, right: Operand, cx: Emission): JsonataNode {
  if (isOnly(left.shape, NULLISH)) return isNotNullish(right);
  if (isOnly(right.shape, NULLISH)) return isNotNullish(left);
  if (!needsConversion(left.shape, right.shape) && !(mayBe(left.shape, NULLISH) && mayBe(right.shape, NULLISH))) {
    return strictDiffers(left, right, cx);
  }
  return call('not', looseEquals(left, right, cx));
}

/** `x == null`. */
export function isNullish({ node, shape }: Operand): JsonataNode {
  if (!mayBe(shape, NULLISH)) return FALSE;
  if (!mayBe(shape, Kind.absent)) return binary('=', node, NULL);
  return call('not', mayBe(shape, ~Kind.absent) ? binary('!=', node, NULL) : call('exists', node));
}

/** `x != null`: JSONata's own `!=` is false where `x` is absent. */
export function isNotNullish({ node, shape }: Operand): JsonataNode {
  return mayBe(shape, NULLISH) ? binary('!=', node, NULL) : TRUE;
}

/** `x === undefined`. */
export function isAbsent({ node, shape }: Operand): JsonataNode {
  if (!mayBe(shape, Kind.absent)) return FALSE;
  return isOnly(shape, Kind.absent) ? TRUE : call('not', call('exists', node));
}

/** `x !== undefined`. */
export function isPresent({ node, shape }: Operand): JsonataNode {
  if (!mayBe(shape, Kind.absent)) return TRUE;
  return isOnly(shape, Kind.absent) ? FALSE : call('exists', node);
}

/** `x ?? null`. */
export function absentToNull({ node, shape }: Operand, cx: Emission): JsonataNode {
  if (!mayBe(shape, Kind.absent)) return node;
  if (node === NOTHING || isOnly(shape, Kind.absent)) return NULL;
  if (isConstant(node)) return node;
  if (
    node.kind === 'condition' &&
    [node.consequent, node.alternate].every((branch) => branch === NOTHING || isConstant(branch))
  ) {
    const branch = (value: JsonataNode): JsonataNode => (value === NOTHING ? NULL : value);
    return condition(node.test, branch(node.consequent), branch(node.alternate));
  }
  if (node.kind === 'variable' || node.kind === 'field') return condition(call('exists', node), node, NULL);
  return cx.code`($value := ${node}; $exists($value) ? $value : null)`;
}

/** Nodes that are never absent. */
function isConstant(node: JsonataNode): boolean {
  return isLiteral(node) || node.kind === 'list' || node.kind === 'object' || node.kind === 'placeholder';
}

/** Kinds that `==` compares with each other without converting. */
function needsConversion(left: ValueShape, right: ValueShape): boolean {
  const primitives = [Kind.string, Kind.number, Kind.boolean, OBJECTS];
  const kinds = (left.kinds | right.kinds) & ~NULLISH;
  return primitives.filter((kind) => (kinds & kind) !== 0).length > 1;
}
