/* eslint-disable @typescript-eslint/no-explicit-any */
/** JavaScript's operators on any values. */
import type { BinaryOperator, UnaryOperator } from '../../../../src/transformer/core/expr.ts';

// The operands are whatever the program under test makes; JavaScript defines each operator on all of them.
// biome-ignore lint/suspicious/noExplicitAny: these are JavaScript's own dynamic semantics
type Dynamic = any;

export function applyUnary(operator: UnaryOperator, value: Dynamic): unknown {
  switch (operator) {
    case '!':
      return !value;
    case '-':
      return -value;
    case '+':
      return +value;
    case '~':
      return ~value;
    case 'typeof':
      return typeof value;
    case 'void':
      return undefined;
  }
}

export function applyBinary(operator: BinaryOperator, a: Dynamic, b: Dynamic): unknown {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    case '===':
      return a === b;
    case '!==':
      return a !== b;
    case '==':
      // biome-ignore lint/suspicious/noDoubleEquals: the operator under test
      return a == b;
    case '!=':
      // biome-ignore lint/suspicious/noDoubleEquals: the operator under test
      return a != b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '>>>':
      return a >>> b;
    case 'in':
      return a in b;
  }
}
