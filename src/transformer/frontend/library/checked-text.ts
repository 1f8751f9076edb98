/** Built-ins on texts that throw on some of them: the check stands in front, as an explicit throw. */
import type { LibraryMember } from '../../core/library.ts';
import { shapes } from '../../core/shape.ts';
import type { RawExpr, RawLibraryCall, RawStatement } from '../../hir/types.ts';
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

/** What fails on no plain ASCII text. */
const ENCODERS: ReadonlySet<string> = new Set(['encodeURI', 'encodeURIComponent', 'btoa']);

/** The call behind its check, where it needs one. */
export function checkedText(call: RawLibraryCall, cx: Lowering): RawExpr {
  const check = CHECKS[call.member];
  const [text] = call.arguments;
  if (!check || !text || (text.kind === 'literal' && check.accepts(String(text.value)))) return call;
  if (isTaskToken(text) && ENCODERS.has(call.member)) return call;
  const { origin } = call;
  const [declare, ref] = b.capture(text, 'text', cx);
  const valid = b.library(check.valid, null, [ref], shapes.boolean, origin);
  return b.sequence([...declare, throwUnless(valid, call.member)], { ...call, arguments: [ref] }, origin);
}

/** The built-in that is true for a text that another can be given; undefined for those that take any. */
export function validityOf(member: string): LibraryMember | undefined {
  return CHECKS[member]?.valid;
}

/** Throws what the built-in throws on texts that it cannot be given. */
export function throwUnless(valid: RawExpr, member: string): RawStatement {
  const { error, message } = CHECKS[member] ?? { error: 'TypeError', message: '' };
  const throwing = error === 'URIError' ? b.throwIf : b.engineThrowIf;
  return throwing(b.not(valid, valid.origin), error, message, valid.origin);
}

/** A task token is plain ASCII text, so no encoder fails on it. */
function isTaskToken(text: RawExpr): boolean {
  return text.kind === 'context' && text.path[0] === 'Task';
}
