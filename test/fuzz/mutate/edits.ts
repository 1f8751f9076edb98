/** Changes of a text: places of the original and what stands there afterwards. Changes of several mutations go together where they do not touch. */

/** The characters from `start` to `end` become `text`; an insertion where both are the same. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** True if no edit of one list changes what one of the other changes, or stands at the same place. */
export function areApart(some: readonly Edit[], others: readonly Edit[]): boolean {
  return some.every((one) => others.every((other) => isApart(one, other)));
}

function isApart(one: Edit, other: Edit): boolean {
  const isInsertion = one.start === one.end;
  const otherIsInsertion = other.start === other.end;
  if (isInsertion && otherIsInsertion) return one.start !== other.start;
  if (isInsertion) return one.start <= other.start || one.start >= other.end;
  if (otherIsInsertion) return other.start <= one.start || other.start >= one.end;
  return one.end <= other.start || other.end <= one.start;
}

/** The text after all edits, which are apart; insertions come before what else begins at their place. */
export function applied(source: string, edits: readonly Edit[]): string {
  const order = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .map(({ edit }) => edit);
  let text = '';
  let at = 0;
  for (const edit of order) {
    text += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + source.slice(at);
}
