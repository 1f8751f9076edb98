/**
 * Evaluating expressions that call continuation-passing functions: what is left to do with the value is put into a function
 * that the call is given. Everything else in the expression is evaluated as usual; order does not matter, all of it is pure.
 */
import type { JsonataNode, JsonataVariable } from '../ast.ts';
import { bind, condition, lambda } from '../build.ts';
import type { Emission, Value } from '../emission.ts';
import { isNotNullish } from '../semantics/equality.ts';
import { truthy } from '../semantics/truth.ts';
import { partsOf, withParts } from '../walk.ts';
import type { Items } from './flow.ts';
import { callsContinued } from './recursion.ts';
import { tail } from './tail.ts';

/** Items that evaluate an expression and go on with its value. */
export function evaluate(value: Value, cx: Emission, use: (node: JsonataNode) => Items): Items {
  if (!callsContinued(value, cx)) return use(cx.emit(value));
  switch (value.kind) {
    case 'call':
      return evaluateAll(value.arguments, cx, (args) => {
        const result = cx.fresh('result');
        return [callWith(cx.function(value.function), args, lambda([result.name], tail(use(result))))];
      });
    case 'conditional':
    case 'logical': {
      const result = cx.fresh('value');
      const next = cx.fresh('next');
      return [bind(next.name, lambda([result.name], tail(use(result)))), ...evaluateLast(value, next, cx)];
    }
    default: {
      const calling = partsOf(value).filter((part) => callsContinued(part, cx));
      return evaluateAll(calling, cx, (nodes) => {
        const evaluated = withParts(value, (part) => {
          const node = nodes[calling.indexOf(part)];
          return node === undefined ? part : { kind: 'emitted', origin: part.origin, shape: part.shape, node };
        });
        return use(cx.emit(evaluated));
      });
    }
  }
}

/** Items that evaluate an expression and hand its value to a continuation. */
export function evaluateLast(value: Value, continuation: JsonataVariable, cx: Emission): Items {
  if (!callsContinued(value, cx)) return [callWith(continuation, [cx.emit(value)])];
  switch (value.kind) {
    case 'call':
      return evaluateAll(value.arguments, cx, (args) => [callWith(cx.function(value.function), args, continuation)]);
    case 'conditional':
      return evaluate(value.test, cx, (node) => [
        condition(
          truthy({ node, shape: value.test.shape }, cx),
          tail(evaluateLast(value.consequent, continuation, cx)),
          tail(evaluateLast(value.alternate, continuation, cx)),
        ),
      ]);
    case 'logical':
      return evaluate(value.left, cx, (node) => {
        const left = cx.fresh('left');
        const operand = { node: left, shape: value.left.shape };
        const test = value.operator === '??' ? isNotNullish(operand) : truthy(operand, cx);
        const short = callWith(continuation, [left]);
        const other = tail(evaluateLast(value.right, continuation, cx));
        return [
          bind(left.name, node),
          value.operator === '&&' ? condition(test, other, short) : condition(test, short, other),
        ];
      });
    default:
      return evaluate(value, cx, (node) => [callWith(continuation, [node])]);
  }
}

/** Evaluates several expressions, then goes on with all of their values. */
function evaluateAll(values: readonly Value[], cx: Emission, use: (nodes: readonly JsonataNode[]) => Items): Items {
  const [first, ...others] = values;
  if (first === undefined) return use([]);
  return evaluate(first, cx, (node) => evaluateAll(others, cx, (nodes) => use([node, ...nodes])));
}

function callWith(callee: JsonataVariable, args: readonly JsonataNode[], continuation?: JsonataNode): JsonataNode {
  return { kind: 'call', callee, arguments: continuation === undefined ? args : [...args, continuation] };
}
