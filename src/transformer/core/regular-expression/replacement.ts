/** Replacement texts: `$1`, `$&` and their like, by ECMA-262 GetSubstitution. */
import type { CaptureGroup } from './types.ts';

/** A part of a replacement. */
export type ReplacementPart =
  | { readonly kind: 'text'; readonly text: string }
  /** The match itself is group 0. */
  | { readonly kind: 'group'; readonly index: number }
  | { readonly kind: 'before' | 'after' };

/** The parts of a replacement text for a pattern with these groups. */
export function parseReplacement(replacement: string, groups: readonly CaptureGroup[]): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let text = '';
  const add = (part: ReplacementPart): void => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
    parts.push(part);
  };
  for (let at = 0; at < replacement.length; ) {
    const mark = markAt(replacement.slice(at), groups);
    if (mark === undefined) {
      text += replacement.charAt(at);
      at += 1;
      continue;
    }
    if (mark.part.kind === 'text') text += mark.part.text;
    else add(mark.part);
    at += mark.length;
  }
  if (text !== '') parts.push({ kind: 'text', text });
  return parts;
}

interface Mark {
  readonly part: ReplacementPart;
  readonly length: number;
}

function markAt(text: string, groups: readonly CaptureGroup[]): Mark | undefined {
  if (text.startsWith('$$')) return { part: { kind: 'text', text: '$' }, length: 2 };
  if (text.startsWith('$&')) return { part: { kind: 'group', index: 0 }, length: 2 };
  if (text.startsWith('$`')) return { part: { kind: 'before' }, length: 2 };
  if (text.startsWith("$'")) return { part: { kind: 'after' }, length: 2 };
  for (const digits of [2, 1]) {
    const number = new RegExp(`^\\$(\\d{${digits}})`).exec(text)?.[1];
    const index = Number(number ?? 0);
    if (number !== undefined && index >= 1 && index <= groups.length)
      return { part: { kind: 'group', index }, length: digits + 1 };
  }
  const name = groups.some((group) => group.name !== null) ? /^\$<([^>]*)>/.exec(text) : null;
  if (!name) return undefined;
  const index = groups.findIndex((group) => group.name === name[1]) + 1;
  return { part: index === 0 ? { kind: 'text', text: '' } : { kind: 'group', index }, length: name[0].length };
}
