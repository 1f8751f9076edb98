/** Built-ins on texts that throw on some of them: the check stands in front, as an explicit throw. */
import type { LibraryMember } from '../../core/library.ts';
import { shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

interface Check {
  /** The built-in that is true for a text that can be used. */
  readonly valid: LibraryMember;
  readonly error: string;
  readonly message: string;
  accepts(text: string): boolean;
}

const succeeds =
  (use: (text: string) => unknown) =>
  (text: string): boolean => {
    try {
      use(text);
      return true;
    } catch {
      return false;
    }
  };

const encode = (use: (text: string) => unknown): Check => ({
  valid: 'String.prototype.isWellFormed',
  error: 'URIError',
  message: 'URI malformed',
  accepts: succeeds(use),
});

const decode = (use: (text: string) => unknown): Check => ({ ...encode(use), valid: 'String.isEncoded' });

const base64 = (valid: LibraryMember, message: string, use: (text: string) => unknown): Check => ({
  valid,
  error: 'InvalidCharacterError',
  message,
  accepts: succeeds(use),
});

const CHECKS: Readonly<Record<string, Check>> = {
  encodeURI: encode(encodeURI),
  encodeURIComponent: encode(encodeURIComponent),
  decodeURI: decode(decodeURI),
  decodeURIComponent: decode(decodeURIComponent),
  btoa: base64('String.isLatin', 'Invalid character', btoa),
  atob: base64('String.isBase64', 'The string to be decoded is not correctly encoded.', atob),
};

/** The call behind its check, where it needs one. */
export function checkedText(call: RawExpr, cx: Lowering): RawExpr {
  if (call.kind !== 'library') return call;
  if (call.member === 'String.fromCodePoint') return checkedCodes(call, cx);
  const check = CHECKS[call.member];
  const [text] = call.arguments;
  if (!check || !text || (text.kind === 'literal' && check.accepts(String(text.value)))) return call;
  const { origin } = call;
  const [declare, ref] = b.capture(text, 'text', cx);
  const valid = b.library(check.valid, null, [ref], shapes.boolean, origin);
  const test = b.throwIf(b.not(valid, origin), check.error, check.message, origin);
  return b.sequence([...declare, test], { ...call, arguments: [ref] }, origin);
}

/** Every code must be one of Unicode's. */
function checkedCodes(call: Extract<RawExpr, { kind: 'library' }>, cx: Lowering): RawExpr {
  const { origin } = call;
  const captured = call.arguments.map((code) => b.capture(code, 'code', cx));
  const checks = captured.flatMap(([, code]) => {
    if (code.kind === 'literal' && isCodePoint(code.value)) return [];
    const integer = b.library('Number.isInteger', null, [code], shapes.boolean, origin);
    const most = b.binary('<=', code, b.literal(MOST, origin), origin);
    const least = b.binary('>=', code, b.literal(0, origin), origin);
    const valid = b.logical('&&', b.logical('&&', integer, least, origin), most, origin);
    return [b.throwIf(b.not(valid, origin), 'RangeError', 'Invalid code point', origin)];
  });
  const before = captured.flatMap(([declare]) => declare);
  return b.sequence([...before, ...checks], { ...call, arguments: captured.map(([, code]) => code) }, origin);
}

const MOST = 0x10ffff;

function isCodePoint(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST;
}
