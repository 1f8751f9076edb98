/**
 * The input of an execution as the command line gives it: JSON text, `@file`, or nothing, which is `{}` as for
 * StartExecution.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Json } from '../asl/json.ts';
import { UsageError } from './exit-code.ts';

/** Reads and parses the value of `--input`. */
export function readInput(currentDirectory: string, option: string | undefined): Json {
  if (option === undefined) return {};
  const fromFile = option.startsWith('@');
  const text = fromFile ? readText(resolve(currentDirectory, option.slice(1))) : option;
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${fromFile ? option.slice(1) : '--input'} is not JSON: ${reason}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
