/**
 * `replace` and `replaceAll` with a regular expression. Plain replacement texts are JSONata's own, which knows `$1` and calls
 * the match `$0`; anything else is a function of the match. Matches that may be empty are stepped over, see `pattern.ts`.
 */
import { parseReplacement, type ReplacementPart } from '../../../core/regular-expression/index.ts';
import { shapes } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { bind, block, call as callOf, field, lambda, list, NULL, number, object, text } from '../build.ts';
import type { Emission } from '../emission.ts';
import { share } from '../semantics/share.ts';
import { concatenated, toText } from '../semantics/text.ts';
import { argumentOf, callbackOf, constantArgument } from './call.ts';
import { groupOf, namedGroups, wholeOf } from './match-record.ts';
import { type Pattern, patternOf, patternProblem } from './pattern.ts';
import type { Call, LibraryEmitter } from './types.ts';

/** The replacement for a match whose own groups stand behind `before` others. */
type Fill = (found: JsonataNode, before: 0 | 1, at: JsonataNode) => JsonataNode;

const replace: LibraryEmitter = {
  refuses: (call) => patternProblem(call.arguments[1]),
  emit: (call, cx) => {
    const pattern = patternOf(call.arguments[1]);
    const subject = toText(argumentOf(call, 0, cx), cx);
    const native = nativeReplacement(call, pattern);
    if (native !== null) return replaced(subject, pattern.plain(), text(native), pattern, cx);
    return share(subject, 'text', cx, (whole) => withFill(call, pattern, whole, cx));
  },
};

function replaced(
  subject: JsonataNode,
  sought: JsonataNode,
  replacement: JsonataNode,
  pattern: Pattern,
  cx: Emission,
): JsonataNode {
  return pattern.global
    ? cx.code`$replace(${subject}, ${sought}, ${replacement})`
    : cx.code`$replace(${subject}, ${sought}, ${replacement}, 1)`;
}

/** The replacement as JSONata writes it, where it can. */
function nativeReplacement(call: Call, pattern: Pattern): string | null {
  const constant = constantArgument(call, 2);
  if (typeof constant !== 'string' || pattern.mayBeEmpty) return null;
  const parts = parseReplacement(constant, pattern.groups);
  const followedByDigit = parts.some((part, index) => {
    const next = parts[index + 1];
    return part.kind === 'group' && part.index > 0 && next?.kind === 'text' && /^\d/.test(next.text);
  });
  if (followedByDigit || parts.some(({ kind }) => kind === 'before' || kind === 'after')) return null;
  return parts
    .map((part) =>
      part.kind === 'text' ? part.text.replaceAll('$', '$$$$') : part.kind === 'group' ? `$${part.index}` : '',
    )
    .join('');
}

function withFill(call: Call, pattern: Pattern, whole: JsonataNode, cx: Emission): JsonataNode {
  const fill = fillOf(call, pattern, whole, cx);
  const found = cx.fresh('found');
  const start = field(found, 'start');
  if (!pattern.mayBeEmpty) {
    const before = call.arguments[2]?.kind === 'lambda' || typeof constantArgument(call, 2) === 'string' ? 0 : 1;
    const sought = before === 0 ? pattern.plain() : pattern.grouped();
    return replaced(whole, sought, lambda([found.name], fill(found, before, start)), pattern, cx);
  }
  if (!pattern.global) {
    const rest = groupOf(found, pattern.groups.length + 1);
    const body = cx.code`${fill(found, 1, start)} & ${rest}`;
    return replaced(whole, pattern.withRest(), lambda([found.name], body), pattern, cx);
  }
  // The replacement is written once, as a function: it is also needed for the match at the very end.
  const write = cx.fresh('write');
  const at = cx.fresh('at');
  const definition = bind(write.name, lambda([found.name, at.name], fill(found, 1, at)));
  const last = cx.fresh('last');
  return block([
    definition,
    bind(last.name, cx.code`$match(${whole}, ${pattern.atEnd()}, 1)`),
    cx.code`$replace(${whole}, ${pattern.stepping()}, function($step) {
      ${write}($step, $step.start) & ($step.groups[0] = '' ? $step.match : '')
    }) & ($exists(${last}) ? ${write}(${last}, ${last}.index) : '')`,
  ]);
}

function fillOf(call: Call, pattern: Pattern, whole: JsonataNode, cx: Emission): Fill {
  if (call.arguments[2]?.kind === 'lambda') return filledByCallback(call, pattern, whole, cx);
  const constant = constantArgument(call, 2);
  if (typeof constant === 'string') return filledByParts(parseReplacement(constant, pattern.groups), whole, cx);
  const replacement = toText(argumentOf(call, 2, cx), cx);
  return (found, before, at) => {
    const match = wholeOf(found, before);
    const names = pattern.groups.flatMap(({ name }, index) =>
      name === null ? [] : [[name, number(index + 1)] as const],
    );
    return {
      kind: 'call',
      callee: cx.helper('expandReplacement'),
      arguments: [
        replacement,
        field(found, 'groups'),
        number(pattern.groups.length),
        names.length === 0 ? NULL : object(Object.fromEntries(names)),
        part('before', whole, match, at, cx),
        part('after', whole, match, at, cx),
      ],
    };
  };
}

function filledByParts(parts: readonly ReplacementPart[], whole: JsonataNode, cx: Emission): Fill {
  return (found, before, at) =>
    concatenated(
      parts.map((one) => ({ node: written(one, found, before, at, whole, cx), shape: shapes.string })),
      cx,
    );
}

function written(
  one: ReplacementPart,
  found: JsonataNode,
  before: 0 | 1,
  at: JsonataNode,
  whole: JsonataNode,
  cx: Emission,
): JsonataNode {
  if (one.kind === 'text') return text(one.text);
  const match = wholeOf(found, before);
  if (one.kind !== 'group') return part(one.kind, whole, match, at, cx);
  // A missing group is the empty text, to `&` as to JavaScript.
  return one.index === 0 ? match : callOf('join', list([groupOf(found, one.index - 1 + before)]));
}

/** The text in front of a match or behind it. */
function part(
  side: 'before' | 'after',
  whole: JsonataNode,
  match: JsonataNode,
  at: JsonataNode,
  cx: Emission,
): JsonataNode {
  const slice = cx.helper('sliceText');
  if (side === 'before') return cx.code`${slice}(${whole}, 0, ${at})`;
  return cx.code`${slice}(${whole}, ${at} + $count($split(${match}, '')), $count($split(${whole}, '')))`;
}

/** `replace(pattern, (match, …groups, offset, text, named) => …)`. */
function filledByCallback(call: Call, pattern: Pattern, whole: JsonataNode, cx: Emission): Fill {
  return (found, before, at) => {
    const callback = callbackOf(call, 2, cx);
    const named = namedGroups(pattern, (index) => groupOf(found, index + before));
    const values = [
      wholeOf(found, before),
      ...pattern.groups.map((_, index) => groupOf(found, index + before)),
      at,
      whole,
      ...(named ? [named] : []),
    ];
    const bindings = callback.parameters.flatMap(({ name }, index) => {
      const value = values[index];
      return value ? [bind(name, value)] : [];
    });
    return block([...bindings, toText(callback.result(), cx)]);
  };
}

export const regexpReplace: Readonly<Record<string, LibraryEmitter>> = { 'RegExp.replace': replace };
