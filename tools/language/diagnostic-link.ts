/** Links to the pages of diagnostics. */
import { readdirSync } from 'node:fs';

const files = readdirSync(new URL('../../docs/diagnostics', import.meta.url));

/** `[STEP2101 not json](../diagnostics/STEP2101-not-json.md)`. */
export function diagnosticLink(code: string): string {
  const file = files.find((name) => name.startsWith(`${code}-`));
  if (file === undefined) throw new Error(`There is no page of ${code}.`);
  return `[${file.slice(0, -'.md'.length).replaceAll('-', ' ')}](../diagnostics/${file})`;
}
