/** A recorded example as a machine that the local engine runs: a lone state becomes a machine of one state. */
import type { Json, StateMachine } from '../../src/asl/index.ts';
import { fromJsonPath } from './from-json-path.ts';
import type { OracleRecord } from './read-records.ts';
import { inOurNotation } from './recorded-handles.ts';

/** The machine; undefined where the CDK refuses the example. */
export function recordedMachine(record: OracleRecord): StateMachine | undefined {
  if (!isRecord(record.asl)) return undefined;
  const asl = record.queryLanguage === 'JSONata' ? record.asl : fromJsonPath(record.asl);
  const machine = 'States' in asl ? { ...asl, QueryLanguage: 'JSONata' } : aroundState(asl);
  return JSON.parse(corrected(inOurNotation(JSON.stringify(machine), record)));
}

/** Defect 6: a JSONPath function in JSONata, as it was meant. */
function corrected(text: string): string {
  return text.replace(/States\.Format\('\{\}\/\{\}', ([^,]+), ([^)]+)\)/g, "$1 & '/' & $2");
}

/** What follows the state in its example does nothing here. */
function aroundState({ Next: _next, ...state }: Readonly<Record<string, unknown>>): object {
  const rules: readonly object[] = Array.isArray(state.Catch) ? state.Catch : [];
  const caught = rules.length === 0 ? {} : { Caught: { Type: 'Pass', End: true } };
  const Catch = rules.map((rule) => ({ ...rule, Next: 'Caught' }));
  return {
    QueryLanguage: 'JSONata',
    StartAt: 'Task',
    States: { Task: { ...state, End: true, ...(rules.length > 0 && { Catch }) }, ...caught },
  };
}

/** An input in which every field that the machine reads is there, as text of its own. */
export function sampleInput(machine: StateMachine): Json {
  const paths = [...JSON.stringify(machine).matchAll(/\$states\.input((?:\.\w+)+)/g)].map(([, path = '']) =>
    path.slice(1).split('.'),
  );
  return recordOf(paths, []);
}

/** A record with the given paths, whose leaves say where they are. */
function recordOf(paths: readonly (readonly string[])[], at: readonly string[]): Json {
  const keys = [...new Set(paths.flatMap(([first]) => first ?? []))];
  return Object.fromEntries(
    keys.map((key) => {
      const inner = paths
        .filter(([first, second]) => first === key && second !== undefined)
        .map((path) => path.slice(1));
      const here = [...at, key];
      return [key, inner.length > 0 ? recordOf(inner, here) : `the ${here.join(' ')}`];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
