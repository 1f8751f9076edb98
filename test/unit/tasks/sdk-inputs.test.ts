/**
 * Every optimized integration in every pattern that it has: a call with all parameters type-checks, compiles to its Resource,
 * and reaches the task in the local engine as it was written. Where an API stands behind it, the parameters are all members of
 * the API's own input (tools/generate-sdk-inputs.ts), so no stub lacks one, misspells one or gives it another type.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../src/asl/index.ts';
import { LocalRuntime } from '../../../src/runtime/index.ts';
import { catalogue, type StubEntry } from '../../../tools/integrations/catalogue.ts';
import { sdkOperations } from '../../../tools/sdk-inputs/operations.ts';
import { MAP_KEY } from '../../../tools/sdk-inputs/sample.ts';
import { type CompiledSource, compileSources } from '../../fuzz/compile-sources.ts';
import { OWN_PARAMETERS } from './own-parameters.ts';

const fixture = (path: string): string => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');
const sdkInputs: Readonly<Record<string, { readonly source: string; readonly input: Json }>> = JSON.parse(
  fixture('sdk-inputs.json'),
);
const listed: Readonly<Record<string, string>> = JSON.parse(fixture('cdk-oracle/data/optimized.json'));

const entries = (await catalogue()).filter(
  ({ stub, action }) => action !== 'direct' && !action.startsWith('aws-sdk:') && !stub.includes('()'),
);

/** Parameters as Step Functions spells those of an API: its members capitalised, maps as they are. */
function capitalised(value: Json): Json {
  if (Array.isArray(value)) return value.map(capitalised);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key === MAP_KEY ? key : key.charAt(0).toUpperCase() + key.slice(1),
      capitalised(field),
    ]),
  );
}

function parametersOf({ action }: StubEntry): Json {
  const own = OWN_PARAMETERS[action];
  return own ?? capitalised(sdkInputs[action]?.input ?? {});
}

/** A program that makes the call once; the token, where there is one, stands for a text. */
function programOf(entry: StubEntry, parameters: string): string {
  const call = entry.pattern === 'token' ? `((token) => (${parameters}))` : `(${parameters})`;
  return `import { workflow } from 'stepscript';
import { ${entry.stub.split('.')[0]} } from 'stepscript/tasks';
export const run = workflow(async () => ${entry.stub}${call});
`;
}

const suffixOf = (stub: string): string => /\.(sync|waitForTaskToken)$/.exec(stub)?.[1] ?? '';
const baseOf = (stub: string): string => stub.replace(/\.(sync|waitForTaskToken)$/, '');

/** Patterns that an action does not have, as members of its stub. */
const absent = [...new Set(entries.map(({ stub }) => baseOf(stub)))].flatMap((base) =>
  ['sync', 'waitForTaskToken']
    .filter((suffix) => !entries.some(({ stub }) => baseOf(stub) === base && suffixOf(stub) === suffix))
    .map((suffix) => `${base}.${suffix}`),
);

/** What makes handles, and a handle that none of them may be made from. */
const makers =
  'apigateway.httpApi apigateway.restApi athena.workGroup batch.jobDefinition batch.queue bedrock.guardrail bedrock.model ' +
  'codebuild.project databrew.job dynamodb.table ecs.cluster ecs.taskDefinition eks.cluster emr.cluster ' +
  'emrcontainers.virtualCluster emrserverless.application events.bus events.connection glue.crawler glue.job kms.key ' +
  'lambda.fn logs.logGroup s3.bucket scheduler.scheduleGroup sns.topic sqs.queue stepfunctions.activity ' +
  'stepfunctions.stateMachine';
const bindings = makers.split(' ').map((maker) => `${maker}(iam.role('Worker'))`);

const typeErrorIn = (expression: string): string => {
  const namespaces = [expression.split('.')[0], ...(expression.includes('(iam.') ? ['iam'] : [])];
  return `import { ${namespaces.join(', ')} } from 'stepscript/tasks';
export const made: unknown = ${expression};
`;
};

const UNKNOWN = '"Nonsense": 1';
let calls: readonly CompiledSource[];
let unknown: readonly CompiledSource[];
let illTyped: readonly CompiledSource[];
beforeAll(() => {
  const text = (entry: StubEntry): string => JSON.stringify(parametersOf(entry));
  const all = compileSources([
    ...entries.map((entry) => programOf(entry, text(entry))),
    ...entries.map((entry) => programOf(entry, text(entry).replace(/\}$/, `, ${UNKNOWN}}`).replace(/^\{, /, '{'))),
    ...[...absent, ...bindings].map(typeErrorIn),
  ]);
  calls = all.slice(0, entries.length);
  unknown = all.slice(entries.length, 2 * entries.length);
  illTyped = all.slice(2 * entries.length);
});

it('covers every action that AWS lists: from its API, or with parameters of its own', () => {
  expect(new Set(entries.map(({ action }) => action))).toEqual(new Set(Object.keys(listed)));
  expect(Object.keys(sdkInputs).sort()).toEqual(Object.keys(sdkOperations).sort());
  const either = [...Object.keys(sdkInputs), ...Object.keys(OWN_PARAMETERS)];
  expect(either.sort()).toEqual(Object.keys(listed).sort());
  // Version 1 of the child execution's `.sync` is there through `task`.
  expect(entries.length).toBe(Object.values(listed).join('').length - 1);
});

describe('a type error', () => {
  it.each([...absent, ...bindings].map((expression, index) => [expression, index] as const))('%s', (_, index) => {
    const compiled = illTyped[index];
    expect(compiled?.kind).toBe('ill-typed');
    // One error, at the last line: the rest of the program is right.
    expect(compiled && 'messages' in compiled ? compiled.messages : []).toHaveLength(1);
  });

  it('is every pattern that an action lacks', () => {
    const actions = new Set(entries.map(({ action }) => action)).size;
    const withSuffix = entries.filter(({ stub }) => suffixOf(stub) !== '').length;
    expect(absent.length + withSuffix).toBe(2 * actions);
  });
});

describe.each(entries.map((entry, index) => ({ ...entry, index })))('$stub', (entry) => {
  it('takes every parameter, and sends it', async () => {
    const compiled = calls[entry.index];
    if (compiled?.kind !== 'compiled') throw new Error(JSON.stringify(compiled, null, 1));
    const suffix = { 'request-response': '', sync: '.sync', 'sync:2': '.sync:2', token: '.waitForTaskToken' }[
      entry.pattern
    ];
    const received: unknown[] = [];
    const runtime = new LocalRuntime();
    runtime.mock(`arn:aws:states:::${entry.action}${suffix}`, ({ arguments: given }) => {
      received.push(given);
      return {};
    });
    expect((await runtime.run(compiled.workflow)).status).toBe('SUCCEEDED');
    expect(received).toEqual([parametersOf(entry)]);
  });

  it('takes no other parameter', () => {
    const compiled = unknown[entry.index];
    const problems = compiled && 'messages' in compiled ? compiled.messages.join('\n') : '';
    // TypeScript sees it in an argument, the compiler in what a callback gives.
    expect([compiled?.kind, problems]).toEqual([
      entry.pattern === 'token' ? 'refused' : 'ill-typed',
      expect.stringMatching(entry.pattern === 'token' ? /STEP4015/ : /Nonsense|does not exist/),
    ]);
  });
});
