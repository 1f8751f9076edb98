/**
 * Size: a definition is at most 1 MB of UTF-8. A definition given as a value is measured in its shortest JSON form, below which
 * no deployment can get; one given as text is measured as it is.
 */
import { MAXIMUM_DEFINITION_BYTES } from '../limits.ts';
import type { Report } from './problem.ts';

/** Reports a definition text that is too long. */
export function checkSize(text: string, report: Report): void {
  const bytes = Buffer.byteLength(text);
  if (bytes <= MAXIMUM_DEFINITION_BYTES) return;
  report(
    'SCHEMA_VALIDATION_FAILED',
    `The definition has ${bytes} bytes; at most ${MAXIMUM_DEFINITION_BYTES} are allowed`,
    '/',
  );
}
