/**
 * Fields: which exist on which object, which are required, and what each may hold. The shapes say what is right; the texts
 * here are AWS's (recorded, or measured by floci-io/floci and badmintoncryer/cdk-preflight with ValidateStateMachineDefinition).
 */
import { isExpression } from '../expression-text.ts';
import { jsonPathShapes } from '../json-path-shapes.ts';
import type { RecordShape, Shape } from '../shape.ts';
import { machineShape, stateShapes } from '../state-shapes.ts';
import { type DocumentGraph, type Fields, isFields } from './document.ts';
import { isDowngraded, isJsonPathState } from './language.ts';
import { checkChoiceRule, checkPath, checkTemplate } from './paths.ts';
import type { Report } from './problem.ts';

const JSONPATH_FIELDS: ReadonlySet<string> = new Set([
  'InputPath',
  'OutputPath',
  'ResultPath',
  'Parameters',
  'ResultSelector',
  'Result',
  'ItemsPath',
  'TimeoutSecondsPath',
  'HeartbeatSecondsPath',
  'SecondsPath',
  'TimestampPath',
  'MaxConcurrencyPath',
  'ToleratedFailurePercentagePath',
  'ToleratedFailureCountPath',
  'MaxItemsPath',
  'MaxItemsPerBatchPath',
  'MaxInputBytesPerBatchPath',
  'ErrorPath',
  'CausePath',
  'Variable',
  'And',
  'Or',
  'Not',
]);

const JSONATA_FIELDS: ReadonlySet<string> = new Set(['Arguments', 'Output', 'Items', 'Condition']);

/** Reports missing, unknown and ill-typed fields. */
export function checkFields(machine: Fields, graphs: readonly DocumentGraph[], report: Report): void {
  const fail = (message: string, location: string): void => report('SCHEMA_VALIDATION_FAILED', message, location);
  checkRecord(machine, machineShape, '', fail);
  for (const state of graphs.flatMap(({ states }) => states)) {
    if (state.type === undefined) {
      if (state.fields.Type === undefined) fail('These fields are required: [Type]', state.location);
      else {
        const types = 'Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map';
        fail(`The field 'Type' should have one of these values: [${types}]`, `${state.location}/Type`);
      }
      continue;
    }
    const shapes = isJsonPathState(machine, state) ? jsonPathShapes : stateShapes;
    checkRecord(state.fields, shapes[state.type], state.location, fail, isDowngraded(machine, state));
  }
}

type Fail = (message: string, location: string) => void;

function checkRecord(fields: Fields, shape: RecordShape, location: string, fail: Fail, lenient = false): void {
  const at = location === '' ? '/' : location;
  const names = Object.keys(fields);
  for (const name of names) {
    if (shape.open === true || Object.hasOwn(shape.fields, name)) continue;
    if (shape.jsonPath === true && JSONATA_FIELDS.has(name)) {
      const language = "is only supported for the 'JSONata' QueryLanguage";
      fail(`The QueryLanguage is set to 'JSONPath', but field '${name}' ${language}`, at);
    } else if (shape.jsonPath === true || !JSONPATH_FIELDS.has(name)) fail(`Field '${name}' is not supported`, at);
    // For a state that was set back to JSONPath, AWS says only that.
    else if (!lenient) {
      const language = "is only supported for the 'JSONPath' QueryLanguage";
      fail(`The QueryLanguage is set to 'JSONata', but field '${name}' ${language}`, at);
    }
  }
  const missing = (shape.required ?? []).filter((name) => fields[name] === undefined);
  if (missing.length > 0) fail(`These fields are required: [${missing.join(', ')}]`, at);
  for (const { of, named, missing: none } of shape.exactlyOne ?? []) {
    // `End: false` is as good as absent.
    const count = of.filter((name) => fields[name] !== undefined && !(name === 'End' && fields.End === false)).length;
    if (count > 1) fail(`There should only be one of the following fields: [${named.join(', ')}]`, at);
    const excused =
      shape.jsonPath !== true && named.some((name) => JSONPATH_FIELDS.has(name) && fields[name] !== undefined);
    if (count === 0 && !excused) {
      fail(`${none ?? 'This object should have only one of the following fields:'} [${named.join(', ')}]`, at);
    }
  }
  for (const name of names) {
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field !== undefined) checkShape(fields[name], field, `${location}/${name}`, fail);
  }
}

function checkShape(value: unknown, shape: Shape, location: string, fail: Fail): void {
  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'string') fail('Expected value of type [STRING]', location);
      return;
    case 'keyword':
      if (typeof value !== 'string') fail('Expected value of type [STRING]', location);
      else if (!shape.values.includes(value)) {
        fail(`Value should be one of the following: [${shape.values.join(', ')}]`, location);
      }
      return;
    case 'boolean':
      if (typeof value === 'boolean' || (shape.expression === true && isExpressionText(value))) return;
      fail(
        typeof value === 'string' && shape.expression ? NOT_AN_EXPRESSION : 'Expected value of type [BOOLEAN]',
        location,
      );
      return;
    case 'number':
      checkNumber(value, shape, location, fail);
      return;
    case 'payload':
      checkPayload(value, shape.only, location, fail);
      return;
    case 'path':
      checkPath(value, shape, location, fail);
      return;
    case 'template':
      if (shape.only === 'object' && !isFields(value)) fail('Expected value of type [OBJECT]', location);
      else checkTemplate(value, location, fail);
      return;
    case 'choiceRule':
      checkChoiceRule(value, shape.inner, location, fail);
      return;
    case 'list':
      if (!Array.isArray(value)) fail('Expected value of type [ARRAY]', location);
      else if (value.length === 0 && !shape.empty) fail('Value cannot be empty', location);
      else for (const [index, item] of value.entries()) checkShape(item, shape.of, `${location}[${index}]`, fail);
      return;
    case 'record':
    case 'graph':
      if (isFields(value)) checkRecord(value, shape.record, location, fail);
      else fail('Expected value of type [OBJECT]', location);
      return;
    case 'states':
      if (!isFields(value)) fail('Expected value of type [OBJECT]', location);
      else if (Object.keys(value).length === 0) fail('Value cannot be empty', location);
      else {
        for (const [name, state] of Object.entries(value)) {
          if (!isFields(state)) fail('Expected value of type [OBJECT]', `${location}/${name}`);
        }
      }
      return;
  }
}

/** Also said, by the expression rules, of strings with one delimiter. */
export const NOT_AN_EXPRESSION = 'JSONata string must start with {% and end with %}';

const isExpressionText = (value: unknown): boolean => typeof value === 'string' && isExpression(value);

function checkNumber(value: unknown, shape: Shape & { kind: 'number' }, location: string, fail: Fail): void {
  if (shape.expression === true && isExpressionText(value)) return;
  if (typeof value !== 'number' || (shape.whole && !Number.isInteger(value))) {
    fail(`Expected value of type ${shape.whole ? 'Integer' : 'Number'}`, location);
  } else if (value < shape.minimum) fail(`Minimum value is ${shape.minimum}`, location);
  else if (shape.maximum !== undefined && value > shape.maximum) fail(`Maximum value is ${shape.maximum}`, location);
}

function checkPayload(value: unknown, only: 'collection' | 'object' | undefined, location: string, fail: Fail): void {
  if (only === undefined || isFields(value)) return;
  if (only === 'object') fail('Expected value of type [OBJECT]', location);
  else if (typeof value === 'string') {
    if (!isExpression(value)) fail(NOT_AN_EXPRESSION, location);
  } else if (!Array.isArray(value)) fail('Expected value of type [ARRAY]', location);
}
