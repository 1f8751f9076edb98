/**
 * `replace` and `replaceAll` with a string to look for. A replacement with `$` is a pattern in JavaScript: constant ones are
 * filled in here, others at run time.
 */
import type { JsonataNode } from '../ast.ts';
import { isLiteral } from '../build.ts';
import type { Emission } from '../emission.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, receiverOf } from './call.ts';
import type { AnyCall, LibraryEmitter } from './types.ts';

function stringsOnly(call: AnyCall): string | null {
  if (call.arguments[0]?.kind === 'regexp') return 'Give it a string instead of a regular expression.';
  return call.arguments[1]?.kind === 'lambda' ? 'Give it a replacement text instead of a function.' : null;
}

/** The first occurrence. */
export const replace: LibraryEmitter = {
  refuses: stringsOnly,
  emit: (call, cx) =>
    share(toText(receiverOf(call, cx), cx), 'text', cx, (whole) =>
      share(toText(argumentOf(call, 0, cx), cx), 'sought', cx, (sought) => {
        const before = cx.code`$substringBefore(${whole}, ${sought})`;
        const after = cx.code`$substringAfter(${whole}, ${sought})`;
        const replacement = filledIn(toText(argumentOf(call, 1, cx), cx), sought, before, after, cx);
        return cx.code`$contains(${whole}, ${sought}) ? ${before} & ${replacement} & ${after} : ${whole}`;
      }),
    ),
};

/** All occurrences. */
export const replaceAll: LibraryEmitter = {
  refuses: stringsOnly,
  emit: (call, cx) => {
    const whole = toText(receiverOf(call, cx), cx);
    const sought = toText(argumentOf(call, 0, cx), cx);
    const replacement = toText(argumentOf(call, 1, cx), cx);
    const plain = isLiteral(replacement) && !String(replacement.value).includes('$');
    if (plain && isLiteral(sought) && sought.value !== '')
      return cx.code`$join($split(${whole}, ${sought}), ${replacement})`;
    return { kind: 'call', callee: cx.helper('replaceAll'), arguments: [whole, sought, replacement] };
  },
};

/** The replacement with what its pattern stands for. */
function filledIn(
  pattern: JsonataNode,
  match: JsonataNode,
  before: JsonataNode,
  after: JsonataNode,
  cx: Emission,
): JsonataNode {
  if (isLiteral(pattern) && !String(pattern.value).includes('$')) return pattern;
  return { kind: 'call', callee: cx.helper('fillReplacement'), arguments: [pattern, match, before, after] };
}
