/**
 * Executions on disk: a file each, whose first line is what it started with and every further line an event. A line is
 * written before anything comes of what it says, so that nothing is acknowledged that a killed process would forget; one
 * that the kill cut off never happened.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Persistence } from '../execution.ts';
import type { EngineEvent } from '../interpreter/events.ts';
import type { ExecutionStart } from '../runtime-options.ts';

/** The first line. */
interface Header extends ExecutionStart {
  readonly seed: number;
}

/** An execution that was kept. */
export interface KeptExecution {
  readonly start: ExecutionStart;
  readonly persistence: Persistence;
}

/** Executions on disk. */
export interface Journal {
  /** Begins the file of an execution. Only STANDARD executions are durable on Step Functions. */
  readonly open: (start: ExecutionStart, seed: number) => Persistence | undefined;
  /** Everything that was kept, in order of start. */
  readonly read: (report: (fault: unknown) => void) => readonly KeptExecution[];
}

/** The journal in a folder. */
export function openJournal(folder: string): Journal {
  const executions = join(folder, 'executions');
  mkdirSync(executions, { recursive: true });
  const fileOf = (arn: string): string => join(executions, `${createHash('sha256').update(arn).digest('hex')}.ndjson`);
  const persistenceOf = (file: string, seed: number, past: readonly EngineEvent[]): Persistence => ({
    past,
    seed,
    journal: (event) => appendFileSync(file, `${JSON.stringify(event)}\n`),
  });
  return {
    open: (start, seed) => {
      if (start.identity.type !== 'STANDARD') return undefined;
      const file = fileOf(start.identity.arn);
      const header: Header = { ...start, seed };
      appendFileSync(file, `${JSON.stringify(header)}\n`);
      return persistenceOf(file, seed, []);
    },
    read: (report) =>
      readdirSync(executions)
        .flatMap((name) => {
          try {
            return readKept(join(executions, name), persistenceOf);
          } catch (fault) {
            report(fault);
            return [];
          }
        })
        .sort((left, right) => left.start.identity.startTime - right.start.identity.startTime),
  };
}

function readKept(
  file: string,
  persistenceOf: (file: string, seed: number, past: readonly EngineEvent[]) => Persistence,
): readonly KeptExecution[] {
  const content = readFileSync(file);
  const end = content.lastIndexOf('\n') + 1;
  // The next line must not be glued to half a line.
  if (end < content.length) truncateSync(file, end);
  const [first, ...rest] = content.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  if (first === undefined) return [];
  const { seed, ...start }: Header = JSON.parse(first);
  const past = rest.map((line): EngineEvent => JSON.parse(line));
  return [{ start, persistence: persistenceOf(file, seed, past) }];
}
