/**
 * Reads patterns of JavaScript's regular expressions. The pattern is valid (TypeScript has seen it). Brackets and backslashes
 * that are characters are written as codes, since JSONata counts brackets to find the end of a literal.
 */
import { readClass } from './character-class.ts';
import { atomOf, classEscape, codePointDemand, escapedCharacter, hexadecimal, ordinary } from './characters.ts';
import { type CaptureGroup, type Part, type RegularExpression, UnsupportedPattern } from './types.ts';

const known = new Map<string, RegularExpression | UnsupportedPattern>();

/** The expression; a reason, as advice to the user, where Step Functions cannot do the same. */
export function parseRegularExpression(source: string, flags: string): RegularExpression | UnsupportedPattern {
  const key = `${flags}/${source}`;
  const found = known.get(key) ?? attempt(source, flags);
  known.set(key, found);
  return found;
}

function attempt(source: string, flags: string): RegularExpression | UnsupportedPattern {
  try {
    return parse(source, flags);
  } catch (error) {
    if (error instanceof UnsupportedPattern) return error;
    throw error;
  }
}

function parse(source: string, flags: string): RegularExpression {
  const wrong = /[^dgimsu]/.exec(flags)?.[0];
  if (wrong !== undefined)
    throw new UnsupportedPattern(`Leave out the flag \`${wrong}\`: Step Functions does not have it.`);
  const demandNeutral = codePointDemand(flags.includes('u'));
  demandNeutral(!flags.includes('i'));
  const names = [...source.matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)|\(\?<(?![=!])([^>]*)>/gs)].flatMap(
    ([text, name]) => (text.startsWith('(') ? [name ?? null] : []),
  );
  const groups: CaptureGroup[] = [];
  let at = 0;

  const disjunction = (certain: boolean): Part => {
    const alternatives = splits();
    const parts = [alternative(certain && !alternatives)];
    while (source[at] === '|') {
      at += 1;
      parts.push(alternative(false));
    }
    return {
      write: (shift) => parts.map((part) => part.write(shift)).join('|'),
      mayBeEmpty: parts.some((part) => part.mayBeEmpty),
    };
  };

  /** There is another alternative before the group that begins here ends. */
  const splits = (): boolean => {
    let depth = 0;
    for (let place = at; place < source.length; place += 1) {
      const character = source[place];
      if (character === '\\') place += 1;
      else if (character === '[') place = readClass(source, place, flags.includes('u')).end - 1;
      else if (character === '(') depth += 1;
      else if (character === ')' && depth === 0) return false;
      else if (character === ')') depth -= 1;
      else if (character === '|' && depth === 0) return true;
    }
    return false;
  };

  const alternative = (certain: boolean): Part => {
    const terms: Part[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') terms.push(term(certain));
    return {
      write: (shift) => terms.map((part) => part.write(shift)).join(''),
      mayBeEmpty: terms.every((part) => part.mayBeEmpty),
    };
  };

  const term = (certain: boolean): Part => {
    const start = groups.length;
    const part = atom(certain);
    const quantifier = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at));
    if (!quantifier) return part;
    at += quantifier[0].length;
    const optional = quantifier[1] === undefined ? !quantifier[0].startsWith('+') : Number(quantifier[1]) === 0;
    if (optional) for (let index = start; index < groups.length; index += 1) groups[index] = uncertain(groups[index]);
    return {
      write: (shift) => part.write(shift) + quantifier[0],
      mayBeEmpty: optional || part.mayBeEmpty,
    };
  };

  const atom = (certain: boolean): Part => {
    const character = source.charAt(at);
    if (character === '(') return group(certain);
    if (character === '^' || character === '$') {
      at += 1;
      return { write: () => character, mayBeEmpty: true };
    }
    if (character === '[') {
      const read = readClass(source, at, flags.includes('u'));
      demandNeutral(read.neutral);
      at = read.end;
      return atomOf(read.text);
    }
    if (character === '\\') return escapeSequence();
    at += 1;
    if (character !== '.') {
      demandNeutral(character < '\x80');
      return atomOf(ordinary(character));
    }
    demandNeutral(false);
    return atomOf(flags.includes('s') ? '[\\s\\S]' : '.');
  };

  const group = (certain: boolean): Part => {
    const opening = /^\((?:\?(?:<?[=!]|:|<[^>]*>|[^:]*:))?/.exec(source.slice(at))?.[0] ?? '(';
    at += opening.length;
    if (/^\(\?<[=!]/.test(opening)) {
      throw new UnsupportedPattern('Leave out the look-behind: capture what stands in front instead.');
    }
    const look = opening === '(?=' || opening === '(?!';
    const capturing = opening === '(' || opening.startsWith('(?<');
    if (!look && !capturing && opening !== '(?:')
      throw new UnsupportedPattern('Leave out the modifiers inside the pattern.');
    if (capturing) groups.push({ name: names[groups.length] ?? null, certain });
    const inside = disjunction(certain && opening !== '(?!');
    at += 1;
    const written = capturing ? '(' : opening;
    return { write: (shift) => `${written}${inside.write(shift)})`, mayBeEmpty: look || inside.mayBeEmpty };
  };

  const escapeSequence = (): Part => {
    const rest = source.slice(at);
    const reference = /^\\(?:([1-9]\d*)|k<([^>]*)>)/.exec(rest);
    if (reference) {
      at += reference[0].length;
      return backReference(reference[1] === undefined ? names.indexOf(reference[2] ?? '') + 1 : Number(reference[1]));
    }
    const boundary = /^\\[bB]/.exec(rest)?.[0];
    if (boundary !== undefined) {
      at += 2;
      return { write: () => boundary, mayBeEmpty: true };
    }
    const kind = classEscape(rest);
    if (kind !== undefined) {
      demandNeutral(kind === kind.toLowerCase());
      at += kind.length;
      return atomOf(kind);
    }
    const { length, code } = escapedCharacter(rest, flags.includes('u'));
    at += length;
    demandNeutral(code < 0xd800 || (code > 0xdfff && code <= 0xffff));
    return atomOf(hexadecimal(code));
  };

  const backReference = (number: number): Part => {
    if (number < 1 || number > names.length) throw new UnsupportedPattern('Write the character as `\\xHH`.');
    return { write: (shift) => `(?:\\${number + shift})`, mayBeEmpty: true };
  };

  const whole = disjunction(true);
  if (whole.mayBeEmpty) demandNeutral(false);
  const written = whole.write(0);
  return {
    source: (shift) => (shift === 0 ? (written === '' ? '(?:)' : written) : whole.write(shift)),
    groups,
    mayBeEmpty: whole.mayBeEmpty,
  };
}

function uncertain(group: CaptureGroup | undefined): CaptureGroup {
  return { name: group?.name ?? null, certain: false };
}
