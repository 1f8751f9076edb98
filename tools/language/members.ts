/** Tables of built-ins. */
import type { MemberTable } from '../../src/transformer/frontend/library/members/support.ts';

/** The members that compile, then those that do not or not always, each with what to write. */
export function printMembers(table: MemberTable): string {
  const always: string[] = [];
  const others = new Map<string, string[]>();
  for (const [name, support] of Object.entries(table)) {
    const shown = `\`${shortName(name)}\``;
    const text = support.supported ? support.except && `yes | but not: ${support.except}` : `no | ${support.instead}`;
    if (text === undefined) always.push(shown);
    else others.set(text, [...(others.get(text) ?? []), shown]);
  }
  const compile = `Compile: ${[...new Set(always)].join(' ')}.`;
  if (others.size === 0) return compile;
  const rows = [...others].map(([text, names]) => `| ${[...new Set(names)].join(' ')} | ${text} |`);
  return `${compile}\n\n${['| Member | Compiles | |', '|---|---|---|', ...rows].join('\n')}`;
}

/** How many of a table's members compile. */
export function countMembers(table: MemberTable): { readonly compile: number; readonly all: number } {
  const rows = Object.values(table);
  return { compile: rows.filter(({ supported }) => supported).length, all: rows.length };
}

/** `text.at` is clear without the name of the prototype. */
function shortName(name: string): string {
  return name.replace(/^RegExp\w+Array\.prototype\./, 'match.').replace(/^\w+\.prototype\./, '.');
}
