/**
 * Retry and Catch: `States.ALL` stands alone, in the last entry. (Which states may have them, ranges, and that everything in a
 * retrier is a constant, the field rules say.) Text and location as CloudFormation reported them from AWS, 2026-09-05
 * (badmintoncryer/cdk-preflight, pf-sfn-asl-retry-catch).
 */
import { type DocumentGraph, objectsIn } from './document.ts';
import type { Report } from './problem.ts';

/** Reports wildcards that are not alone and last. */
export function checkRecovery(graphs: readonly DocumentGraph[], report: Report): void {
  for (const { fields, location } of graphs.flatMap(({ states }) => states)) {
    for (const list of ['Retry', 'Catch']) {
      const entries = objectsIn(fields[list]);
      for (const entry of entries) {
        const names = entry.fields.ErrorEquals;
        const wildcard = Array.isArray(names) ? names.indexOf('States.ALL') : -1;
        if (wildcard < 0 || (Array.isArray(names) && names.length === 1 && entry === entries.at(-1))) continue;
        report(
          'SCHEMA_VALIDATION_FAILED',
          'States.ALL must appear alone and at end of list',
          `${location}/${list}[${entry.index}]/ErrorEquals[${wildcard}]`,
        );
      }
    }
  }
}
