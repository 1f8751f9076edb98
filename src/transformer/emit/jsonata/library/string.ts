/**
 * The methods of `String.prototype` that take no regular expression. Positions are UTF-16 code units in JavaScript and code
 * points in JSONata, which differ where a text has characters beyond U+FFFF.
 */
import { isFiniteNumber } from '../../../core/operator-shapes.ts';
import { isOnly, Kind, mayBe, without } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { call as callOf, condition, isLiteral, number, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { textLength } from '../semantics/access.ts';
import { boundedPosition, clampedPosition, toInteger } from '../semantics/integer.ts';
import { share } from '../semantics/share.ts';
import { concatenated, toText } from '../semantics/text.ts';
import { argumentOf, constantArgument, receiverOf } from './call.ts';
import { padded, repeated } from './string-pad.ts';
import { replace, replaceAll } from './string-replace.ts';
import type { AnyCall, Call, LibraryEmitter } from './types.ts';

/** The text that a method is called on. */
function subject(call: Call, cx: Emission): JsonataNode {
  return toText(receiverOf(call, cx), cx);
}

function textArgument(call: Call, index: number, cx: Emission): JsonataNode {
  return toText(argumentOf(call, index, cx), cx);
}

function noRegExp(call: AnyCall): string | null {
  return call.arguments[0]?.kind === 'regexp' ? 'Give it a string instead of a regular expression.' : null;
}

/** Positions that may be NaN count as 0, but `lastIndexOf` takes NaN for the end. */
function noNaN(call: AnyCall): string | null {
  const position = call.arguments[1];
  const certain = position === undefined || isFiniteNumber(position.shape);
  return certain ? null : 'Give it a position that cannot be NaN.';
}

const unary = (write: (subject: JsonataNode, cx: Emission) => JsonataNode): LibraryEmitter => ({
  emit: (call, cx) => write(subject(call, cx), cx),
});

const includes: LibraryEmitter = {
  refuses: noRegExp,
  emit: (call, cx) => {
    if (startsAtZero(call)) return callOf('contains', subject(call, cx), textArgument(call, 0, cx));
    return withUnits(call, cx, (whole, length) => {
      const from = boundedPosition(argumentOf(call, 1, cx), length, cx);
      return cx.code`$contains(${cx.helper('sliceText')}(${whole}, ${from}, ${length}), ${textArgument(call, 0, cx)})`;
    });
  },
};

function startsAtZero(call: Call): boolean {
  const position = call.arguments[1];
  return position === undefined || isOnly(position.shape, Kind.absent) || constantArgument(call, 1) === 0;
}

const startsWith: LibraryEmitter = {
  refuses: noRegExp,
  emit: (call, cx) =>
    startsAtZero(call)
      ? share(subject(call, cx), 'text', cx, (whole) =>
          share(textArgument(call, 0, cx), 'start', cx, (start) =>
            isLiteral(start) && start.value !== ''
              ? cx.code`${whole} != '' and $substringBefore(${whole}, ${start}) = ''`
              : cx.code`$contains(${whole}, ${start}) and $substringBefore(${whole}, ${start}) = ''`,
          ),
        )
      : withUnits(call, cx, (whole, length) =>
          share(boundedPosition(argumentOf(call, 1, cx), length, cx), 'from', cx, (from) =>
            share(textArgument(call, 0, cx), 'start', cx, (start) => {
              const part = cx.code`${cx.helper('sliceText')}(${whole}, ${from}, ${from} + ${textLength(start, cx)})`;
              return cx.code`${part} = ${start}`;
            }),
          ),
        ),
};

const endsWith: LibraryEmitter = {
  refuses: noRegExp,
  emit: (call, cx) => {
    const sought = constantArgument(call, 0);
    const plain = typeof sought === 'string' && !/[\ud800-\udfff]/.test(sought);
    if (plain && call.arguments.length === 1) {
      return share(
        subject(call, cx),
        'text',
        cx,
        (whole) => cx.code`$substring(${whole}, $length(${whole}) - ${number(sought.length)}) = ${text(sought)}`,
      );
    }
    return endsBefore(call, cx);
  },
};

/** The end by code units, where the text that is sought may begin with half of a character. */
function endsBefore(call: Call, cx: Emission): JsonataNode {
  return withUnits(call, cx, (whole, length) => {
    const given = argumentOf(call, 1, cx);
    const bounded = boundedPosition(given, length, cx);
    const end = isOnly(given.shape, Kind.absent)
      ? length
      : mayBe(given.shape, Kind.absent)
        ? cx.code`$exists(${given.node}) ? ${bounded} : ${length}`
        : bounded;
    return share(end, 'end', cx, (last) =>
      share(textArgument(call, 0, cx), 'sought', cx, (sought) => {
        const start = cx.fresh('start');
        return cx.code`(
          ${start} := ${last} - ${textLength(sought, cx)};
          ${start} >= 0 and ${cx.helper('sliceText')}(${whole}, ${start}, ${last}) = ${sought}
        )`;
      }),
    );
  });
}

const indexOf: LibraryEmitter = {
  refuses: noRegExp,
  emit: (call, cx) =>
    share(subject(call, cx), 'text', cx, (whole) =>
      share(textArgument(call, 0, cx), 'sought', cx, (sought) => {
        const found = (within: JsonataNode): JsonataNode =>
          textLength(cx.code`$substringBefore(${within}, ${sought})`, cx);
        if (call.arguments.length < 2 || constantArgument(call, 1) === 0) {
          return cx.code`$contains(${whole}, ${sought}) ? ${found(whole)} : -1`;
        }
        const length = cx.fresh('length');
        const start = boundedPosition(argumentOf(call, 1, cx), length, cx);
        const rest = cx.fresh('rest');
        return cx.code`(
          ${length} := ${textLength(whole, cx)};
          $start := ${start};
          ${rest} := ${cx.helper('sliceText')}(${whole}, $start, ${length});
          $contains(${rest}, ${sought}) ? $start + ${found(rest)} : -1
        )`;
      }),
    ),
};

const lastIndexOf: LibraryEmitter = {
  refuses: (call) => noRegExp(call) ?? noNaN(call),
  emit: (call, cx) => {
    const units = cx.fresh('units');
    const sought = cx.fresh('sought');
    const from =
      call.arguments.length < 2 ? null : boundedPosition(argumentOf(call, 1, cx), callOf('count', units), cx);
    const within =
      from === null
        ? units
        : cx.code`($end := ${from} + $count(${sought}); [$filter(${units}, function($unit, $at) { $at < $end })])`;
    return cx.code`(
      ${units} := $split(${subject(call, cx)}, '');
      ${sought} := $split(${textArgument(call, 0, cx)}, '');
      $part := ${within};
      $mirrored := $join($reverse($part));
      $end := $join($reverse(${sought}));
      $contains($mirrored, $end)
        ? $count($part) - $count(${sought}) - $count($split($substringBefore($mirrored, $end), ''))
        : -1
    )`;
  },
};

const slice: LibraryEmitter = {
  emit: (call, cx) =>
    part(
      call,
      cx,
      (position, length) => clampedPosition(position, length, cx),
      (from, to) => [from, to],
    ),
};

const substring: LibraryEmitter = {
  emit: (call, cx) =>
    part(
      call,
      cx,
      (position, length) => boundedPosition(position, length, cx),
      (from, to) => [
        callOf('min', { kind: 'list', items: [from, to] }),
        callOf('max', { kind: 'list', items: [from, to] }),
      ],
    ),
};

const substr: LibraryEmitter = {
  emit: (call, cx) =>
    withUnits(call, cx, (whole, length) => {
      const start = cx.fresh('start');
      const count = call.arguments.length < 2 ? length : boundedPosition(argumentOf(call, 1, cx), length, cx);
      return cx.code`(
        ${start} := ${clampedPosition(argumentOf(call, 0, cx), length, cx)};
        ${cx.helper('sliceText')}(${whole}, ${start}, ${start} + ${count})
      )`;
    }),
};

/** The text between two positions. */
function part(
  call: Call,
  cx: Emission,
  resolve: (position: Operand, length: JsonataNode) => JsonataNode,
  order: (from: JsonataNode, to: JsonataNode) => readonly [JsonataNode, JsonataNode],
): JsonataNode {
  return withUnits(call, cx, (whole, length) => {
    const start = argumentOf(call, 0, cx);
    const end = argumentOf(call, 1, cx);
    const from = isOnly(start.shape, Kind.absent) ? number(0) : resolve(start, length);
    const to = isOnly(end.shape, Kind.absent) ? length : resolve(end, length);
    return share(from, 'from', cx, (first) =>
      share(to, 'to', cx, (last) => ({
        kind: 'call',
        callee: cx.helper('sliceText'),
        arguments: [whole, ...order(first, last)],
      })),
    );
  });
}

/** The text and its length in code units, both repeatable. */
function withUnits(
  call: Call,
  cx: Emission,
  use: (whole: JsonataNode, length: JsonataNode) => JsonataNode,
): JsonataNode {
  return share(subject(call, cx), 'text', cx, (whole) =>
    share(textLength(whole, cx), 'length', cx, (length) => use(whole, length)),
  );
}

const split: LibraryEmitter = {
  refuses: (call) => {
    const limit = constantArgument(call, 1);
    if (call.arguments.length > 1 && !(typeof limit === 'number' && limit >= 0)) return 'Write the limit as a number.';
    return noRegExp(call);
  },
  emit: (call, cx) => {
    const separator = argumentOf(call, 0, cx);
    const limit = constantArgument(call, 1);
    if (isOnly(separator.shape, Kind.absent)) return { kind: 'list', items: limit === 0 ? [] : [subject(call, cx)] };
    const rest = typeof limit === 'number' ? [number(limit)] : [];
    if (!mayBe(separator.shape, Kind.absent)) return callOf('split', subject(call, cx), toText(separator, cx), ...rest);
    return share(subject(call, cx), 'text', cx, (whole) =>
      share(separator.node, 'separator', cx, (node) => {
        const present = toText({ node, shape: without(separator.shape, Kind.absent) }, cx);
        const unsplit: JsonataNode = { kind: 'list', items: limit === 0 ? [] : [whole] };
        return condition(cx.code`$exists(${node})`, callOf('split', whole, present, ...rest), unsplit);
      }),
    );
  },
};

const charAt: LibraryEmitter = {
  emit: (call, cx) => {
    const units = cx.code`$split(${subject(call, cx)}, '')`;
    return share(toInteger(argumentOf(call, 0, cx), cx), 'at', cx, (at) => {
      if (isLiteral(at)) {
        return cx.code`($unit := ${isNegative(at.value) ? text('') : cx.code`${units}[${at}]`}; $exists($unit) ? $unit : '')`;
      }
      return cx.code`($units := ${units}; ${at} >= 0 and ${at} < $count($units) ? $units[${at}] : '')`;
    });
  },
};

function isNegative(value: unknown): boolean {
  return typeof value === 'number' && value < 0;
}

const at: LibraryEmitter = {
  emit: (call, cx) => {
    const position = argumentOf(call, 0, cx);
    const units = cx.code`$split(${subject(call, cx)}, '')`;
    return share(toInteger(position, cx), 'at', cx, (index) => {
      if (position.shape.nonFinite !== true) return cx.code`${units}[${index}]`;
      return cx.code`($units := ${units}; $abs(${index}) <= $count($units) ? $units[${index}] : [][0])`;
    });
  },
};

const trim = (pattern: (subject: JsonataNode, cx: Emission) => JsonataNode): LibraryEmitter => unary(pattern);

const concat: LibraryEmitter = {
  emit: (call, cx) =>
    concatenated([receiverOf(call, cx), ...call.arguments.map((_, index) => argumentOf(call, index, cx))], cx),
};

/** Also what iterating a string gives. */
const codePoints: LibraryEmitter = {
  emit: (call, cx) => {
    const value = call.receiver === null ? argumentOf(call, 0, cx) : receiverOf(call, cx);
    return share(
      toText(value, cx),
      'text',
      cx,
      (whole) => cx.code`(
      $units := $split(${whole}, '');
      $count($units) = $length(${whole})
        ? $units
        : [$map([0..$length(${whole}) - 1], function($at) { $substring(${whole}, $at, 1) })]
    )`,
    );
  },
};

export const string: Readonly<Record<string, LibraryEmitter>> = {
  'String.prototype.includes': includes,
  'String.prototype.startsWith': startsWith,
  'String.prototype.endsWith': endsWith,
  'String.prototype.indexOf': indexOf,
  'String.prototype.lastIndexOf': lastIndexOf,
  'String.prototype.slice': slice,
  'String.prototype.substring': substring,
  'String.prototype.substr': substr,
  'String.prototype.split': split,
  'String.prototype.charAt': charAt,
  'String.prototype.at': at,
  'String.prototype.trim': trim((subject, cx) => cx.code`$replace(${subject}, /^\s+|\s+$/, '')`),
  'String.prototype.trimStart': trim((subject, cx) => cx.code`$replace(${subject}, /^\s+/, '')`),
  'String.prototype.trimEnd': trim((subject, cx) => cx.code`$replace(${subject}, /\s+$/, '')`),
  'String.prototype.trimLeft': trim((subject, cx) => cx.code`$replace(${subject}, /^\s+/, '')`),
  'String.prototype.trimRight': trim((subject, cx) => cx.code`$replace(${subject}, /\s+$/, '')`),
  'String.prototype.toUpperCase': unary((subject) => callOf('uppercase', subject)),
  'String.prototype.toLowerCase': unary((subject) => callOf('lowercase', subject)),
  'String.prototype.concat': concat,
  'String.prototype.padStart': padded('start'),
  'String.prototype.padEnd': padded('end'),
  'String.prototype.repeat': repeated,
  'String.prototype.replace': replace,
  'String.prototype.replaceAll': replaceAll,
  'String.prototype.toString': unary((subject) => subject),
  codePoints,
};
