/**
 * Reading the executions recorded on AWS (test/fixtures/conformance) and comparing with them: `{"$any"}`, `{"$re"}` and
 * `{"$json"}` in an expectation match what varies between recordings.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
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

/** The executions, in both query languages. */
export function recordedExecutions(): readonly RecordedCase[] {
  const file = new URL('../fixtures/conformance/executions.ndjson.gz', import.meta.url);
  const lines = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
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
