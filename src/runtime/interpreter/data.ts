/**
 * The data layer: everything a state computes from its input, its result and the variables, behind one interface. The
 * transition function asks for a moment of a state's life and gets plain data back, so that a query language is one
 * implementation of `DataLayer` and nothing else knows it.
 */
import type {
  ChoiceState,
  FailState,
  Json,
  JsonObject,
  MapState,
  ParallelState,
  State,
  TaskState,
  WaitState,
} from '../../asl/index.ts';

/** What a moment may read. Everything has its value as of the state's entry. */
export interface StateView {
  readonly input: Json;
  readonly context: JsonObject;
  readonly variables: JsonObject;
  /** Only once there is a result. */
  readonly result?: Json;
  /** Only in a Catch. */
  readonly errorOutput?: Json;
}

/** What leaves a state. */
export interface StateResult {
  readonly output: Json;
  readonly assign: JsonObject;
}

/** The moments of each state type: what is asked, and what is answered. */
export interface Moments {
  /** A Task is about to call. */
  arguments: {
    ask: { readonly state: TaskState };
    answer: {
      readonly arguments: Json;
      readonly timeoutSeconds?: number;
      readonly heartbeatSeconds?: number;
      readonly roleArn?: string;
    };
  };
  /** A Parallel is about to start its branches. */
  branches: { ask: { readonly state: ParallelState }; answer: { readonly input: Json } };
  /** An inline Map is about to start its iterations. */
  items: {
    ask: { readonly state: MapState };
    answer: { readonly items: readonly Json[]; readonly maxConcurrency: number };
  };
  /** One iteration of an inline Map is about to start. */
  item: { ask: { readonly state: MapState; readonly item: Json }; answer: { readonly input: Json } };
  /** A Distributed Map is about to start its run. */
  mapRun: { ask: { readonly state: MapState }; answer: { readonly plan: MapRunPlan } };
  /** A Wait was entered. */
  delay: { ask: { readonly state: WaitState }; answer: { readonly seconds: number } | { readonly until: number } };
  /** A Choice was entered. `next` is absent if no rule matched and there is no Default. */
  choice: { ask: { readonly state: ChoiceState }; answer: StateResult & { readonly next?: string } };
  /** A Fail was entered. */
  failure: { ask: { readonly state: FailState }; answer: { readonly error?: string; readonly cause?: string } };
  /** A state is done; its result, if any, is in the view. */
  result: { ask: { readonly state: Exclude<State, ChoiceState | FailState> }; answer: StateResult };
  /** A Catch handles a failure. */
  caught: {
    ask: { readonly state: TaskState | ParallelState | MapState; readonly catcher: number };
    answer: StateResult;
  };
}

/** A moment's name. */
export type Moment = keyof Moments;

/** A question to the data layer. */
export type DataRequest = { [M in Moment]: { readonly moment: M } & Moments[M]['ask'] }[Moment];

/** Its answer, or why there is none. */
export type DataAnswer = { [M in Moment]: { readonly moment: M } & Moments[M]['answer'] }[Moment] | DataFailure;

/** An evaluation that failed; the transition adds which state it was and when that was entered. */
export interface DataFailure {
  readonly moment: 'failed';
  readonly error: string;
  readonly message: string;
  /** Failed field, such as `Output/total`. */
  readonly location?: string;
}

/** Everything a Distributed Map needs to know before it reads its first item. */
export interface MapRunPlan {
  /** Items in the state's own data; absent with an ItemReader. */
  readonly items?: readonly Json[];
  readonly maxConcurrency: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
  /** What is wrong with the tolerance; Step Functions finds out once the state has started. */
  readonly problem?: string;
  readonly reader?: { readonly arguments: Json; readonly maxItems?: number };
  readonly batcher?: { readonly maxItems?: number; readonly maxBytes?: number; readonly batchInput?: Json };
  readonly writer?: { readonly arguments?: Json };
}

/** Answers the questions of one query language. */
export interface DataLayer {
  readonly answer: (request: DataRequest, view: StateView) => Promise<DataAnswer>;
}
