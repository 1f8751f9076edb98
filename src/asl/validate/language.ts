/**
 * Query languages. A state inherits the definition's language; only the exact value `JSONPath` means JSONPath, every other
 * value is JSONata and reported against the enumeration (measured on AWS, floci-io/floci #2968). Under a JSONata definition
 * no state may return to JSONPath.
 */
import type { DocumentGraph, DocumentState, Fields } from './document.ts';
import type { Report } from './problem.ts';

const LANGUAGES: readonly unknown[] = ['JSONPath', 'JSONata'];

/** Reports query languages that AWS refuses. */
export function checkLanguages(machine: Fields, graphs: readonly DocumentGraph[], report: Report): void {
  checkValue(machine, '', report);
  for (const state of graphs.flatMap(({ states }) => states)) {
    checkValue(state.fields, state.location, report);
    if (isDowngraded(machine, state)) {
      report(
        'SCHEMA_VALIDATION_FAILED',
        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
        state.location,
      );
    }
  }
}

/** Whether the state asks for JSONPath although the definition's language is JSONata. */
export function isDowngraded(machine: Fields, state: DocumentState): boolean {
  return isJsonata(machine, false) && state.fields.QueryLanguage === 'JSONPath';
}

/** Whether a state's language is JSONPath, the default. A downgraded state still counts as JSONata, as its errors say. */
export function isJsonPathState(machine: Fields, state: DocumentState): boolean {
  return !isJsonata(machine, false) && !isJsonata(state.fields, false);
}

function isJsonata(fields: Fields, inherited: boolean): boolean {
  return fields.QueryLanguage === undefined ? inherited : fields.QueryLanguage !== 'JSONPath';
}

function checkValue({ QueryLanguage }: Fields, location: string, report: Report): void {
  // A value that is no string at all is reported with the other field types.
  if (typeof QueryLanguage !== 'string' || LANGUAGES.includes(QueryLanguage)) return;
  report(
    'SCHEMA_VALIDATION_FAILED',
    'Value should be one of the following: [JSONPath, JSONata]',
    `${location}/QueryLanguage`,
  );
}
