/** Dates, which are milliseconds since the epoch, and the clock. UTC only. */
import { isFiniteNumber } from '../../../core/operator-shapes.ts';
import { isOnly, Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { list, text } from '../build.ts';
import type { Emission } from '../emission.ts';
import { toInteger } from '../semantics/integer.ts';
import { toNumber } from '../semantics/number.ts';
import { share } from '../semantics/share.ts';
import { argumentOf, argumentShape, receiverOf } from './call.ts';
import type { LibraryEmitter } from './types.ts';

/** A part of a date that is computed from its milliseconds; NaN of an invalid date. */
function part(of: (time: JsonataNode, cx: Emission) => JsonataNode): LibraryEmitter {
  return {
    emit: (call, cx) => {
      const { node, shape } = receiverOf(call, cx);
      if (shape.nonFinite !== true) return of(node, cx);
      return share(node, 'time', cx, (time) => cx.code`${cx.helper('isFinite')}(${time}) ? ${of(time, cx)} : 0 / 0`);
    },
  };
}

/** The rest within a period, never negative. */
const within = (period: number, unit: number): LibraryEmitter =>
  part(
    (time, cx) =>
      cx.code`$floor((${time} % ${literal(period)} + ${literal(period)}) % ${literal(period)} / ${literal(unit)})`,
  );

function literal(value: number): JsonataNode {
  return { kind: 'literal', value };
}

const toISOString: LibraryEmitter = {
  emit: (call, cx) => cx.code`${cx.helper('isoText')}(${receiverOf(call, cx).node})`,
};

const toUTCString: LibraryEmitter = {
  emit: (call, cx) => {
    const { node, shape } = receiverOf(call, cx);
    const written = (time: JsonataNode): JsonataNode => cx.code`${cx.helper('utcText')}(${time})`;
    if (shape.nonFinite !== true) return written(node);
    return share(
      node,
      'time',
      cx,
      (time) => cx.code`${cx.helper('isFinite')}(${time}) ? ${written(time)} : ${text('Invalid Date')}`,
    );
  },
};

/** `new Date(milliseconds)`. */
const clip: LibraryEmitter = {
  emit: (call, cx) => cx.code`${cx.helper('timeClip')}(${toNumber(argumentOf(call, 0, cx), cx)})`,
};

/** A time made of whole numbers, the parts; NaN if one of them is not finite. */
function ofParts(
  made: (part: (index: number, missing: number) => JsonataNode, cx: Emission) => JsonataNode,
): LibraryEmitter {
  return {
    emit: (call, cx) => {
      const given = call.arguments.map((_, index) => argumentOf(call, index, cx));
      const time = made((index, missing) => {
        const value = given[index];
        return value ? toInteger(value, cx) : literal(missing);
      }, cx);
      const uncertain = given.filter(({ shape }) => !isFiniteNumber(shape));
      if (uncertain.length === 0) return time;
      const numbers = list(uncertain.map((value) => toNumber(value, cx)));
      return cx.code`$exists($filter(${numbers}, function($part) { $not(${cx.helper('isFinite')}($part)) })) ? 0/0 : ${time}`;
    },
  };
}

/** `Date.UTC(year, month, …)`. */
const utc = ofParts((part, cx) => {
  const time = cx.code`${part(3, 0)} * 3600000 + ${part(4, 0)} * 60000 + ${part(5, 0)} * 1000 + ${part(6, 0)}`;
  return cx.code`${cx.helper('utcTime')}(${part(0, 0)}, ${part(1, 0)}, ${part(2, 1)}, ${time})`;
});

/** The time of a year as it is, a month, a day and the milliseconds of the day. */
const civil = ofParts((part, cx) => {
  return cx.code`${cx.helper('civilTime')}(${part(0, 0)}, ${part(1, 0)}, ${part(2, 1)}, ${part(3, 0)})`;
});

const now: LibraryEmitter = { emit: (_call, cx) => cx.code`$millis()` };

const parse: LibraryEmitter = {
  refuses: (call) => (isOnly(argumentShape(call, 0), Kind.string) ? null : 'Give it an ISO 8601 text.'),
  emit: (call, cx) => cx.code`${cx.helper('parseDate')}(${argumentOf(call, 0, cx).node})`,
};

export const date: Readonly<Record<string, LibraryEmitter>> = {
  'Date.now': now,
  'Date.parse': parse,
  'Date.UTC': utc,
  'Date.civil': civil,
  'Date.clip': clip,
  'Date.prototype.toISOString': toISOString,
  'Date.prototype.toJSON': toISOString,
  'Date.prototype.toUTCString': toUTCString,
  'Date.prototype.getUTCFullYear': part((time, cx) => cx.code`${cx.helper('civilDate')}(${time}).year`),
  'Date.prototype.getUTCMonth': part((time, cx) => cx.code`${cx.helper('civilDate')}(${time}).month`),
  'Date.prototype.getUTCDate': part((time, cx) => cx.code`${cx.helper('civilDate')}(${time}).day`),
  'Date.prototype.getUTCDay': part((time, cx) => cx.code`(($floor(${time} / 86400000) + 4) % 7 + 7) % 7`),
  'Date.prototype.getUTCHours': within(86_400_000, 3_600_000),
  'Date.prototype.getUTCMinutes': within(3_600_000, 60_000),
  'Date.prototype.getUTCSeconds': within(60_000, 1000),
  'Date.prototype.getUTCMilliseconds': within(1000, 1),
};
