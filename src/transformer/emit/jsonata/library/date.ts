/** Dates, which are milliseconds since the epoch, and the clock. UTC only. */
import { isOnly, Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import type { Emission } from '../emission.ts';
import { argumentOf, argumentShape, receiverOf } from './call.ts';
import type { LibraryEmitter } from './types.ts';

/** A part of a date that is computed from its milliseconds. */
function part(of: (time: JsonataNode, cx: Emission) => JsonataNode): LibraryEmitter {
  return {
    refuses: (call) =>
      call.receiver?.shape.nonFinite
        ? 'The date may be invalid; check `Number.isNaN(date.getTime())` and use numbers.'
        : null,
    emit: (call, cx) => of(receiverOf(call, cx).node, cx),
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

const toISOString: LibraryEmitter = { emit: (call, cx) => cx.code`$fromMillis(${receiverOf(call, cx).node})` };

const now: LibraryEmitter = { emit: (_call, cx) => cx.code`$millis()` };

/** Full ISO timestamps and dates; any other text fails the evaluation rather than give another number. */
const parse: LibraryEmitter = {
  refuses: (call) => (isOnly(argumentShape(call, 0), Kind.string) ? null : 'Give it an ISO 8601 text.'),
  emit: (call, cx) => cx.code`$toMillis(${argumentOf(call, 0, cx).node})`,
};

export const date: Readonly<Record<string, LibraryEmitter>> = {
  'Date.now': now,
  'Date.parse': parse,
  'Date.prototype.toISOString': toISOString,
  'Date.prototype.toJSON': toISOString,
  'Date.prototype.getUTCFullYear': part((time, cx) => cx.code`$number($fromMillis(${time}, '[Y]'))`),
  'Date.prototype.getUTCMonth': part((time, cx) => cx.code`$number($fromMillis(${time}, '[M]')) - 1`),
  'Date.prototype.getUTCDate': part((time, cx) => cx.code`$number($fromMillis(${time}, '[D]'))`),
  'Date.prototype.getUTCDay': part((time, cx) => cx.code`(($floor(${time} / 86400000) + 4) % 7 + 7) % 7`),
  'Date.prototype.getUTCHours': within(86_400_000, 3_600_000),
  'Date.prototype.getUTCMinutes': within(3_600_000, 60_000),
  'Date.prototype.getUTCSeconds': within(60_000, 1000),
  'Date.prototype.getUTCMilliseconds': within(1000, 1),
};
