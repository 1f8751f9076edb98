/**
 * The Lambda functions of `stepscript local`, `run` and `trace`: `--function Charge=src/charge.ts#handler` gives a function its code, from
 * TypeScript or JavaScript. The export is `handler` unless told otherwise.
 */
import { resolve } from 'node:path';
import type { LambdaHandler } from '../runtime/index.ts';
import { UsageError } from './exit-code.ts';
import { importModule } from './import-module.ts';

/** Handlers by the name of their function. */
export type Functions = Readonly<Record<string, LambdaHandler>>;

/** Loads the functions that `--function` names. */
export async function readFunctions(currentDirectory: string, options: readonly string[] = []): Promise<Functions> {
  const entries = options.map(async (option): Promise<[string, LambdaHandler]> => {
    const [, name, file, exportName = 'handler'] = /^([^=]+)=([^#]+)(?:#(.+))?$/.exec(option) ?? [];
    if (name === undefined || file === undefined) {
      throw new UsageError(
        `${option} is not a function: write name=file#export, such as Charge=src/charge.ts#handler.`,
      );
    }
    const handler = (await importModule(resolve(currentDirectory, file)))[exportName];
    if (typeof handler !== 'function') throw new UsageError(`${file} has no function ${exportName}.`);
    return [name, async (event, call) => handler(event, call)];
  });
  return Object.fromEntries(await Promise.all(entries));
}
