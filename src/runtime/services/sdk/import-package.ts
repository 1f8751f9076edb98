/**
 * Loads packages that only those need who use them: the user's own comes before one of ours.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../../../dsl/index.ts';

/** The exports of a package. */
export async function importPackage(packageName: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const path = createRequire(join(process.cwd(), 'package.json')).resolve(packageName);
    return await import(pathToFileURL(path).href);
  } catch {
    try {
      return await import(packageName);
    } catch {
      throw new UsageError(
        'STEP8206',
        `${packageName} is not installed.`,
        `npm install ${packageName}, or mock the task.`,
      );
    }
  }
}
