/** `padStart`, `padEnd` and `repeat`. `$pad` counts code points and takes a negative width for padding on the left. */
import type { JsonataNode } from '../ast.ts';
import { call as callOf, isLiteral, number } from '../build.ts';
import type { Emission } from '../emission.ts';
import { textLength } from '../semantics/access.ts';
import { toInteger } from '../semantics/integer.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, constantArgument, receiverOf, textArgumentOf } from './call.ts';
import type { AnyCall, LibraryEmitter } from './types.ts';

/** `padStart` or `padEnd`. */
export function padded(side: 'start' | 'end'): LibraryEmitter {
  return {
    emit: (call, cx) => {
      const subject = toText(receiverOf(call, cx), cx);
      const filler = textArgumentOf(call, 1, ' ', cx);
      const width = toInteger(argumentOf(call, 0, cx), cx);
      if (isLiteral(filler) && filler.value === '') return subject;
      // Digits are one code point each, and so is a filler without surrogates.
      if (isNumberText(subject) && isLiteral(width) && isLiteral(filler) && isPlain(filler.value)) {
        const places = Math.max(0, Number(width.value));
        const extra = filler.value === ' ' ? [] : [filler];
        return callOf('pad', subject, number(side === 'start' ? -places : places), ...extra);
      }
      return share(subject, 'text', cx, (whole) => {
        const missing = cx.code`$max([0, ${width} - ${textLength(whole, cx)}])`;
        const padding =
          isLiteral(filler) && isPlain(filler.value)
            ? cx.code`$pad('', ${missing}, ${filler})`
            : filled(missing, filler, cx);
        return side === 'start' ? cx.code`${padding} & ${whole}` : cx.code`${whole} & ${padding}`;
      });
    },
  };
}

/** So many code units of a text that is repeated. */
function filled(count: JsonataNode, filler: JsonataNode, cx: Emission): JsonataNode {
  return cx.code`(
    $units := $split(${filler}, '');
    $count($units) = 0 ? '' : $join([$map([1..${count}], function($place) {(
      $at := ($place - 1) % $count($units);
      $units[$at]
    )})])
  )`;
}

function isNumberText(node: JsonataNode): boolean {
  return node.kind === 'call' && node.callee.kind === 'variable' && node.callee.name === 'formatBase';
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' && !/[\ud800-\udfff]/.test(value);
}

function negativeCount(call: AnyCall): string | null {
  const count = constantArgument(call, 0);
  return typeof count === 'number' && !(count >= 0 && Number.isFinite(count))
    ? 'The count must not be negative or infinite.'
    : null;
}

/** `s.repeat(n)`; the front end checks that `n` is a count. */
export const repeated: LibraryEmitter = {
  refuses: negativeCount,
  emit: (call, cx) =>
    share(toText(receiverOf(call, cx), cx), 'text', cx, (whole) => {
      const count = toInteger(argumentOf(call, 0, cx), cx);
      return cx.code`$join([$map([1..${count}], function() { ${whole} })])`;
    }),
};
