/** Arrays made by their length: `Array.from({ length })`, `Array(n).fill(…)`, `Array(n).keys()`. */
import type { JsonataNode } from '../ast.ts';
import { call as callOf, lambda } from '../build.ts';
import type { Emission } from '../emission.ts';
import { absentToNull } from '../semantics/equality.ts';
import { toInteger } from '../semantics/integer.ts';
import { listOf } from '../semantics/sequence.ts';
import { argumentOf, argumentShape, callbackOf } from './call.ts';
import type { Call, LibraryEmitter } from './types.ts';

function rangeOf(call: Call, cx: Emission): JsonataNode {
  return cx.code`[0..${toInteger(argumentOf(call, 0, cx), cx)} - 1]`;
}

const fromLength: LibraryEmitter = {
  emit: (call, cx) => {
    const callback = callbackOf(call, 1, cx);
    const result = callback.result();
    // The first parameter is `undefined`: nothing is ever bound to its name.
    const names = [cx.fresh('place'), ...callback.parameters.slice(1)].map(({ name }) => name);
    return listOf(callOf('map', rangeOf(call, cx), lambda(names, absentToNull(result, cx))), result.shape);
  },
};

const filled: LibraryEmitter = {
  emit: (call, cx) => {
    const value = argumentOf(call, 1, cx);
    const item = cx.fresh('value');
    const items = listOf(callOf('map', rangeOf(call, cx), lambda([], item)), argumentShape(call, 1));
    return cx.code`(${item} := ${value.node}; ${items})`;
  },
};

export const arrayMade: Readonly<Record<string, LibraryEmitter>> = {
  'Array.fromLength': fromLength,
  'Array.filled': filled,
  'Array.range': { emit: rangeOf },
};
