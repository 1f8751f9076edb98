/**
 * Runs a compiled program beside its source and says whether they differ, and in what. Stricter than JSON: absent, null,
 * and the order of calls count. Tolerated: messages of errors that the language raises; the order of concurrent calls; and,
 * once something has failed in concurrent code, which of its siblings' calls were still made, and of calls that nobody waits for
 * any more, whether they were made.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import type { CaseTasks, Outcome } from '../differential/cases.ts';
import { withoutEngineText } from '../differential/language-errors.ts';
import { runCompiled } from '../differential/run-compiled.ts';
import { runNative } from '../differential/run-native.ts';
import { leftOutAbandoned } from './abandoned.ts';
import { fuzzTasks } from './generate/tasks.ts';
import { loadNative, type Modules, OutOfTurns } from './native-module.ts';
import { failsLikewise, takingTime } from './ties.ts';

/** Bytes that a state's output may have, https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_DATA = 262_144;

export type Verdict =
  | { readonly kind: 'equal'; readonly transitions: number }
  /** Nothing to compare: the native run does not end, or is not a run of a workflow. */
  | { readonly kind: 'void'; readonly reason: string }
  | {
      readonly kind: 'different';
      /** What differs first, coarse enough to stay the same while the program shrinks. */
      readonly what: string;
      readonly native: unknown;
      readonly compiled: unknown;
    };

/** What a program is run with. */
export interface Setting {
  tasks(): CaseTasks;
  /** The name of its workflow, `run` where absent. */
  readonly workflow?: string;
  /** What it imports beside the package. */
  readonly modules?: Modules;
  /** The folder that its imports are relative to. */
  readonly folder?: string;
  /** Tasks whose calls may be missing, since Step Functions stops what still runs when a sibling has failed or won. */
  readonly cut?: readonly string[];
}

/** Generated programs: their tasks, and no imports. */
export const GENERATED: Setting = { tasks: fuzzTasks };

/** Compares the runs for one input. */
export async function judge(
  source: string,
  workflow: CompiledWorkflow,
  input: unknown,
  concurrent: boolean,
  setting: Setting = GENERATED,
): Promise<Verdict> {
  let turns = 0;
  let unordered = false;
  const runWith = async (tasks: CaseTasks): Promise<Outcome> => {
    const module = loadNative(source, setting.workflow, setting.modules);
    const outcome = await settled(runNative(module.workflow, input, tasks, workflow.manifest.name));
    if (module.isOver()) throw new OutOfTurns();
    turns = module.turns();
    unordered = module.isUnordered();
    return outcome;
  };
  let native: Outcome;
  try {
    native = await runWith(setting.tasks());
  } catch (error) {
    if (error instanceof OutOfTurns) return { kind: 'void', reason: error.reason };
    return { kind: 'void', reason: error instanceof Error ? error.message : String(error) };
  }
  if (JSON.stringify(native.result).includes('Maximum call stack size exceeded'))
    return { kind: 'void', reason: 'the recursion does not end' };
  if ('cause' in native.result && native.result.cause === 'Invalid string length')
    return { kind: 'void', reason: 'a text that is too long for Node' };
  if ('output' in native.result && (JSON.stringify(native.result.output) ?? '').length > MOST_DATA)
    return { kind: 'void', reason: 'the output is larger than Step Functions lets any be' };
  let compiled: Outcome & { readonly transitions: number };
  try {
    compiled = await runCompiled(workflow, input, setting.tasks());
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'different', what: `engine: ${message.split('\n')[0]}`, native, compiled: message };
  }
  if (isTimeout(compiled.result) && turns > MANY_TURNS)
    return { kind: 'void', reason: 'an expression that takes longer than Step Functions lets any' };
  if (isLimit(compiled.result)) return { kind: 'void', reason: 'a limit of the platform' };
  const what = difference(withoutCut(native, setting), withoutCut(compiled, setting), concurrent);
  const equal = { kind: 'equal', transitions: compiled.transitions } as const;
  if (what === undefined) return equal;
  if (unordered) return { kind: 'void', reason: 'an order that JavaScript leaves open' };
  if (concurrent && what === 'calls' && (await leftOutAbandoned(native, compiled, setting.tasks(), runWith)))
    return equal;
  const moreCalls = concurrent && what === 'calls' && compiled.calls.length > native.calls.length;
  if (concurrent && (await failsLikewise(native, compiled, setting.tasks, runWith))) return equal;
  if (moreCalls && (await agreeInTime(workflow, input, setting, runWith))) return equal;
  if (!isDeepStrictEqual(await runWith(setting.tasks()), native))
    return { kind: 'void', reason: 'no two runs are the same' };
  return { kind: 'different', what, native, compiled };
}

