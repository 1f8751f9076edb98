/**
 * The task tokens that the runtime has given out and who waits for them. A token counts once: after a success, a failure or
 * the end of its attempt it is unknown.
 */
import type { Json } from '../asl/index.ts';
import type { TaskReports } from './interpreter/driver.ts';
import { failureOf } from './interpreter/failure.ts';
import { TaskError } from './task-connector.ts';

/** A token that a task waits on. */
export interface IssuedToken {
  readonly token: string;
  readonly state: string;
  readonly resource: string;
  readonly executionArn: string;
}

/** The tokens of a runtime. */
export interface TaskTokens {
  /** The token is valid from now on. */
  readonly issue: (issued: IssuedToken, reports: TaskReports) => void;
  /** Its request was accepted, so that whoever holds it may be expected to answer. */
  readonly offer: (token: string) => void;
  readonly revoke: (token: string) => void;
  /** The first offered token that fits; waits for it if there is none yet. */
  readonly next: (fits: (issued: IssuedToken) => boolean) => Promise<string>;
  readonly succeed: (token: string, output: Json) => void;
  readonly fail: (token: string, error: string | undefined, cause: string | undefined) => void;
  readonly heartbeat: (token: string) => void;
}

/** No tokens yet. */
export function createTaskTokens(): TaskTokens {
  const open = new Map<string, { issued: IssuedToken; reports: TaskReports; offered: boolean }>();
  const waiting = new Set<{ fits: (issued: IssuedToken) => boolean; resolve: (token: string) => void }>();
  const seen = new Set<string>();

  const reportsOf = (token: string): TaskReports => {
    const entry = open.get(token);
    if (entry !== undefined) return entry.reports;
    if (seen.has(token)) {
      throw new TaskError(
        'TaskTimedOut',
        'Task Timed Out: the task was completed, failed, timed out or aborted before.',
      );
    }
    throw new TaskError('InvalidToken', 'Invalid Token: no task has been given this token.');
  };

  return {
    issue: (issued, reports) => {
      open.set(issued.token, { issued, reports, offered: false });
      seen.add(issued.token);
    },
    offer: (token) => {
      const entry = open.get(token);
      if (entry === undefined) return;
      entry.offered = true;
      for (const waiter of waiting) {
        if (!waiter.fits(entry.issued)) continue;
        waiting.delete(waiter);
        waiter.resolve(token);
        return;
      }
    },
    revoke: (token) => {
      open.delete(token);
    },
    next: (fits) => {
      const known = [...open.values()].find(({ issued, offered }) => offered && fits(issued));
      if (known !== undefined) return Promise.resolve(known.issued.token);
      return new Promise((resolve) => waiting.add({ fits, resolve }));
    },
    succeed: (token, output) => {
      const reports = reportsOf(token);
      open.delete(token);
      reports.ended({ kind: 'succeeded', output });
    },
    fail: (token, error, cause) => {
      const reports = reportsOf(token);
      open.delete(token);
      reports.ended({ kind: 'failed', failure: failureOf(error, cause) });
    },
    heartbeat: (token) => reportsOf(token).heartbeat(),
  };
}
