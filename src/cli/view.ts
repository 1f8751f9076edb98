/**
 * How executions are shown to people: with the lines of the project's sources, in the colours and the width of the terminal.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What timelines are shown with. */
export interface View {
  readonly source: (file: string) => string | undefined;
  readonly color: boolean;
  readonly width?: number;
}

/** The view of a project; places in its source maps are relative to its root. */
export function viewOf(rootDir: string, color: boolean, columns: number | undefined): View {
  const texts = new Map<string, string | undefined>();
  const source = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, read(resolve(rootDir, file)));
    return texts.get(file);
  };
  return { source, color, ...(columns === undefined ? {} : { width: columns }) };
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // The timeline shows the names of states instead of lines then.
    return undefined;
  }
}