/**
 * The runs are equal where tasks take time. Siblings of what throws at once make calls at the same moment, and Node makes them,
 * too, after the run has ended.
 */
async function agreeInTime(
  workflow: CompiledWorkflow,
  input: unknown,
  setting: Setting,
  runNativeWith: (tasks: CaseTasks) => Promise<Outcome>,
): Promise<boolean> {
  const native = await runNativeWith(takingTime(setting.tasks()));
  const compiled = await runCompiled(workflow, input, takingTime(setting.tasks()));
  return difference(withoutCut(native, setting), withoutCut(compiled, setting), true) === undefined;
}

/** Real time that a run may take, in milliseconds; its clock is virtual. */
const MOST_TIME = 20_000;

/** What a run gives; one that waits for a promise which never settles, as that of `Promise.race([])`, is given up. */
async function settled<T>(run: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const givenUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the program never settles')), MOST_TIME);
  });
  try {
    return await Promise.race([run, givenUp]);
  } finally {
    clearTimeout(timer);
  }
}

/** A limit of docs/semantics.md that fails the run. */
const LIMITS =
  /only ISO 8601 dates with a zone can be read$|An array cannot have holes: [^:]*$|must be (between 0 and 100\.$|a non-negative integer)|exceeds the limit|^StepScript\.(ResultTooLarge|NeverSettles)/;

/** With lists of some thousand items, so many turns take JSONata minutes; fewer that do not end are a mistake of ours. */
const MANY_TURNS = 2000;

function isTimeout(result: Outcome['result']): boolean {
  return 'error' in result && result.cause.includes('Expression evaluation timeout');
}

function isLimit(result: Outcome['result']): boolean {
  return 'error' in result && (LIMITS.test(result.cause) || LIMITS.test(result.error));
}

function withoutCut(outcome: Outcome, { cut = [] }: Setting): Outcome {
  return cut.length === 0 ? outcome : { ...outcome, calls: outcome.calls.filter(({ task }) => !cut.includes(task)) };
}

function difference(native: Outcome, compiled: Outcome, concurrent: boolean): string | undefined {
  const shaken = (outcome: Outcome): boolean => outcome.calls.some((call) => JSON.stringify(call).includes('Shaky'));
  // Code that throws without waiting is first in Node; beside a call that fails at once, either may be.
  if (concurrent && 'error' in native.result && 'error' in compiled.result && shaken(compiled)) return undefined;
  const result = resultDifference(native.result, compiled.result);
  if (result !== undefined) return result;
  const order = (calls: Outcome['calls']): readonly string[] => calls.map((call) => JSON.stringify(call)).sort();
  if (concurrent) {
    // Which calls of the siblings of a failure were made is open; so is the time that they took.
    const failed = 'error' in native.result || shaken(native);
    return failed || isDeepStrictEqual(order(native.calls), order(compiled.calls)) ? undefined : 'calls';
  }
  if (!isDeepStrictEqual(native.calls, compiled.calls)) {
    return isDeepStrictEqual(order(native.calls), order(compiled.calls)) ? 'order of calls' : 'calls';
  }
  return native.seconds === compiled.seconds ? undefined : 'seconds';
}

function resultDifference(native: Outcome['result'], compiled: Outcome['result']): string | undefined {
  if ('error' in compiled && 'error' in native) {
    if (native.error !== compiled.error) return `error ${native.error} became ${described(compiled)}`;
    const [expected, actual] = [native, compiled].map((result) => withoutEngineText(result, compiled));
    return isDeepStrictEqual(expected, actual) ? undefined : 'cause';
  }
  if ('error' in compiled) return `output became ${described(compiled)}`;
  if ('error' in native) return `error ${native.error} became output`;
  return isDeepStrictEqual(native.output, compiled.output) ? undefined : 'output';
}

function described({ error, cause }: { readonly error: string; readonly cause: string }): string {
  if (!error.startsWith('States.')) return error;
  const code = /\b[TDSU]\d{4}\b/.exec(cause)?.[0] ?? (cause.includes('undefined') ? 'undefined' : cause.slice(0, 40));
  return `${error} ${code}`;
}
