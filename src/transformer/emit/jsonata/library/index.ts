/** The table of built-ins: member → encoding. Each owner's members are in a file of their own. */
import type { LibraryMember } from '../../../core/library.ts';
import type { AnyCall, LibraryEmitter } from './types.ts';

const EMITTERS: ReadonlyMap<string, LibraryEmitter> = new Map(Object.entries<LibraryEmitter>({}));

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
