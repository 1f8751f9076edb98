/**
 * The Amazon States Language document in JSONata mode: what the emitter builds and the engine, printer and validator read.
 * The types admit only what AWS accepts structurally (exactly one of `Next` and `End`, no `Output` on Fail, …); rules that
 * types cannot say (names, targets, expressions) are in `validate.ts`. JSONPath-mode fields do not exist here.
 */
import type { Json, JsonArray, JsonataString, JsonObject } from './json.ts';
import type {
  DistributedProcessorConfig,
  InlineProcessorConfig,
  ItemBatcher,
  ItemReader,
  ResultWriter,
} from './map-parts.ts';
import type { CommonFields, Credentials, RecoveryFields, ResultFields, Transition } from './state-parts.ts';

export type * from './map-parts.ts';
export type * from './state-parts.ts';

/**
 * A state machine definition in JSONata mode.
 *
 * @example
 * const machine: StateMachine = { QueryLanguage: 'JSONata', StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
 */
export interface StateMachine extends StateGraph {
  readonly Comment?: string;
  readonly QueryLanguage: 'JSONata';
  readonly Version?: '1.0';
  /** Whole-execution timeout in seconds; a constant. */
  readonly TimeoutSeconds?: number;
}

/**
 * A start state and the states reachable from it: the machine itself, a Parallel branch or a Map's item processor.
 * One such object is one variable scope.
 *
 * @example
 * const graph: StateGraph = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
 */
export interface StateGraph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/**
 * Any state, discriminated by `Type`.
 *
 * @example
 * const isTask = (state: State): state is TaskState => state.Type === 'Task';
 */
export type State =
  | TaskState
  | ParallelState
  | MapState
  | PassState
  | WaitState
  | ChoiceState
  | SucceedState
  | FailState;

/**
 * The `Type` of a state.
 *
 * @example
 * const types: StateType[] = ['Task', 'Choice'];
 */
export type StateType = State['Type'];

/**
 * Fields of a Task besides its transition.
 *
 * @example
 * const fields: TaskFields = { Type: 'Task', Resource: '${ChargeArn}' };
 */
export interface TaskFields extends CommonFields, ResultFields, RecoveryFields {
  readonly Type: 'Task';
  /** A constant: integration ARN, function ARN, activity ARN or a placeholder such as `${ChargeArn}`. */
  readonly Resource: string;
  readonly Arguments?: Json;
  readonly TimeoutSeconds?: number | JsonataString;
  readonly HeartbeatSeconds?: number | JsonataString;
  readonly Credentials?: Credentials;
}

/**
 * Calls a service, function or activity.
 *
 * @example
 * const task: TaskState = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Arguments: {}, End: true };
 */
export type TaskState = TaskFields & Transition;

/**
 * Fields of a Parallel besides its transition.
 *
 * @example
 * const fields: ParallelFields = { Type: 'Parallel', Branches: [left, right] };
 */
export interface ParallelFields extends CommonFields, ResultFields, RecoveryFields {
  readonly Type: 'Parallel';
  /** Input of every branch. */
  readonly Arguments?: Json;
  /** At least one branch. */
  readonly Branches: readonly StateGraph[];
}

/**
 * Runs its branches at the same time; its result is the array of their outputs.
 *
 * @example
 * const fork: ParallelState = { Type: 'Parallel', Branches: [{ StartAt: 'A', States: { A: { Type: 'Succeed' } } }], End: true };
 */
export type ParallelState = ParallelFields & Transition;

/**
 * Fields that inline and distributed Map share, besides the transition.
 *
 * @example
 * const fields: MapFields = { Type: 'Map', Items: '{% $states.input.lines %}', MaxConcurrency: 5 };
 */
export interface MapFields extends CommonFields, ResultFields, RecoveryFields {
  readonly Type: 'Map';
  /** What to iterate: an array (its elements may be expressions), an object, or one expression. Absent: the state's input. */
  readonly Items?: JsonataString | JsonArray | JsonObject;
  /** Input of each iteration. */
  readonly ItemSelector?: Json;
  readonly MaxConcurrency?: number | JsonataString;
  readonly ToleratedFailurePercentage?: number | JsonataString;
  readonly ToleratedFailureCount?: number | JsonataString;
}

/**
 * The iteration's states, run inside the same execution.
 *
 * @example
 * const processor: InlineItemProcessor = { StartAt: 'Line', States: { Line: { Type: 'Pass', End: true } } };
 */
export interface InlineItemProcessor extends StateGraph {
  readonly ProcessorConfig?: InlineProcessorConfig;
}

/**
 * The iteration's states, run as child executions, which see no variables of the parent.
 *
 * @example
 * const processor: DistributedItemProcessor = { ProcessorConfig: config, StartAt: 'Row', States: states };
 */
export interface DistributedItemProcessor extends StateGraph {
  readonly ProcessorConfig: DistributedProcessorConfig;
}

