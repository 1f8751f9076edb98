/** The table of built-ins: member → encoding. Each owner's members are in a file of their own. */
import type { LibraryMember } from '../../../core/library.ts';
import { array } from './array.ts';
import { arrayCallbacks } from './array-callbacks.ts';
import { arrayMade } from './array-made.ts';
import { collections } from './collections.ts';
import { conversion } from './conversion.ts';
import { date } from './date.ts';
import { items } from './items.ts';
import { json } from './json.ts';
import { math } from './math.ts';
import { object } from './object.ts';
import { platform } from './platform.ts';
import { regexp } from './regexp.ts';
import { regexpReplace } from './regexp-replace.ts';
import { regexpSplit } from './regexp-split.ts';
import { string } from './string.ts';
import { stringCodes } from './string-codes.ts';
import type { AnyCall, LibraryEmitter } from './types.ts';

const EMITTERS: ReadonlyMap<string, LibraryEmitter> = new Map(
  Object.entries({
    ...array,
    ...arrayCallbacks,
    ...arrayMade,
    ...collections,
    ...conversion,
    ...date,
    ...items,
    ...json,
    ...math,
    ...object,
    ...platform,
    ...regexp,
    ...regexpReplace,
    ...regexpSplit,
    ...string,
    ...stringCodes,
  }),
);

/** The encoding of a built-in; null where there is none. */
export function libraryEmitter(member: LibraryMember): LibraryEmitter | null {
  return EMITTERS.get(member) ?? null;
}

/** Why a call of a built-in cannot be exact, as advice to the user; null when it can. */
export function libraryProblem(call: AnyCall): string | null {
  const emitter = libraryEmitter(call.member);
  if (emitter === null) return `There is no equivalent of \`${call.member}\` in JSONata.`;
  return emitter.refuses?.(call) ?? null;
}
