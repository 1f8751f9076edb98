/**
 * The map runs of a runtime. Whatever happens to one goes through `note`, which writes it to the run's journal, if there is
 * one, before it applies it.
 */
import { TaskError } from '../task-connector.ts';
import {
  applyMapRunEvent,
  beginMapRun,
  type MapRun,
  type MapRunEvent,
  type MapRunIdentity,
  type MapRunLimits,
} from './map-run.ts';

/** The journal of one run. */
export interface MapRunPersistence {
  readonly journal: (event: MapRunEvent) => void;
  /** The events so far, read again each time. */
  readonly past: () => Iterable<MapRunEvent>;
}

/** The runs. */
export interface MapRuns {
  readonly all: () => readonly MapRun[];
  readonly find: (mapRunArn: string) => MapRun | undefined;
  readonly begin: (identity: MapRunIdentity, limits: MapRunLimits) => MapRun;
  readonly note: (run: MapRun, event: Exclude<MapRunEvent, { type: 'begun' }>) => void;
  /** The events of a run so far, as far as they are kept. */
  readonly past: (run: MapRun) => Iterable<MapRunEvent>;
  /** Brings back a run that was kept. */
  readonly restore: (persistence: MapRunPersistence) => void;
  /** Changes the limits of a run that lasts; throws a `TaskError` under the API's name. */
  readonly limit: (mapRunArn: string, limits: Partial<MapRunLimits>) => void;
  /** Calls back when the limits of a run change; gives what ends that. */
  readonly onLimit: (run: MapRun, changed: () => void) => () => void;
}

/** No runs. */
export function createMapRuns(persist: (mapRunArn: string) => MapRunPersistence | undefined): MapRuns {
  const runs = new Map<string, MapRun>();
  const journals = new Map<string, MapRunPersistence>();
  const listeners = new Map<MapRun, () => void>();

  const note: MapRuns['note'] = (run, event) => {
    journals.get(run.mapRunArn)?.journal(event);
    applyMapRunEvent(run, event);
  };
  return {
    all: () => [...runs.values()],
    find: (mapRunArn) => runs.get(mapRunArn),
    begin: (identity, limits) => {
      const { mapRunArn } = identity;
      const event = { type: 'begun', ...identity, limits } as const;
      const persistence = persist(mapRunArn);
      if (persistence !== undefined) journals.set(mapRunArn, persistence);
      persistence?.journal(event);
      const run = beginMapRun(event);
      runs.set(mapRunArn, run);
      return run;
    },
    note,
    past: (run) => journals.get(run.mapRunArn)?.past() ?? [],
    restore: (persistence) => {
      let run: MapRun | undefined;
      for (const event of persistence.past()) {
        if (event.type === 'begun') run = beginMapRun(event);
        else if (run !== undefined) applyMapRunEvent(run, event);
      }
      if (run === undefined) return;
      runs.set(run.mapRunArn, run);
      journals.set(run.mapRunArn, persistence);
    },
    limit: (mapRunArn, limits) => {
      const run = runs.get(mapRunArn);
      if (run === undefined) throw new TaskError('ResourceNotFound', `Resource not found: '${mapRunArn}'`);
      if (run.status !== 'RUNNING') {
        throw new TaskError('ValidationException', `Map Run '${mapRunArn}' is not running and cannot be updated.`);
      }
      note(run, { type: 'limited', limits: { ...run.limits, ...limits } });
      listeners.get(run)?.();
    },
    onLimit: (run, changed) => {
      listeners.set(run, changed);
      return () => listeners.delete(run);
    },
  };
}
