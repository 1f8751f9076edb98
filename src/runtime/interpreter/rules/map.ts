/**
 * An inline Map: one child thread per item, at most `concurrency` at a time, results in item order. An iteration's input is
 * its item or what ItemSelector makes of it. The first iteration that fails fails the state; the others are aborted.
 */

import type { Json, MapState } from '../../../asl/index.ts';
import { engineFault } from '../engine-fault.ts';
import type { Failure } from '../failure.ts';
import type { MapPhase, Thread, ThreadId } from '../snapshot.ts';
import { addThread, evaluate, patch, record, removeThread, type Step, stateOf, threadOf, viewOf } from '../step.ts';
import { abortThread, recordFailedTask, recordIterationAborted } from './abort.ts';
import { askResult } from './leave.ts';

/** What Step Functions allows an inline Map at most. */
const MAX_INLINE_CONCURRENCY = 40;

/** Starts the first iterations. */
export function startIterations(step: Step, id: ThreadId, items: readonly Json[], maxConcurrency: number): void {
  const started = record(step, id, 'MapStateStarted', { length: items.length });
  const concurrency = Math.min(maxConcurrency === 0 ? MAX_INLINE_CONCURRENCY : maxConcurrency, MAX_INLINE_CONCURRENCY);
  patch(step, id, {
    phase: { kind: 'map', items, concurrency, next: 0, children: {}, results: items.map(() => null) },
  });
  if (items.length === 0) {
    succeed(step, id, []);
    return;
  }
  for (let slot = 0; slot < Math.min(concurrency, items.length); slot += 1) startIteration(step, id, started);
}

/** The iteration's input is known. */
export function itemSelected(step: Step, child: Thread, input: Json): void {
  const [parent] = mapOf(step, child);
  const state = mapStateOf(step, parent);
  step.todo.push({ kind: 'enter', thread: child.id, state: state.ItemProcessor.StartAt, input });
}

/** An iteration ended with an output. */
export function iterationEnded(
  step: Step,
  parent: Thread,
  phase: MapPhase,
  child: Thread,
  slot: number,
  output: Json,
): void {
  const { [slot]: _, ...children } = phase.children;
  const results = phase.results.with(slot, output);
  const succeeded = record(
    step,
    parent.id,
    'MapIterationSucceeded',
    { name: parent.state, index: slot },
    { after: child.lastEvent },
  );
  removeThread(step, child.id);
  patch(step, parent.id, { phase: { ...phase, children, results }, lastEvent: succeeded });
  if (phase.next < phase.items.length) startIteration(step, parent.id, child.lastEvent);
  else if (Object.keys(children).length === 0) succeed(step, parent.id, results);
}

/** An iteration failed; the failure goes to the Map's own Retry and Catch. */
export function iterationFailed(
  step: Step,
  parent: Thread,
  phase: MapPhase,
  child: Thread,
  slot: number,
  failure: Failure,
): void {
  record(
    step,
    parent.id,
    'MapIterationFailed',
    { name: parent.state, index: slot },
    { after: child.lastEvent, keepLast: true },
  );
  for (const [index, sibling] of Object.entries(phase.children)) {
    if (sibling === child.id) continue;
    abortThread(step, sibling, child.lastEvent);
    recordIterationAborted(step, parent.id, Number(index), child.lastEvent);
  }
  recordFailedTask(step, child);
  removeThread(step, child.id);
  patch(step, parent.id, { lastEvent: child.lastEvent, phase: { kind: 'idle' } });
  step.todo.push({ kind: 'fail', thread: parent.id, failure });
}

/** The Map that an iteration belongs to. */
export function mapOf(step: Step, child: Thread): [Thread, MapPhase] {
  const parent = child.parent === undefined ? undefined : step.snapshot.threads[child.parent.thread];
  if (parent?.phase.kind !== 'map') throw engineFault(`thread ${child.id} is not an iteration`);
  return [parent, parent.phase];
}

function startIteration(step: Step, id: ThreadId, after: number): void {
  const parent = threadOf(step, id);
  if (parent.phase.kind !== 'map') return;
  const { phase } = parent;
  const slot = phase.next;
  const item = phase.items[slot] ?? null;
  const lastEvent = record(
    step,
    id,
    'MapIterationStarted',
    { name: parent.state, index: slot },
    { after, keepLast: true },
  );
  const child = addThread(step, {
    parent: { thread: id, slot },
    graph: [...parent.graph, { state: parent.state }],
    variables: parent.variables,
    mapItem: { Index: slot, Value: item },
    lastEvent,
    input: item,
  });
  patch(step, id, { phase: { ...phase, next: slot + 1, children: { ...phase.children, [slot]: child } } });
  selectItem(step, child);
}

/** Asks what the input of an iteration is. */
export function selectItem(step: Step, id: ThreadId): void {
  const child = threadOf(step, id);
  const [parent] = mapOf(step, child);
  const state = mapStateOf(step, parent);
  const { input: item, mapItem } = child;
  if (state.ItemSelector === undefined) {
    step.todo.push({ kind: 'enter', thread: id, state: state.ItemProcessor.StartAt, input: item });
    return;
  }
  const view = viewOf(step, { ...parent, ...(mapItem === undefined ? {} : { mapItem }) });
  evaluate(step, id, { moment: 'item' }, { moment: 'item', state, item }, view);
}

function succeed(step: Step, id: ThreadId, results: readonly Json[]): void {
  record(step, id, 'MapStateSucceeded', {}, { keepLast: true });
  askResult(step, id, results);
}

function mapStateOf(step: Step, thread: Thread): MapState {
  const state = stateOf(step, thread);
  if (state.Type !== 'Map') throw engineFault(`${thread.state} is not a Map`);
  return state;
}
