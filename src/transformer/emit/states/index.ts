/**
 * The last step of the middle end: a flow workflow becomes an ASL document. Everything AWS could refuse is checked here, so that
 * a definition that is handed out can be deployed.
 */
import {
  type Json,
  MAXIMUM_DEFINITION_BYTES,
  MAXIMUM_EVALUATION_DEPTH,
  printStateMachine,
  type State,
  type StateGraph,
  type StateMachine,
  validateStateMachine,
} from '../../../asl/index.ts';
import { fault } from '../../core/compiler-fault.ts';
import type { Expr } from '../../core/expr.ts';
import type { IdSupply, RegionId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { type Diagnostic, d } from '../../diagnostics/index.ts';
import { parallelUpdate } from '../../flow/parallel-update.ts';
import type { PlannedWorkflow } from '../../flow/states.ts';
import type { FlowWorkflow } from '../../flow/types.ts';
import type { TaskCall } from '../../hir/types.ts';
import { callsOf } from '../calls.ts';
import { type Boundary, type EmitScope, emitField, fieldDepth } from '../jsonata/index.ts';
import { nameStates, type SourceText } from '../names.ts';
import { emitState } from '../select.ts';
import { emitSourceMap } from '../source-map.ts';
import { nameVariables } from '../variable-names.ts';
import type { StateContext } from './context.ts';

/** A state and a call that it makes; IAM and the manifest are made from these. */
export interface EmittedTask {
  readonly state: string;
  readonly call: TaskCall<never>;
  readonly origin: Origin;
}

/** The definition with what belongs to it, or why there is none. */
export type EmitResult =
  | {
      readonly ok: true;
      readonly definition: StateMachine;
      readonly sourceMap: Readonly<Record<string, Origin>>;
      readonly tasks: readonly EmittedTask[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Emits a workflow; `text` gives the source of an origin. */
export function emitStateMachine(workflow: FlowWorkflow, ids: IdSupply, text: SourceText): EmitResult {
  const planned = parallelUpdate(workflow, ids);
  const names = nameStates(planned, text);
  const variables = nameVariables(planned);
  const diagnostics: Diagnostic[] = [];
  const tasks: EmittedTask[] = [];

  function graph(id: RegionId): StateGraph {
    const region = planned.regions.get(id);
    if (!region) return fault('a region is missing', workflow.origin);
    const cx = context(id);
    const states: Record<string, State> = {};
    for (const state of region.states.values()) {
      const name = cx.name(state.id);
      // The outer state first: tasks are listed in document order.
      for (const call of callsOf(state.effect)) tasks.push({ state: name, call, origin: state.origin });
      states[name] = emitState(state, cx);
    }
    return { StartAt: cx.name(region.entry), States: states };
  }
  function context(region: RegionId): StateContext {
    const scope: EmitScope = {
      variables: variables.get(region) ?? new Map(),
      inputVariable: planned.input,
      functions: planned.functions,
      names: planned.names,
    };
    return {
      scope,
      graph,
      name: (block) => names.get(block) ?? fault('a state has no name', workflow.origin),
      field: (value, boundary) => emitChecked(value, boundary, scope, diagnostics),
    };
  }
  const definition = machine(planned, graph(planned.machine));
  diagnostics.push(...checkSize(definition, planned));
  if (diagnostics.length > 0) return { ok: false, diagnostics };
  const sourceMap = emitSourceMap(planned, names);
  diagnostics.push(...checkDefinition(definition, planned, sourceMap));
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, definition, sourceMap, tasks };
}

function emitChecked(value: Expr, boundary: Boundary, scope: EmitScope, diagnostics: Diagnostic[]): Json {
  const field = emitField(value, boundary, scope);
  const depth = fieldDepth(field);
  if (depth > MAXIMUM_EVALUATION_DEPTH) {
    diagnostics.push(d.expressionTooDeep(value.origin, { depth, limit: MAXIMUM_EVALUATION_DEPTH }));
  }
  return field;
}

function machine({ comment, timeoutSeconds }: PlannedWorkflow, graph: StateGraph): StateMachine {
  return {
    ...(comment !== null && { Comment: comment }),
    QueryLanguage: 'JSONata',
    ...graph,
    ...(timeoutSeconds !== null && { TimeoutSeconds: timeoutSeconds }),
  };
}

function checkSize(definition: StateMachine, { name, origin }: PlannedWorkflow): readonly Diagnostic[] {
  const size = new TextEncoder().encode(printStateMachine(definition)).length;
  if (size <= MAXIMUM_DEFINITION_BYTES) return [];
  return [d.definitionTooLarge(origin, { workflow: name, size, limit: MAXIMUM_DEFINITION_BYTES })];
}

/** What AWS would refuse for the machine's type; anything else that it would refuse is our own mistake. */
function checkDefinition(
  definition: StateMachine,
  { name, type, origin }: PlannedWorkflow,
  sourceMap: Readonly<Record<string, Origin>>,
): readonly Diagnostic[] {
  return validateStateMachine(definition, { type }).map(({ code, message, location }) => {
    const state = location?.split('/States/').at(-1)?.split('/')[0];
    const at = (state === undefined ? undefined : sourceMap[state]) ?? origin;
    const hint = hintFor(type, location ?? '');
    return d.definitionRefused(at, { workflow: name, code, problem: message, location: location ?? '/', hint });
  });
}

function hintFor(type: PlannedWorkflow['type'], location: string): string {
  if (type === 'EXPRESS') return 'Make the workflow STANDARD, or use calls that an EXPRESS workflow can make.';
  // What a call is made with is the user's; everything else in a definition is ours.
  if (/\/(Arguments|Resource|TimeoutSeconds|HeartbeatSeconds|Retry|Credentials)\b/.test(location)) {
    return 'Give the call what AWS wants.';
  }
  return 'The compiler should not have emitted this: please report it with the workflow.';
}
