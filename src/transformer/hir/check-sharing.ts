/**
 * Mutation and aliasing. Step Functions copies values, so a change through one name is not seen through another. A mutation is
 * accepted only where no name that shares the changed object is read afterwards; when in doubt it is refused. The workflow
 * itself is not changed.
 */
import type { VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { type AliasEvent, collectEvents, type Events, type MutationEvent } from './sharing/events.ts';
import type { HirWorkflow } from './types.ts';

/** A mutation that another name would see in JavaScript. */
export interface SharingProblem {
  readonly variable: VarId;
  readonly write: Origin;
  /** Where the names came to share the object. */
  readonly alias: Origin;
  /** The other name. */
  readonly other: VarId;
}

/** The mutations that value semantics would change the meaning of. */
export function checkSharing(workflow: HirWorkflow): readonly SharingProblem[] {
  const events = collectEvents(workflow);
  return events.mutations.flatMap((mutation) => {
    const found = findReader(mutation, events);
    return found ? [{ variable: mutation.variable, write: mutation.origin, ...found }] : [];
  });
}

/** A name that shares the changed object and is read after the change. */
function findReader(mutation: MutationEvent, events: Events): { other: VarId; alias: Origin } | undefined {
  const seen = new Set<VarId>([mutation.variable]);
  const pending: { variable: VarId; first: boolean; alias: Origin | null }[] = [
    { variable: mutation.variable, first: true, alias: null },
  ];
  for (let current = pending.pop(); current; current = pending.pop()) {
    for (const event of events.aliases) {
      const other = otherEnd(event, current.variable);
      if (other === null || seen.has(other) || !mayPrecede(event, mutation, current.variable, events)) continue;
      if (current.first && !reaches(event, mutation)) continue;
      seen.add(other);
      const alias = current.alias ?? event.origin;
      if (isReadAfter(other, mutation, events)) return { other, alias };
      pending.push({ variable: other, first: false, alias });
    }
  }
  return undefined;
}

function otherEnd(event: AliasEvent, variable: VarId): VarId | null {
  if (event.a === variable) return event.b;
  return event.b === variable ? event.a : null;
}

/** The change is deep enough to be seen through the other name. */
function reaches(event: AliasEvent, { variable, depth }: MutationEvent): boolean {
  if (event.sharing === 'same') return true;
  if (event.sharing === 'contains' && event.b === variable) return true;
  return depth >= 1;
}

/** The names share the object when the change happens: before it in the text, or in an earlier turn of a common loop. */
function mayPrecede(event: AliasEvent, mutation: MutationEvent, through: VarId, events: Events): boolean {
  if (event.position < mutation.position) return true;
  return inCommonLoop(event.position, mutation.position, through, events);
}

function isReadAfter(variable: VarId, mutation: MutationEvent, events: Events): boolean {
  return (events.reads.get(variable) ?? []).some(
    (position) => position > mutation.position || inCommonLoop(position, mutation.position, variable, events),
  );
}

/** Both stand in a loop around which the variable keeps its object. */
function inCommonLoop(a: number, b: number, variable: VarId, { loops, declared }: Events): boolean {
  const made = declared.get(variable) ?? 0;
  return loops.some(({ start, end }) => a > start && a < end && b > start && b < end && made < start);
}
