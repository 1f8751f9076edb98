/**
 * What every optimized integration tells: the patterns AWS offers for it and the permissions a call needs. One file for
 * each service; none of them knows the others.
 */
import type { CallPattern } from '../task-resource.ts';
import type { ArgumentFact, IamNeed, NeedsFailureCode } from '../types.ts';

/** A call of an optimized integration, its pattern already checked. */
export interface OptimizedCall {
  readonly pattern: CallPattern;
  readonly arguments: ArgumentFact;
}

/** Why no permissions can be stated although the integration is known. */
export interface Refusal {
  readonly code: NeedsFailureCode;
  readonly message: string;
}

/** An optimized integration. */
export interface Integration {
  readonly patterns: readonly CallPattern[];
  readonly needs: (call: OptimizedCall) => readonly IamNeed[] | Refusal;
}

/** Integrations by `service:action`. */
export type Integrations = Readonly<Record<string, Integration>>;

/** Pattern sets as AWS offers them. */
export const only: readonly CallPattern[] = ['request-response'];
export const andSync: readonly CallPattern[] = ['request-response', 'sync'];
export const andToken: readonly CallPattern[] = ['request-response', 'token'];

/**
 * Whether the pattern waits for the job that the call starts.
 *
 * @example
 * waitsForJob('sync:2'); // true
 */
export function waitsForJob(pattern: CallPattern): boolean {
  return pattern === 'sync' || pattern === 'sync:2';
}
