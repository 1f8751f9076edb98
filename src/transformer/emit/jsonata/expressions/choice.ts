/** `&&`, `||`, `??`, `?:`, and any expression in test position. */
import type { Conditional, Logical } from '../../../core/expr.ts';
import { isOnly, Kind, mayBe } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, condition, FALSE, isLiteral, TRUE } from '../build.ts';
import { type Emission, type Emitted, operand, type Value } from '../emission.ts';
import { isNotNullish } from '../semantics/equality.ts';
import { share } from '../semantics/share.ts';
import { truthy } from '../semantics/truth.ts';
import { partsOf } from '../walk.ts';

export function emitConditional({ test, consequent, alternate }: Conditional<Emitted>, cx: Emission): JsonataNode {
  return condition(cx.test(test), cx.emit(consequent), cx.emit(alternate));
}

export function emitLogical({ operator, left, right }: Logical<Emitted>, cx: Emission): JsonataNode {
  if (operator === '??') {
    if (!mayBe(left.shape, Kind.null | Kind.absent)) return cx.emit(left);
    return share(cx.emit(left), 'value', cx, (value) =>
      condition(isNotNullish({ node: value, shape: left.shape }), value, cx.emit(right)),
    );
  }
  if (isOnly(left.shape, Kind.boolean)) {
    const test = cx.emit(left);
    const other = cx.emit(right);
    // `and` and `or` nest what they call; a condition leaves a call in tail position where it is.
    if (isOnly(right.shape, Kind.boolean) && !callsFunction(right)) return bothBoolean(operator, test, other);
    return operator === '&&' ? condition(test, other, FALSE) : condition(test, TRUE, other);
  }
  return share(cx.emit(left), 'value', cx, (value) => {
    const test = truthy({ node: value, shape: left.shape }, cx);
    return operator === '&&' ? condition(test, cx.emit(right), value) : condition(test, value, cx.emit(right));
  });
}

function callsFunction(value: Value): boolean {
  return value.kind === 'call' || partsOf(value).some(callsFunction);
}

function bothBoolean(operator: '&&' | '||', left: JsonataNode, right: JsonataNode): JsonataNode {
  if (isLiteral(left)) return (operator === '&&') === (left.value === true) ? right : left;
  return binary(operator === '&&' ? 'and' : 'or', left, right);
}

/** A test that is true where JavaScript takes the value for true. */
export function emitTest(value: Value, cx: Emission): JsonataNode {
  if (value.kind === 'logical' && value.operator !== '??') {
    const left = cx.test(value.left);
    const right = cx.test(value.right);
    if (isLiteral(left)) return (value.operator === '&&') === (left.value === true) ? right : left;
    return binary(value.operator === '&&' ? 'and' : 'or', left, right);
  }
  if (
    value.kind === 'unary' &&
    value.operator === '!' &&
    value.operand.kind === 'unary' &&
    value.operand.operator === '!'
  ) {
    return cx.test(value.operand.operand);
  }
  return truthy(operand(value, cx), cx);
}
