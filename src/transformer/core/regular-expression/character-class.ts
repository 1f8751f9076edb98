/** Character classes: `[a-z\d]`. */
import { classEscape, escapedCharacter, hexadecimal } from './characters.ts';

export interface CharacterClass {
  readonly text: string;
  /** Offset behind the class. */
  readonly end: number;
  /** It matches single code units only, whatever the text. */
  readonly neutral: boolean;
}

/** The class that begins at an offset. */
export function readClass(source: string, start: number, unicode: boolean): CharacterClass {
  const negated = source[start + 1] === '^';
  let at = start + (negated ? 2 : 1);
  let text = negated ? '[^' : '[';
  let neutral = !negated;
  while (source[at] !== ']') {
    const rest = source.slice(at);
    const kind = classEscape(rest);
    if (kind !== undefined) {
      text += kind;
      neutral &&= kind === kind.toLowerCase();
      at += 2;
    } else if (rest.startsWith('\\b')) {
      text += '\\x08';
      at += 2;
    } else if (rest.startsWith('\\')) {
      const { length, code } = escapedCharacter(rest, unicode);
      text += literal(code);
      neutral &&= code <= 0xffff && (code < 0xd800 || code > 0xdfff);
      at += length;
    } else {
      const code = source.charCodeAt(at);
      text += source[at] === '-' ? '-' : literal(code);
      neutral &&= code < 0x80;
      at += 1;
    }
  }
  // The empty classes, which other engines than JavaScript's cannot read.
  const written = text === '[' ? '(?:(?!))' : text === '[^' ? '[\\s\\S]' : `${text}]`;
  return { text: written, end: at + 1, neutral };
}

/** A character of a class; brackets as codes. */
function literal(code: number): string {
  const character = String.fromCharCode(code);
  return /[()[\]{}\\^-]/.test(character) ? `\\x${code.toString(16).padStart(2, '0')}` : plain(code);
}

function plain(code: number): string {
  const character = String.fromCharCode(code);
  return /[.*+?$|]/.test(character) ? character : hexadecimal(code);
}
