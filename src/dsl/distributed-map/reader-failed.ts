/**
 * The failures of a distributed map's reader and writer, under the names that Step Functions has for them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
import { executionError } from '../native/execution-error.ts';

/** The failure of an item reader. */
export function readerFailed(cause: string): Error {
  return executionError('States.ItemReaderFailed', cause);
}

/** The failure of a result writer. */
export function writerFailed(cause: string): Error {
  return executionError('States.ResultWriterFailed', cause);
}
