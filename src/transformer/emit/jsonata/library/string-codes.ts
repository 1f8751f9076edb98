/** Character codes, and texts whose surrogates are not in pairs. */
import type { JsonataNode } from '../ast.ts';
import { call as callOf, list } from '../build.ts';
import type { Emission } from '../emission.ts';
import { toInteger } from '../semantics/integer.ts';
import { toNumber } from '../semantics/number.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, receiverOf } from './call.ts';
import type { Call, LibraryEmitter } from './types.ts';

/** The code units of the text and the position that is asked for. */
function unitAt(
  call: Call,
  cx: Emission,
  use: (units: JsonataNode, at: JsonataNode) => JsonataNode,
  missing: JsonataNode,
): JsonataNode {
  const units = cx.fresh('units');
  return share(toInteger(argumentOf(call, 0, cx), cx), 'at', cx, (at) => {
    const found = use(units, at);
    const text = toText(receiverOf(call, cx), cx);
    return cx.code`(${units} := $split(${text}, ''); ${at} >= 0 and ${at} < $count(${units}) ? ${found} : ${missing})`;
  });
}

const charCodeAt: LibraryEmitter = {
  emit: (call, cx) => unitAt(call, cx, (units, at) => cx.code`${cx.helper('unitCode')}(${units}[${at}])`, cx.code`0/0`),
};

const codePointAt: LibraryEmitter = {
  emit: (call, cx) =>
    unitAt(
      call,
      cx,
      (units, at) => cx.code`(
        $next := ${at} + 1;
        $pair := $join([${units}[${at}], ${units}[$next]]);
        $contains($pair, /^[\ud800-\udbff][\udc00-\udfff]/)
          ? ${cx.helper('codePoint')}($pair)
          : ${cx.helper('unitCode')}(${units}[${at}])
      )`,
      cx.code`[][0]`,
    ),
};

/** `String.fromCharCode(…)`; numbers are taken modulo 2^16. */
const fromCharCode: LibraryEmitter = {
  emit: (call, cx) => {
    const units = call.arguments.map((_, index) => {
      const code = toNumber(argumentOf(call, index, cx), cx);
      return cx.code`${cx.helper('unitText')}(${cx.helper('uint32')}(${code}) % 65536)`;
    });
    return units.length === 1 && units[0] ? units[0] : callOf('join', list(units));
  },
};

/** `String.fromCodePoint(…)`; the front end checks the range. */
const fromCodePoint: LibraryEmitter = {
  emit: (call, cx) => {
    const points = call.arguments.map((_, index) =>
      share(toNumber(argumentOf(call, index, cx), cx), 'code', cx, (code) => {
        const text = cx.helper('pointText');
        return cx.code`${code} >= 55296 and ${code} < 57344 ? ${cx.helper('unitText')}(${code}) : ${text}(${code})`;
      }),
    );
    return points.length === 1 && points[0] ? points[0] : callOf('join', list(points));
  },
};

const isWellFormed: LibraryEmitter = {
  emit: (call, cx) => {
    const text = toText(call.receiver === null ? argumentOf(call, 0, cx) : receiverOf(call, cx), cx);
    return cx.code`$not($contains(${text}, /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/))`;
  },
};

const toWellFormed: LibraryEmitter = {
  emit: (call, cx) => cx.code`$replace(
    ${toText(receiverOf(call, cx), cx)},
    /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/,
    function($found) { $count($split($found.match, '')) = 2 ? $found.match : '\ufffd' }
  )`,
};

/** Texts that a decoder takes. */
const matches = (test: (text: JsonataNode, cx: Emission) => JsonataNode): LibraryEmitter => ({
  emit: (call, cx) => test(toText(argumentOf(call, 0, cx), cx), cx),
});

/** Every `%` begins the UTF-8 of a character. */
const isEncoded = matches(
  (text, cx) =>
    cx.code`$contains(${text}, /^(?:[^%]|%[0-7][\da-f]|%(?:c[2-9a-f]|d[\da-f])(?:%[89ab][\da-f])|%(?:e0%[ab][\da-f]|e[1-9a-cef]%[89ab][\da-f]|ed%[89][\da-f])%[89ab][\da-f]|%(?:f0%[9ab][\da-f]|f[1-3]%[89ab][\da-f]|f4%8[\da-f])(?:%[89ab][\da-f]){2})*$/i)`,
);

const isLatin = matches((text, cx) => cx.code`$not($contains(${text}, /[^\x00-\xff]/))`);

const isBase64 = matches(
  (text, cx) =>
    cx.code`$contains($replace(${text}, /[\t\n\f\r ]/, ''), /^(?:[A-Za-z0-9+\/]{4})*(?:[A-Za-z0-9+\/]{2}(?:==)?|[A-Za-z0-9+\/]{3}=?)?$/)`,
);

export const stringCodes: Readonly<Record<string, LibraryEmitter>> = {
  'String.prototype.charCodeAt': charCodeAt,
  'String.prototype.codePointAt': codePointAt,
  'String.prototype.isWellFormed': isWellFormed,
  'String.prototype.toWellFormed': toWellFormed,
  'String.isEncoded': isEncoded,
  'String.isLatin': isLatin,
  'String.isBase64': isBase64,
  'String.fromCharCode': fromCharCode,
  'String.fromCodePoint': fromCodePoint,
};
