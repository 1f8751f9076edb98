/**
 * Statements written by hand with holes: constructs whose parts belong together, such as a `Map` that is filled, changed and
 * read. `$n`, `$s` and the other holes of `templates.ts` are expressions, `%a` … `%z` names of the snippet's own, of which `%r`
 * stays in scope, and `{*}` a block of statements, which may call tasks where the snippet's place may.
 */
import { type Context, declare, freshName, hit, within } from './context.ts';
import { ANYTHING_SNIPPETS } from './snippets-anything.ts';
import { CALLING_SNIPPETS } from './snippets-calling.ts';
import { COLLECTION_SNIPPETS } from './snippets-collections.ts';
import { ERROR_SNIPPETS } from './snippets-errors.ts';
import { FUNCTION_SNIPPETS } from './snippets-functions.ts';
import { KEPT_SNIPPETS } from './snippets-kept.ts';
import { SHAPE_SNIPPETS } from './snippets-shapes.ts';
import { VIEW_SNIPPETS } from './snippets-views.ts';
import { fillTemplate } from './templates.ts';
import type { Type } from './types.ts';

export interface Snippet {
  readonly name: string;
  /** What `%r` is. */
  readonly gives: Type;
  /** How many calls of tasks it makes. */
  readonly calls?: number;
  /** Some of its calls run side by side. */
  readonly concurrent?: boolean;
  readonly text: string;
}

/** All of them. */
export const SNIPPETS: readonly Snippet[] = [
  ...COLLECTION_SNIPPETS,
  ...FUNCTION_SNIPPETS,
  ...CALLING_SNIPPETS,
  ...KEPT_SNIPPETS,
  ...SHAPE_SNIPPETS,
  ...ERROR_SNIPPETS,
  ...VIEW_SNIPPETS,
  ...ANYTHING_SNIPPETS,
];

/** One of the snippets that may stand here. */
export function snippet(cx: Context): string | undefined {
  const allowed = SNIPPETS.filter(
    ({ calls = 0, concurrent = false }) =>
      (calls === 0 || (cx.place.effects && cx.awaits >= calls)) &&
      (!concurrent || cx.place.loops < 2) &&
      !(calls > 0 && cx.place.loops > 1),
  );
  const one = cx.random.pick(allowed);
  cx.awaits -= one.calls ?? 0;
  if (one.concurrent) cx.concurrent = true;
  hit(cx, `snippet ${one.name}`);
  return writeSnippet(cx, one);
}

/** The snippet with its names and holes filled. */
export function writeSnippet(cx: Context, { text, gives }: Snippet): string {
  const names = new Map<string, string>();
  const named = text.replace(/%([a-z])\b/g, (_, letter: string) => {
    const name = names.get(letter) ?? freshName(cx, letter === 'r' ? 'v' : `q${letter}`);
    names.set(letter, name);
    return name;
  });
  const blocks = named.replaceAll('{*}', () => `{\n${cx.statements(1, { jumps: [], returns: null })}\n}`);
  const filled = within(cx, { effects: false, writesFrom: cx.place.nesting + 9 }, () => fillTemplate(cx, blocks, 1));
  const result = names.get('r');
  if (result !== undefined) declare(cx, { name: result, type: gives, writable: false, mutable: false });
  return filled;
}
