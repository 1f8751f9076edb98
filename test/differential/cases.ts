/**
 * How a cases file says what to run: for each exported workflow its inputs, and the tasks that both runs share. A task is a
 * plain function from arguments to result, so the native run and the compiled run see the same world.
 */
import type { Json } from '../../src/asl/index.ts';

/** A task: gets a Lambda's payload or an integration's arguments; throws `TaskFailure` (or any error) to fail. */
export type CaseTask = (argument: never) => unknown;

/** Tasks by logical id of a Lambda function, or by integration, e.g. `dynamodb:getItem`. */
export type CaseTasks = Readonly<Record<string, CaseTask>>;

/** What to run for one workflow. */
export interface WorkflowCases {
  readonly inputs: readonly unknown[];
  /** Overrides the file's tasks; made anew for each run. */
  readonly tasks?: () => CaseTasks;
  /** Calls of the same moment may come in any order: the workflow is concurrent. */
  readonly concurrent?: true;
  /** Tasks whose calls may be missing, because Step Functions stops what still runs when a sibling has failed or won. */
  readonly cut?: readonly string[];
  /** Most states that the run of the first input may enter; the figure an expert's hand-written ASL needs. */
  readonly transitions?: number;
}

/** A workflow that must not compile: its one diagnostic, e.g. `STEP2105`. */
export interface RefusedCase {
  readonly refused: `STEP${number}`;
}

/** The cases of a file, by exported workflow. */
export interface FileCases {
  readonly tasks: () => CaseTasks;
  readonly workflows: Readonly<Record<string, WorkflowCases | RefusedCase>>;
}

/** Declares the cases of a file; its default export. */
export function cases(workflows: FileCases['workflows'], tasks: () => CaseTasks = () => ({})): FileCases {
  return { tasks, workflows };
}

/** Fails a task with an ASL Error and Cause. */
export class TaskFailure extends Error {
  constructor(error: string, cause = '') {
    super(cause);
    Object.defineProperty(this, 'name', { value: error });
  }
}

/** Fails a task whose argument is one of these, each with the Error and Cause it fails with. */
export function failBy(argument: string, failures: Readonly<Record<string, readonly [string, string]>>): void {
  const failure = failures[argument];
  if (failure) throw new TaskFailure(...failure);
}

/** What a task answers some time after it was called; an error is thrown. */
export class Later {
  readonly seconds: number;
  readonly value: unknown;

  constructor(seconds: number, value: unknown) {
    this.seconds = seconds;
    this.value = value;
  }
}

/** The answer of a task that takes this long, in virtual time; a `TaskFailure` fails it then. */
export function after(seconds: number, value: unknown): Later {
  return new Later(seconds, value);
}

/** One call that a run made. */
export interface Call {
  /** When it was made, in seconds from the start of the run. */
  readonly at: number;
  /** The function's logical id, or the integration. */
  readonly task: string;
  readonly resource: string;
  readonly arguments: Json;
}

/** What a run did. */
export interface Outcome {
  readonly result: { readonly output: Json } | { readonly error: string; readonly cause: string };
  readonly calls: readonly Call[];
  /** Time that passed in the run, in seconds. */
  readonly seconds: number;
}
