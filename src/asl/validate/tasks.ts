/**
 * Tasks: the Resource is a function, an activity, an integration that exists, or a placeholder; integrations have Arguments,
 * and Credentials a RoleArn. Texts: recorded (conformance/reject) or reported by CloudFormation from AWS, 2026-09-05
 * (badmintoncryer/cdk-preflight).
 */
import { type DocumentGraph, type DocumentState, type Fields, isFields } from './document.ts';
import { requiredArguments } from './optimized-integrations.ts';
import type { Report } from './problem.ts';
import { readResource } from './resource.ts';

/** Reports bad resources, missing arguments and bad credentials. */
export function checkTasks(
  graphs: readonly DocumentGraph[],
  jsonPath: ReadonlySet<DocumentState>,
  report: Report,
): void {
  const fail = (message: string, location: string): void => report('SCHEMA_VALIDATION_FAILED', message, location);
  for (const state of graphs.flatMap(({ states }) => states)) {
    const { type, fields, location } = state;
    if (type !== 'Task') continue;
    const field = jsonPath.has(state) ? 'Parameters' : 'Arguments';
    const { Resource: text, Credentials: credentials } = fields;
    const given = fields[field];
    if (isFields(credentials) && !has(credentials, 'RoleArn')) {
      fail("The field 'RoleArn' is required but was missing", `${location}/Credentials`);
    }
    if (typeof text !== 'string') continue;
    const resource = readResource(text);
    if (resource.kind === 'not-an-arn') fail('Value is not a valid resource ARN', `${location}/Resource`);
    if (resource.kind === 'unrecognized') {
      const reason = 'The value is not a valid resource ARN, or the resource is not available in this region.';
      fail(`The resource provided ${text} is not recognized. ${reason}`, `${location}/Resource`);
    }
    if (resource.kind === 'activity' && credentials !== undefined) {
      fail("The field 'Credentials' is not supported for activities", `${location}/Credentials`);
    }
    if (resource.kind !== 'integration') continue;
    if (given === undefined && field === 'Arguments') {
      fail(`Arguments field is required for resource ARN: ${text}`, `${location}/Resource`);
    }
    if (!isFields(given)) continue;
    for (const name of requiredArguments[`${resource.service}:${resource.action}`] ?? []) {
      if (!has(given, name)) fail(`The field '${name}' is required but was missing`, `${location}/${field}`);
    }
  }
}

/** In a payload template a field may be a path. */
function has(fields: Fields, name: string): boolean {
  return fields[name] !== undefined || fields[`${name}.$`] !== undefined;
}
