/**
 * What native runs and the embedded engine share of distributed maps: reading, grouping, tolerating and writing. Not part
 * of the language.
 */
export { type ChildInput, childInputs } from './batch-items.ts';
export { readItems } from './read-items.ts';
export { isObject, type S3Call } from './s3-call.ts';
export { exceedsTolerance, thresholdExceeded } from './tolerance.ts';
export { type ChildRun, createResultSink, type ResultSink, type ResultWriting } from './write-results.ts';
