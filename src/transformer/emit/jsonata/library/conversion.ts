/** Conversions called as functions, and what `Number` offers. */
import { isOnly, Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { FALSE, number as literalNumber, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import type { HelperName } from '../helpers/index.ts';
import { member } from '../semantics/access.ts';
import { convertsToNonFinite, toNumber } from '../semantics/number.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { booleanOf } from '../semantics/truth.ts';
import { argumentOf, constantArgument, receiverOf } from './call.ts';
import { toExponential, toPrecision } from './number-digits.ts';
import { toFixed } from './number-fixed.ts';
import type { Call, LibraryEmitter } from './types.ts';

const string: LibraryEmitter = {
  emit: (call, cx) => (call.arguments.length === 0 ? text('') : toText(argumentOf(call, 0, cx), cx)),
};

const number: LibraryEmitter = {
  emit: (call, cx) =>
    call.arguments.length === 0 ? { kind: 'literal', value: 0 } : toNumber(argumentOf(call, 0, cx), cx),
};

const boolean: LibraryEmitter = {
  emit: (call, cx) => {
    const [argument] = call.arguments;
    return argument === undefined ? FALSE : booleanOf(cx.test(argument));
  },
};

/** The text that a parsing function reads: its argument, converted. */
function parsed(call: Call, cx: Emission, use: (text: JsonataNode) => JsonataNode): JsonataNode {
  return share(toText(argumentOf(call, 0, cx), cx), 'text', cx, use);
}

const parseFloating: LibraryEmitter = {
  emit: (call, cx) => parsed(call, cx, (value) => helperCall('parseFloating', [value], cx)),
};

function isRadix(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= 36;
}

const parseInteger: LibraryEmitter = {
  refuses: (call) =>
    call.arguments.length < 2 || isRadix(constantArgument(call, 1)) || call.arguments[1]?.shape.integer
      ? null
      : 'Write the radix as a number from 2 to 36.',
  emit: (call, cx) =>
    parsed(call, cx, (value) => {
      const radix = constantArgument(call, 1);
      if (call.arguments.length < 2) return helperCall('parseInteger', [value], cx);
      if (!isRadix(radix)) return helperCall('parseRadix', [value, argumentOf(call, 1, cx).node], cx);
      if (radix !== 10) return helperCall('parseDigits', [value, literalNumber(Number(radix))], cx);
      return cx.code`($found := $match(${value}, /^\s*([+-]?\d+)/, 1); $exists($found) ? $number($replace($found.groups[0], '+', '')) : 0/0)`;
    }),
};

function helperCall(name: HelperName, args: readonly JsonataNode[], cx: Emission): JsonataNode {
  return { kind: 'call', callee: cx.helper(name), arguments: args };
}

/** Tests of `Number(x)`. */
function converted(test: (x: JsonataNode, cx: Emission) => JsonataNode, finite: boolean): LibraryEmitter {
  return {
    emit: (call, cx) => {
      const argument = argumentOf(call, 0, cx);
      if (!convertsToNonFinite(argument.shape))
        return cx.code`(${argument.node}; ${{ kind: 'literal', value: finite }})`;
      return share(toNumber(argument, cx), 'x', cx, (x) => test(x, cx));
    },
  };
}

/** Tests of values that are false for everything but numbers. */
function ofNumber(test: (x: JsonataNode, value: Operand, cx: Emission) => JsonataNode): LibraryEmitter {
  return {
    emit: (call, cx) => {
      const argument = argumentOf(call, 0, cx);
      return share(argument.node, 'x', cx, (x) => {
        const passed = test(x, argument, cx);
        if (isOnly(argument.shape, Kind.number)) return passed;
        return cx.code`${cx.helper('typeOf')}(${x}) = 'number' and ${passed}`;
      });
    },
  };
}

/** A test that holds only for finite numbers. */
function whenFinite(x: JsonataNode, value: Operand, test: JsonataNode | null, cx: Emission): JsonataNode {
  if (value.shape.nonFinite !== true) return test ?? cx.code`${x} = ${x}`;
  const finite = helperCall('isFinite', [x], cx);
  return test === null ? finite : cx.code`${finite} and ${test}`;
}

const isInteger = ofNumber((x, value, cx) => whenFinite(x, value, cx.code`$floor(${x}) = ${x}`, cx));
const isSafeInteger = ofNumber((x, value, cx) =>
  whenFinite(x, value, cx.code`$floor(${x}) = ${x} and $abs(${x}) <= 9007199254740991`, cx),
);

const numberToString: LibraryEmitter = {
  emit: (call, cx) => {
    const receiver = receiverOf(call, cx);
    if (call.arguments.length === 0 || constantArgument(call, 0) === 10) return toText(receiver, cx);
    const radix = argumentOf(call, 0, cx).node;
    return receiver.shape.integer
      ? cx.code`$formatBase(${receiver.node}, ${radix})`
      : helperCall('radixText', [receiver.node, radix], cx);
  },
};

const length: LibraryEmitter = { emit: (call, cx) => member(argumentOf(call, 0, cx), 'length', cx) };

const itself: LibraryEmitter = { emit: (call, cx) => receiverOf(call, cx).node };

const asText: LibraryEmitter = { emit: (call, cx) => toText(receiverOf(call, cx), cx) };

export const conversion: Readonly<Record<string, LibraryEmitter>> = {
  String: string,
  Number: number,
  Boolean: boolean,
  parseFloat: parseFloating,
  parseInt: parseInteger,
  'Number.parseFloat': parseFloating,
  'Number.parseInt': parseInteger,
  isNaN: converted((x, cx) => cx.code`${x} != ${x}`, false),
  isFinite: converted((x, cx) => cx.code`${cx.helper('isFinite')}(${x})`, true),
  'Number.isNaN': ofNumber((x, _value, cx) => cx.code`${x} != ${x}`),
  'Number.isFinite': ofNumber((x, value, cx) => whenFinite(x, value, null, cx)),
  'Number.isInteger': isInteger,
  'Number.isSafeInteger': isSafeInteger,
  'Number.prototype.toString': numberToString,
  'Number.prototype.toFixed': toFixed,
  'Number.prototype.toPrecision': toPrecision,
  'Number.prototype.toExponential': toExponential,
  'Object.prototype.toString': asText,
  'Array.prototype.toString': asText,
  'String.prototype.valueOf': asText,
  'Number.prototype.valueOf': itself,
  'Boolean.prototype.valueOf': itself,
  'Object.prototype.valueOf': itself,
  length,
  structuredClone: { emit: (call, cx) => argumentOf(call, 0, cx).node },
};
