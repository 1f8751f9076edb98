/**
 * What native runs and the embedded engine share of distributed maps: reading, grouping, tolerating and writing. Not part
 * of the language.
 */
export { type ChildInput, childInputs } from './batch-items.ts';
export { readItems, type S3Call } from './read-items.ts';
export { exceedsTolerance, thresholdExceeded } from './tolerance.ts';
export { type ChildRun, mapRunResult, type ResultWriting } from './write-results.ts';
