/** Writes `docs/language` from the case files and the tables of the front end, and the library's table into the README. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { languagePages } from './language/pages.ts';
import { withLibrary } from './language/readme-table.ts';

const folder = new URL('../docs/language/', import.meta.url);
const readme = new URL('../README.md', import.meta.url);

mkdirSync(folder, { recursive: true });
const pages = languagePages();
for (const name of readdirSync(folder)) {
  if (!pages.some(({ file }) => file === name)) rmSync(new URL(name, folder));
}
for (const { file, text } of pages) writeFileSync(new URL(file, folder), text);
writeFileSync(readme, withLibrary(readFileSync(readme, 'utf8')));
