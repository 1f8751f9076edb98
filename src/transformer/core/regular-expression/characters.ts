/** Single characters of patterns: how they are escaped in JavaScript, and how they are written for JSONata. */
import { type Part, UnsupportedPattern } from './types.ts';

/** A part that takes exactly one character. */
export function atomOf(text: string): Part {
  return { write: () => text, mayBeEmpty: false };
}

/** A character by its code; what means nothing in a pattern stands for itself. */
export function hexadecimal(code: number): string {
  const character = String.fromCharCode(code);
  if (/[A-Za-z0-9 _,:;!@#%&=<>~"'`]/.test(character)) return character;
  if (/[.*+?^|()-]/.test(character)) return `\\${character}`;
  if (character === '/') return '\\/';
  const named = { '\t': '\\t', '\n': '\\n', '\r': '\\r' }[character];
  if (named !== undefined) return named;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A character that stands for itself in the source. */
export function ordinary(character: string): string {
  return character === '-' ? character : hexadecimal(character.charCodeAt(0));
}

/** `\d`, `\S` and their like at the start of a text. */
export function classEscape(text: string): string | undefined {
  return /^\\[dDwWsS]/.exec(text)?.[0];
}

const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };

/** The character that an escape at the start of a text stands for. */
export function escapedCharacter(text: string, unicode: boolean): { readonly length: number; readonly code: number } {
  const coded = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(text);
  if (coded) return { length: coded[0].length, code: Number.parseInt(coded[1] ?? coded[2] ?? '', 16) };
  const wide = unicode ? /^\\u\{([0-9a-fA-F]+)\}/.exec(text) : null;
  if (wide) return { length: wide[0].length, code: Number.parseInt(wide[1] ?? '', 16) };
  const control = /^\\c([A-Za-z])/.exec(text);
  if (control) return { length: 3, code: (control[1] ?? '').charCodeAt(0) % 32 };
  const character = text.charAt(1);
  if (/^\\0(?!\d)/.test(text)) return { length: 2, code: 0 };
  if (/[0-9]/.test(character)) throw new UnsupportedPattern('Write the character as `\\xHH`.');
  if (/[pPuxck]/.test(character)) {
    throw new UnsupportedPattern(
      `\`\\${character}\` cannot be used: write the characters as a class, e.g. \`[A-Za-z]\`.`,
    );
  }
  return { length: 2, code: CONTROL[character] ?? character.charCodeAt(0) };
}

/**
 * With the flag `u` a pattern reads code points, which JSONata does not. Where it can only match characters below U+0080 one by
 * one, both are the same.
 */
export function codePointDemand(unicode: boolean): (neutral: boolean) => void {
  return (neutral) => {
    if (unicode && !neutral) {
      throw new UnsupportedPattern('Leave out the flag `u`, which only patterns of plain characters can have.');
    }
  };
}
