/**
 * The revisions of state machines that executions were started from. A machine has its newest alone, and those of its
 * versions; what an update or a deletion takes from it is kept as long as an execution refers to it.
 */
import type { LocalExecution } from '../execution.ts';
import { own, type ServerContext, target } from './context.ts';
import type { Machine, PastRevision, Revision } from './resources.ts';

/** Keeps these revisions of a machine if executions were started from them. */
export function keepRevisions(
  { runtime, resources }: ServerContext,
  { name, configuration }: Machine,
  revisions: readonly Revision[],
): void {
  const used = new Set(runtime.executions.map(({ identity }) => identity.revisionId));
  const kept = revisions.filter(({ revisionId }) => used.has(revisionId));
  if (kept.length === 0) return;
  const entries = kept.map(({ definition, roleArn, revisionId, date }): [string, PastRevision] => [
    revisionId,
    { definition, roleArn, revisionId, date, name, configuration },
  ]);
  resources.update((all) => ({ ...all, past: { ...all.past, ...Object.fromEntries(entries) } }));
}

/** What an execution was started from. */
export function revisionOf(context: ServerContext, { identity }: LocalExecution): PastRevision {
  const { machines, past } = context.resources.all();
  const { revisionId, stateMachineArn, stateMachineVersionArn, mapRun } = identity;
  const kept = revisionId === undefined ? undefined : own(past, revisionId);
  if (kept !== undefined) return kept;
  // A child of a map run is an execution of the machine that has the map.
  const machineArn =
    mapRun === undefined ? stateMachineArn : stateMachineArn.slice(0, stateMachineArn.lastIndexOf('/'));
  const machine = own(machines, machineArn);
  const current = [machine, ...(machine?.versions ?? [])].find((revision) => revision?.revisionId === revisionId);
  if (machine !== undefined && current !== undefined) {
    return { ...current, name: machine.name, configuration: machine.configuration };
  }
  const found = target(context, stateMachineVersionArn ?? machineArn);
  return { ...found.revision, name: found.machine.name, configuration: found.machine.configuration };
}
