/** The table of the library in the README: how much of each part compiles, with the page that says what. */
import { LIBRARY } from '../../src/transformer/frontend/library/members/index.ts';
import { countMembers } from './members.ts';

const PAGES: Readonly<Record<string, string>> = {
  String: 'library-string',
  RegExp: 'regexp',
  Array: 'library-array',
  Collections: 'collections',
  Number: 'library-number',
  Math: 'library-number',
  Object: 'library-object',
  JSON: 'library-object',
  Date: 'library-date',
  Error: 'library-object',
  Promise: 'promise-all',
  Globals: 'console',
};

const TABLE = /(?<=<!-- library -->\n)[\s\S]*?(?=<!-- \/library -->)/;

/** The table that the README shows. */
export function shownLibrary(readme: string): string {
  return TABLE.exec(readme)?.[0] ?? '';
}

/** The README with the table as it is now. */
export function withLibrary(readme: string): string {
  return readme.replace(TABLE, () => libraryTable());
}

/** The table. */
export function libraryTable(): string {
  const rows = Object.entries(LIBRARY).map(([name, table]) => {
    const { compile, all } = countMembers(table);
    return `| [${name}](docs/language/${PAGES[name]}.md) | ${compile} | ${all - compile} |`;
  });
  return `${['| Built-ins | compile | refused by name |', '|---|---|---|', ...rows].join('\n')}\n`;
}
