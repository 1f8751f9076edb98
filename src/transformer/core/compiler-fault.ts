/**
 * What passes throw when the code they get breaks a promise of an earlier pass. It is always a bug of the compiler; the
 * pipeline turns it into STEP9001 at the origin. Mistakes of users are diagnostics and never come here.
 */
import type { Origin } from './origin.ts';

/** A broken promise between passes, and where in the source it shows. */
export class CompilerFault extends Error {
  readonly origin: Origin;

  constructor(message: string, origin: Origin) {
    super(message);
    this.name = 'CompilerFault';
    this.origin = origin;
  }
}

/**
 * Stops the compilation.
 * @example fault('an effect inside a lambda', node.origin);
 */
export function fault(message: string, origin: Origin): never {
  throw new CompilerFault(message, origin);
}
