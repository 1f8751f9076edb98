/**
 * Reading what was recorded on AWS and comparing with it: `{"$any"}`, `{"$re"}` and `{"$json"}` in an expectation match what
 * varies between recordings. The recordings lie beside the repository and are not part of it (`../shared/conformance`, or the
 * folder that STEPSCRIPT_CONFORMANCE names), so a plain clone skips their tests; `.ci/run` sets REQUIRE_CONFORMANCE, which
 * turns the skip into a failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject, StateMachine } from '../../src/asl/index.ts';

/** One recorded task attempt. */
export interface RecordedTask {
  readonly state: string;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly parameters?: Json;
  readonly input?: Json;
  readonly result?: Json;
  readonly error?: string;
  readonly cause?: Json;
  readonly timedOut?: true;
}

/** What stood in for a Lambda function. */
export interface RecordedFunction {
  readonly kind: 'identity' | 'raise' | 'largeString' | 'constant' | 'format';
  readonly value?: Json;
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly stackTrace?: Json;
  readonly char?: string;
  readonly length?: number;
}

/** One recorded execution. */
export interface RecordedCase {
  readonly id: string;
  readonly area: string;
  readonly queryLanguage: 'JSONPath' | 'JSONata' | 'mixed';
  readonly definition: StateMachine;
  readonly input: Json;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly context: Readonly<Record<string, string>>;
  readonly mocks: {
    readonly s3?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly tasks?: readonly RecordedTask[];
    readonly lambda?: Readonly<Record<string, RecordedFunction>>;
  };
  readonly expect: {
    readonly status: string;
    readonly output?: Json;
    readonly error?: Json;
    readonly cause?: Json;
    readonly events?: readonly JsonObject[];
  };
  readonly features: readonly string[];
  readonly parallelEventsNormalised?: boolean;
  /** Whether StartSyncExecution ran it. */
  readonly sync?: boolean;
}

/** One recorded call of TestState; what the API takes as JSON text is JSON here. */
export interface RecordedTestState {
  readonly id: string;
  readonly area: string;
  readonly queryLanguage: 'JSONPath' | 'JSONata' | 'mixed';
  readonly definition: JsonObject;
  readonly input: Json;
  readonly args: JsonObject;
  readonly expect: {
    readonly status: string;
    readonly output?: Json;
    readonly error?: string;
    readonly cause?: string;
    readonly nextState?: string;
    readonly inspectionData?: JsonObject;
    /** Of a call that was refused. */
    readonly message?: string;
  };
}

/** One recorded definition, and what AWS said about it. */
export interface RecordedDefinition {
  readonly id: string;
  readonly kind: 'reject' | 'validate' | 'varrefs';
  readonly area: string;
  readonly queryLanguage: 'JSONPath' | 'JSONata' | 'mixed';
  readonly definition: JsonObject;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly expect: { readonly status: string; readonly message?: string };
}

/** Where the recordings are looked for. */
const folder = process.env.STEPSCRIPT_CONFORMANCE ?? join(import.meta.dirname, '../../../shared/conformance');

/** Whether the recordings are here. */
export const recordingsPresent: boolean = existsSync(join(folder, 'index.json'));

/** Whether the tests may not be skipped. */
export const recordingsRequired: boolean = process.env.REQUIRE_CONFORMANCE !== undefined;

/** What the recordings are of. */
export type RecordedKind = 'execution' | 'teststate' | RecordedDefinition['kind'];

/** Reads the recordings of some kinds; none where there are no recordings at all. */
export function recordings<R>(...kinds: readonly RecordedKind[]): readonly R[] {
  if (!recordingsPresent) return [];
  const index: readonly { readonly kind: RecordedKind; readonly file: string }[] = read('index.json');
  return index.filter(({ kind }) => kinds.includes(kind)).map(({ file }) => read(file));
}

/** The executions, in both query languages. */
export function recordedExecutions(): readonly RecordedCase[] {
  return recordings('execution');
}

/** The calls of TestState. */
export function recordedTestStates(): readonly RecordedTestState[] {
  return recordings('teststate');
}

/** The definitions. */
export function recordedDefinitions(): readonly RecordedDefinition[] {
  return recordings('reject', 'validate', 'varrefs');
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a value differs from an expectation; empty if nowhere. */
export function differences(expected: unknown, actual: unknown, path = '$'): readonly string[] {
  if (isObject(expected)) {
    if ('$any' in expected) return actual === undefined ? [`${path} is missing`] : [];
    if (typeof expected.$re === 'string') {
      return new RegExp(expected.$re).test(String(actual)) ? [] : [`${path}: ${String(actual)} !~ ${expected.$re}`];
    }
    if ('$json' in expected) {
      return typeof actual === 'string'
        ? differences(expected.$json, JSON.parse(actual), `${path}{json}`)
        : [`${path} is no text`];
    }
    if (!isObject(actual)) return [`${path}: expected an object, got ${JSON.stringify(actual)}`];
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(expected[key], actual[key], `${path}.${key}`));
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return [`${path}: expected an array, got ${JSON.stringify(actual)}`];
    if (expected.length !== actual.length)
      return [`${path}: ${expected.length} elements expected, got ${actual.length}`];
    return expected.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`));
  }
  return Object.is(expected, actual)
    ? []
    : [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
}

/** Some value that matches an expectation, to play it back. */
export function sample(expected: Json): Json {
  if (Array.isArray(expected)) return expected.map((item: Json) => sample(item));
  if (!isObject(expected)) return expected;
  if ('$any' in expected) return 'any';
  if ('$json' in expected) return JSON.stringify(sample(expected.$json ?? null));
  if (typeof expected.$re === 'string') return sampleText(expected.$re);
  return Object.fromEntries(Object.entries(expected).map(([key, field]) => [key, sample(field)]));
}

function sampleText(pattern: string): string {
  if (pattern.includes('date|')) return 'date';
  return pattern
    .replace(/^\^|\$$/g, '')
    .replaceAll('[\\s\\S]*?', 'x')
    .replace(/\\(.)/g, '$1');
}
