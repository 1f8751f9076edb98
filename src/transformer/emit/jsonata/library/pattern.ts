/**
 * The forms in which a pattern is written. Each begins its groups behind those it adds itself, so that a look-ahead group,
 * which never gives back what it took, can say what the pattern matched and what is left of the text behind it.
 */
import {
  type CaptureGroup,
  parseRegularExpression,
  UnsupportedPattern,
} from '../../../core/regular-expression/index.ts';
import type { JsonataNode } from '../ast.ts';

export interface Pattern {
  readonly groups: readonly CaptureGroup[];
  readonly mayBeEmpty: boolean;
  readonly global: boolean;
  /** As it is; its own groups from 0. */
  plain(): JsonataNode;
  /** Group 0 is the match, then its own. */
  grouped(): JsonataNode;
  /** The first match: the rest of the text is taken with it where the match may be empty. Then group 0 is the match. */
  first(): JsonataNode;
  /** The pattern may look at the character in front of it. */
  readonly looksBack: boolean;
  /** As `grouped`, with one character or more in front of the match; takes all of the text, without groups, where there is none. */
  behind(): JsonataNode;
  /** As `grouped`, and the group behind its own is the rest of the text, which is taken too. */
  withRest(): JsonataNode;
  /** As `grouped`; takes one character where the match is empty, and never matches empty at the end of the text. */
  stepping(): JsonataNode;
  /** As `grouped`, the match that begins at the end of the text. */
  atEnd(): JsonataNode;
  /** A part of the text in group 1 and the separator behind it in group 2, then the pattern's own groups. */
  separated(): JsonataNode;
}

interface Literal {
  readonly source: string;
  readonly flags: string;
}

/** The regular expression that an argument is. */
function literalOf(value: { readonly kind: string } | undefined): Literal | undefined {
  if (value?.kind !== 'regexp' || !('source' in value) || !('flags' in value)) return undefined;
  return { source: String(value.source), flags: String(value.flags) };
}

/** Why an argument has no equivalent; null when it has one. */
export function patternProblem(value: { readonly kind: string } | undefined): string | null {
  const literal = literalOf(value);
  if (literal === undefined) return 'Write the regular expression where it is used.';
  const parsed = parseRegularExpression(literal.source, literal.flags);
  return parsed instanceof UnsupportedPattern ? parsed.message : null;
}

/** The forms of the pattern that an argument is. */
export function patternOf(value: { readonly kind: string } | undefined): Pattern {
  const literal = literalOf(value);
  const parsed = literal && parseRegularExpression(literal.source, literal.flags);
  if (!literal || !parsed || parsed instanceof UnsupportedPattern) throw new Error('a pattern that was refused');
  const { groups, mayBeEmpty } = parsed;
  const flags = literal.flags.replace(/[^im]/g, '');
  const node = (source: string): JsonataNode => ({ kind: 'regexp', source, flags });
  const rest = `\\${groups.length + 2}`;
  return {
    groups,
    mayBeEmpty,
    global: literal.flags.includes('g'),
    plain: () => node(parsed.source(0)),
    grouped: () => node(`(${parsed.source(1)})`),
    first: () => node(mayBeEmpty ? `(${parsed.source(1)})${ANY}*` : parsed.source(0)),
    looksBack: /\^|\\b|\\B/.test(parsed.source(0).replace(/\[\^?[^\]]*\]/g, '')),
    behind: () => node(`${ANY}(?:${ANY}*?(${parsed.source(1)})|${ANY}*)`),
    withRest: () => node(`(${parsed.source(1)})(${ANY}*)`),
    stepping: () => node(`(?=(${parsed.source(1)})(${ANY}*))(?:(?=${rest}${END})${ANY}|(?!${rest}${END})\\1)`),
    atEnd: () => node(`${END}(${parsed.source(1)})`),
    separated: () => {
      const left = `\\${groups.length + 4}${END}`;
      const empty = `(?!\\1${END})(?=${ANY})`;
      return node(`(?=(${ANY}*))(${ANY}*?)(?=(${parsed.source(3)})(${ANY}*))(?:(?!${left})\\3|${empty})`);
    },
  };
}

const ANY = '[\\s\\S]';
/** The end of the text, whatever the flags. */
const END = `(?!${ANY})`;
