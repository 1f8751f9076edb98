/**
 * Executions and map runs on disk: a file each, whose first line is what it started with and every further line an event. A
 * line is written before anything comes of what it says, so that nothing is acknowledged that a killed process would
 * forget; one that the kill cut off never happened.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Persistence } from '../execution.ts';
import type { EngineEvent } from '../interpreter/events.ts';
import type { MapRunEvent } from '../map-run/map-run.ts';
import type { MapRunPersistence } from '../map-run/map-runs.ts';
import type { ExecutionStart } from '../runtime-options.ts';
import { cutHalfLine, linesOf } from './lines.ts';

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
  /** The file of a map run. */
  readonly openMapRun: (mapRunArn: string) => MapRunPersistence;
  /** Every map run that was kept. */
  readonly readMapRuns: () => readonly MapRunPersistence[];
}

/** The journal in a folder. */
export function openJournal(folder: string): Journal {
  const executions = join(folder, 'executions');
  const mapRuns = join(folder, 'map-runs');
  for (const path of [executions, mapRuns]) mkdirSync(path, { recursive: true });
  const fileOf = (path: string, arn: string): string =>
    join(path, `${createHash('sha256').update(arn).digest('hex')}.ndjson`);
  const append = (file: string, line: object): void => appendFileSync(file, `${JSON.stringify(line)}\n`);
  const persistenceOf = (file: string, seed: number, past: readonly EngineEvent[]): Persistence => ({
    past,
    seed,
    journal: (event) => append(file, event),
    forget: () => rmSync(file, { force: true }),
  });
  const mapRunAt = (file: string): MapRunPersistence => ({
    journal: (event) => append(file, event),
    past: function* () {
      for (const line of linesOf(file)) {
        const event: MapRunEvent = JSON.parse(line);
        yield event;
      }
    },
  });
  return {
    open: (start, seed) => {
      if (start.identity.type !== 'STANDARD') return undefined;
      const file = fileOf(executions, start.identity.arn);
      const header: Header = { ...start, seed };
      append(file, header);
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
    openMapRun: (mapRunArn) => mapRunAt(fileOf(mapRuns, mapRunArn)),
    readMapRuns: () =>
      readdirSync(mapRuns).map((name) => {
        const file = join(mapRuns, name);
        cutHalfLine(file);
        return mapRunAt(file);
      }),
  };
}
function readKept(
  file: string,
  persistenceOf: (file: string, seed: number, past: readonly EngineEvent[]) => Persistence,
): readonly KeptExecution[] {
  cutHalfLine(file);
  const [first, ...rest] = linesOf(file);
  if (first === undefined) return [];
  const { seed, ...start }: Header = JSON.parse(first);
  const past = rest.map((line): EngineEvent => JSON.parse(line));
  return [{ start, persistence: persistenceOf(file, seed, past) }];
}
