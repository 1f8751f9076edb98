/**
 * The ItemReader of a Distributed Map: its two resources, their arguments, and which parts of ReaderConfig go together
 * (AWS-FACTS §1.4; docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html).
 */
import { ITEMS_POINTER_LENGTH_LIMIT, MAXIMUM_CSV_HEADERS_BYTES } from '../limits.ts';
import { type Fields, isFields } from './document.ts';

const RESOURCE = /^arn:(\$\{[^}]+\}|[^:]+):states:::s3:(?<action>getObject|listObjectsV2)$/;
const REQUIRED_ARGUMENTS = { getObject: ['Bucket', 'Key'], listObjectsV2: ['Bucket'] };

/** Reports what is wrong with an ItemReader, besides the types of its fields. */
export function checkItemReader(
  reader: Fields,
  location: string,
  fail: (message: string, location: string) => void,
): void {
  const { Resource: resource, Arguments: given } = reader;
  const config = isFields(reader.ReaderConfig) ? reader.ReaderConfig : {};
  if (typeof resource === 'string') {
    const action = RESOURCE.exec(resource)?.groups?.action;
    if (action !== 'getObject' && action !== 'listObjectsV2') {
      const allowed = '[arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2]';
      const message = `The field 'Resource' does not match any of the allowed values. Examples: ${allowed}`;
      fail(message, `${location}/Resource`);
    } else if (isFields(given)) {
      for (const name of REQUIRED_ARGUMENTS[action]) {
        if (given[name] === undefined) fail(`The field '${name}' is required but was missing`, `${location}/Arguments`);
      }
    } else if (given === undefined) fail('These fields are required: [Arguments]', location);
    if (action === 'getObject' && config.Transformation !== undefined && config.Transformation !== 'NONE') {
      fail("Field 'Transformation' is not supported", `${location}/ReaderConfig`);
    }
  }
  checkReaderConfig(config, `${location}/ReaderConfig`, fail);
  if (config.InputType === 'PARQUET' && isFields(given) && given.VersionId !== undefined) {
    fail("Field 'VersionId' is not supported", `${location}/Arguments`);
  }
}

function checkReaderConfig(config: Fields, location: string, fail: (message: string, location: string) => void): void {
  const { InputType: type, CSVHeaderLocation: headerLocation, CSVHeaders: headers, ItemsPointer: pointer } = config;
  if (type === 'CSV' && headerLocation === undefined) fail("The field 'CSVHeaderLocation' is required", location);
  if (typeof type === 'string' && type !== 'CSV' && type !== 'MANIFEST' && headerLocation !== undefined) {
    fail("Field 'CSVHeaderLocation' is not supported", location);
  }
  if (headerLocation === 'GIVEN' && headers === undefined) fail('These fields are required: [CSVHeaders]', location);
  if (Array.isArray(headers) && Buffer.byteLength(JSON.stringify(headers)) > MAXIMUM_CSV_HEADERS_BYTES) {
    fail(`The headers are longer than ${MAXIMUM_CSV_HEADERS_BYTES} bytes`, `${location}/CSVHeaders`);
  }
  if (typeof pointer === 'string' && pointer.length >= ITEMS_POINTER_LENGTH_LIMIT) {
    fail(`The pointer must be shorter than ${ITEMS_POINTER_LENGTH_LIMIT} characters`, `${location}/ItemsPointer`);
  }
  if (config.Transformation === 'LOAD_AND_FLATTEN' && type === undefined) {
    fail('These fields are required: [InputType]', location);
  }
  if (config.ManifestType === 'S3_INVENTORY' && type !== undefined)
    fail("Field 'InputType' is not supported", location);
}
