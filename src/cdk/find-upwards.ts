/** Looks for files in folders and in the folders above them. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest file of one of the names, in the first of the folders or above it, else of the next. */
export function findUpwards(folders: readonly string[], names: readonly string[]): string | undefined {
  for (const start of folders) {
    for (let folder = start; ; folder = dirname(folder)) {
      const found = names.map((name) => join(folder, name)).find((path) => existsSync(path));
      if (found !== undefined) return found;
      if (dirname(folder) === folder) break;
    }
  }
  return undefined;
}