/**
 * Fields of an inline Map besides its transition.
 *
 * @example
 * const fields: InlineMapFields = { Type: 'Map', ItemProcessor: { StartAt: 'Line', States: states } };
 */
export interface InlineMapFields extends MapFields {
  readonly ItemProcessor: InlineItemProcessor;
  readonly ItemReader?: never;
  readonly ItemBatcher?: never;
  readonly ResultWriter?: never;
  readonly Label?: never;
}

/**
 * Fields of a Distributed Map besides its transition.
 *
 * @example
 * const fields: DistributedMapFields = { Type: 'Map', ItemReader: reader, ItemProcessor: processor };
 */
export interface DistributedMapFields extends MapFields {
  readonly ItemProcessor: DistributedItemProcessor;
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  /** Prefix of the child executions' names; at most 40 characters, unique in the machine. */
  readonly Label?: string;
}

/**
 * A Map whose iterations run inside the execution.
 *
 * @example
 * const each: InlineMapState = { Type: 'Map', ItemProcessor: { StartAt: 'Line', States: states }, End: true };
 */
export type InlineMapState = InlineMapFields & Transition;

/**
 * A Map whose iterations are child executions.
 *
 * @example
 * const rows: DistributedMapState = { Type: 'Map', ItemReader: reader, ItemProcessor: processor, End: true };
 */
export type DistributedMapState = DistributedMapFields & Transition;

/**
 * Runs its item processor once for each item; see `isDistributedMap` for telling the two modes apart.
 *
 * @example
 * const each: MapState = {
 *   Type: 'Map',
 *   Items: '{% $states.input.lines %}',
 *   ItemProcessor: { StartAt: 'Line', States: { Line: { Type: 'Pass', End: true } } },
 *   End: true,
 * };
 */
export type MapState = InlineMapState | DistributedMapState;

/**
 * Fields of a Pass besides its transition.
 *
 * @example
 * const fields: PassFields = { Type: 'Pass', Output: 1 };
 */
export interface PassFields extends CommonFields, ResultFields {
  readonly Type: 'Pass';
}

/**
 * Does nothing but `Output` and `Assign`.
 *
 * @example
 * const pass: PassState = { Type: 'Pass', Output: { ok: true }, End: true };
 */
export type PassState = PassFields & Transition;

/**
 * Fields of a Wait besides its duration and its transition.
 *
 * @example
 * const fields: WaitFields = { Type: 'Wait', Comment: 'for the courier' };
 */
export interface WaitFields extends CommonFields, ResultFields {
  readonly Type: 'Wait';
}

/**
 * How long a Wait waits: exactly one of the two.
 *
 * @example
 * const duration: WaitDuration = { Timestamp: '{% $states.input.dueAt %}' };
 */
export type WaitDuration =
  | { readonly Seconds: number | JsonataString; readonly Timestamp?: never }
  | { readonly Timestamp: string | JsonataString; readonly Seconds?: never };

/**
 * Waits for a time or until an instant.
 *
 * @example
 * const wait: WaitState = { Type: 'Wait', Seconds: 300, Next: 'Poll' };
 */
export type WaitState = WaitFields & WaitDuration & Transition;

/**
 * Goes to the first rule whose condition is true, else to `Default`; has neither `Next` nor `End`.
 *
 * @example
 * const choice: ChoiceState = { Type: 'Choice', Choices: [{ Condition: '{% $n > 1 %}', Next: 'Many' }], Default: 'One' };
 */
export interface ChoiceState extends CommonFields, ResultFields {
  readonly Type: 'Choice';
  /** At least one rule. */
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/**
 * One rule of a Choice; its `Output` and `Assign` replace those of the state when it fires.
 *
 * @example
 * const rule: ChoiceRule = { Condition: '{% $n > 1 %}', Next: 'Many' };
 */
export interface ChoiceRule extends ResultFields {
  readonly Condition: boolean | JsonataString;
  readonly Next: string;
  readonly Comment?: string;
}

/**
 * Ends its graph successfully.
 *
 * @example
 * const done: SucceedState = { Type: 'Succeed', Output: '{% $result %}' };
 */
export interface SucceedState extends CommonFields {
  readonly Type: 'Succeed';
  readonly Output?: Json;
}

/**
 * Ends its graph with an error; `Error` and `Cause` must evaluate to strings.
 *
 * @example
 * const fail: FailState = { Type: 'Fail', Error: 'OutOfStock', Cause: '{% "no order " & $id %}' };
 */
export interface FailState extends CommonFields {
  readonly Type: 'Fail';
  readonly Error?: string | JsonataString;
  readonly Cause?: string | JsonataString;
}

/**
 * Whether a Map runs its iterations as child executions.
 *
 * @example
 * if (isDistributedMap(state)) console.log(state.ItemReader?.Resource);
 */
export function isDistributedMap(state: MapState): state is DistributedMapState {
  return state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED';
}
