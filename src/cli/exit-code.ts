/** How a command ends. */

/** Everything compiled, or the run succeeded. */
export const EXIT_SUCCESS = 0;
/** There were diagnostics, or the run failed. */
export const EXIT_FAILURE = 1;
/** The command was not understood. */
export const EXIT_USAGE = 2;

/** Ends a command with exit code 2; the message is printed. */
export class UsageError extends Error {}
