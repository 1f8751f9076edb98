/**
 * Maps: the two modes and the fields that only a Distributed Map has. AWS accepts those on an inline Map and ignores them
 * (measured, floci-io/floci), which is never what was meant, so they are refused here under a code of our own.
 */
import { type DocumentGraph, type DocumentState, type Fields, isFields } from './document.ts';
import { checkItemReader } from './item-reader.ts';
import type { Report } from './problem.ts';

const DISTRIBUTED_FIELDS = ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label'];

/** Reports misplaced and inconsistent fields of Maps. */
export function checkMaps(
  graphs: readonly DocumentGraph[],
  jsonPath: ReadonlySet<DocumentState>,
  report: Report,
): void {
  const fail = (message: string, location: string): void => report('SCHEMA_VALIDATION_FAILED', message, location);
  for (const state of graphs.flatMap(({ states }) => states)) {
    const { type, fields, location } = state;
    if (type !== 'Map') continue;
    const processor = isFields(fields.ItemProcessor) ? fields.ItemProcessor : {};
    const config = isFields(processor.ProcessorConfig) ? processor.ProcessorConfig : {};
    const distributed = config.Mode === 'DISTRIBUTED';
    const configLocation = `${location}/ItemProcessor/ProcessorConfig`;
    if (distributed && config.ExecutionType === undefined) {
      fail('These fields are required: [ExecutionType]', configLocation);
    }
    if (!distributed && config.ExecutionType !== undefined) {
      fail("Field 'ExecutionType' is not supported", configLocation);
    }
    for (const name of distributed ? [] : DISTRIBUTED_FIELDS) {
      if (fields[name] === undefined) continue;
      const message = `Field '${name}' works in DISTRIBUTED mode only: set "Mode": "DISTRIBUTED" in ProcessorConfig, or remove it`;
      report('MISPLACED_FIELD', message, `${location}/${name}`);
    }
    if (jsonPath.has(state)) continue;
    if (isFields(fields.ItemReader)) checkItemReader(fields.ItemReader, `${location}/ItemReader`, fail);
    if (isFields(fields.ResultWriter)) checkResultWriter(fields.ResultWriter, `${location}/ResultWriter`, fail);
  }
}

function checkResultWriter(writer: Fields, location: string, fail: (message: string, location: string) => void): void {
  const { Resource: resource, Arguments: given } = writer;
  if (Object.keys(writer).length === 0) fail('Value cannot be empty', location);
  if (resource !== undefined && given === undefined) fail('These fields are required: [Arguments]', location);
  if (resource === undefined && given !== undefined) fail('These fields are required: [Resource]', location);
  if (typeof resource === 'string' && !/^arn:(\$\{[^}]+\}|[^:]+):states:::s3:putObject$/.test(resource)) {
    const allowed = 'Examples: [arn:<partition>:states:::s3:putObject]';
    fail(`The field 'Resource' does not match any of the allowed values. ${allowed}`, `${location}/Resource`);
  }
  if (isFields(given) && given.Bucket === undefined) {
    fail("The field 'Bucket' is required but was missing", `${location}/Arguments`);
  }
}
