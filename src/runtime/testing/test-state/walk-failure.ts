/** How a walk, or one line of its states, ends early. */
import type { Failure } from '../../interpreter/failure.ts';

/** The states failed. */
export class WalkFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause ?? failure.error ?? 'failed');
    this.failure = failure;
  }
}

/** The execution took too long. */
export class WalkTimedOut extends Error {}

/** Nobody wants any more what this line of states gives. */
export class Stopped extends Error {}
