/**
 * What a command may touch of the process, so that tests run commands without one.
 */

/** The streams and the working directory. */
export interface Terminal {
  readonly currentDirectory: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether stderr is a terminal: code frames are shown there. */
  readonly interactive: boolean;
  readonly color: boolean;
}

/** The terminal of this process. `NO_COLOR` and `FORCE_COLOR` are honoured. */
export function processTerminal(): Terminal {
  const { NO_COLOR: no, FORCE_COLOR: force } = process.env;
  const interactive = process.stderr.isTTY === true;
  return {
    currentDirectory: process.cwd(),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interactive,
    color: force !== undefined && force !== '0' ? true : interactive && (no === undefined || no === ''),
  };
}
