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
  /** Whether what goes to stderr is coloured. */
  readonly color: boolean;
  /** Whether what goes to stdout is coloured. */
  readonly outputColor: boolean;
  /** Columns of the terminal, where there is one. */
  readonly columns: number | undefined;
}

/** The terminal of this process. `NO_COLOR` and `FORCE_COLOR` are honoured. */
export function processTerminal(): Terminal {
  const { NO_COLOR: no, FORCE_COLOR: force } = process.env;
  const forced = force !== undefined && force !== '0';
  const allowed = no === undefined || no === '';
  const interactive = process.stderr.isTTY === true;
  return {
    currentDirectory: process.cwd(),
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    interactive,
    color: forced || (interactive && allowed),
    outputColor: forced || (process.stdout.isTTY === true && allowed),
    columns: process.stdout.columns ?? process.stderr.columns,
  };
}
