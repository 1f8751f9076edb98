/** `RegExp.prototype.test` on literals. */
import type { JsonataNode } from '../ast.ts';
import type { Emission } from '../emission.ts';
import { argumentOf } from './call.ts';
import type { AnyCall, Call, LibraryEmitter } from './types.ts';

/** Why a literal has no equivalent: flags and syntax that JSONata's regular expressions lack. */
export function regexpProblem(flags: string): string | null {
  return /^[gim]*$/.test(flags) ? null : 'Only the flags `g`, `i` and `m` exist in Step Functions.';
}

/**
 * The source as JSONata's tokenizer reads it: it counts brackets without regard to classes and escaped backslashes, so both
 * are written as character codes.
 */
export function regexpSource(source: string): string {
  let written = '';
  let inClass = false;
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '\\') {
      const next = source.charAt(index + 1);
      written += next === '\\' ? '\\x5c' : /[()[\]{}]/.test(next) && inClass ? hex(next) : character + next;
      index += 1;
    } else if (inClass && /[()[{}]/.test(character)) written += hex(character);
    else {
      if (character === '[') inClass = true;
      if (character === ']') inClass = false;
      written += character === '/' ? '\\/' : character;
    }
  }
  return written;
}

function hex(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16)}`;
}

/** The literal that a call's receiver is. */
function literalOf(call: Call): JsonataNode {
  const { receiver } = call;
  if (receiver?.kind !== 'regexp') throw new Error('a regular expression that is no literal');
  return { kind: 'regexp', source: regexpSource(receiver.source), flags: receiver.flags.replace('g', '') };
}

const test: LibraryEmitter = {
  refuses: (call: AnyCall) => {
    const { receiver } = call;
    if (receiver?.kind !== 'regexp' || !('flags' in receiver) || typeof receiver.flags !== 'string') {
      return 'Write the regular expression where it is used.';
    }
    return regexpProblem(receiver.flags);
  },
  emit: (call: Call, cx: Emission) => cx.code`$contains(${argumentOf(call, 0, cx).node}, ${literalOf(call)})`,
};

export const regexp: Readonly<Record<string, LibraryEmitter>> = { 'RegExp.prototype.test': test };
