/** The pages of `docs/language` are those that the case files and tables make now: `npm run generate` writes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languagePages } from '../../tools/language/pages.ts';
import { libraryTable, shownLibrary } from '../../tools/language/readme-table.ts';

const repository = new URL('../..', import.meta.url).pathname;
const folder = join(repository, 'docs/language');
const pages = languagePages();

describe('docs/language', () => {
  it('has these pages', () => {
    expect(readdirSync(folder).sort()).toEqual(pages.map(({ file }) => file).sort());
  });

  it.each(pages.map(({ file, text }) => [file, text] as const))('%s is fresh', (file, text) => {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
  });

  it('is what the README counts', () => {
    expect(shownLibrary(readFileSync(join(repository, 'README.md'), 'utf8'))).toBe(libraryTable());
  });
});
