/**
 * The mocks of `stepscript run`: a JSON file with results, or a module whose default export has results or functions, by
 * state name or by the ARN of the resource.
 */
import { resolve } from 'node:path';
import type { Json } from '../asl/json.ts';
import type { TaskConnector } from '../runtime/index.ts';
import { UsageError } from './exit-code.ts';
import { importModule } from './import-module.ts';
import { readInput } from './read-input.ts';

/** Connectors by state name or resource. */
export type Mocks = Readonly<Record<string, TaskConnector>>;

/** Loads the file that `--mocks` names. */
export async function readMocks(currentDirectory: string, option: string | undefined): Promise<Mocks> {
  if (option === undefined) return {};
  const table: unknown = option.endsWith('.json')
    ? readInput(currentDirectory, `@${option}`)
    : (await importModule(resolve(currentDirectory, option))).default;
  if (typeof table !== 'object' || table === null || Array.isArray(table)) {
    throw new UsageError(`${option} has no mocks: it must be an object by state name or resource.`);
  }
  return Object.fromEntries(Object.entries(table).map(([name, mock]) => [name, connector(mock)]));
}

function connector(mock: unknown): TaskConnector {
  if (typeof mock !== 'function') return async () => mock as Json;
  return async (request) => mock(request);
}
