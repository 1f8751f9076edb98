/**
 * Loads a module that a command line names. TypeScript is taken as it is, on versions of Node too that do not know it.
 */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { UsageError } from './exit-code.ts';

let registered = false;

/** The exports of a module; one that cannot be loaded is a mistake of the command line. */
export async function importModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    // Whoever runs this very file as TypeScript has hooks already.
    if (/\.m?ts$/.test(path) && import.meta.url.endsWith('.js') && !registered) {
      register('./typescript-hooks.js', import.meta.url);
      registered = true;
    }
    return await import(pathToFileURL(path).href);
  } catch (error) {
    throw new UsageError(`cannot load ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
