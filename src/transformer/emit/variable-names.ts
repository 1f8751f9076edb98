/**
 * ASL variables: which variables of the workflow are stored, under which name and in which encoding. Names are those of the
 * source where they are legal, unique in the whole machine, since inner graphs may not reuse an outer name. A variable that two
 * sibling regions declare (a duplicated finalizer's) is two ASL variables.
 */
import type { RegionId, VarId } from '../core/ids.ts';
import { Kind, mayBe, mayBeNonFinite, mayHoldNonFinite, type ValueShape } from '../core/shape.ts';
import type { PlannedRegion, PlannedState, PlannedWorkflow, StateEdge } from '../flow/states.ts';
import { RESERVED_VARIABLE_NAMES, variableNameFrom } from './jsonata/names.ts';
import type { Encoding, StateVariable } from './jsonata/scope.ts';

/** Longest name that AWS takes, less room for a number. */
const LONGEST_NAME = 76;

/** The ASL variables that the states of each region can read: its own and those of the regions around it. */
export function nameVariables(workflow: PlannedWorkflow): ReadonlyMap<RegionId, ReadonlyMap<VarId, StateVariable>> {
  const taken = new Set(RESERVED_VARIABLE_NAMES);
  const visible = new Map<RegionId, ReadonlyMap<VarId, StateVariable>>();
  for (const region of workflow.regions.values()) {
    const around = region.parent && region.kind !== 'child' ? visible.get(region.parent.region) : undefined;
    const own = new Map(around);
    for (const variable of storedBy(region)) {
      const facts = workflow.variables.get(variable);
      const name = unused(variableNameFrom(facts?.name ?? 'value').slice(0, LONGEST_NAME), taken);
      taken.add(name);
      own.set(variable, { name, encoding: encodingOf(facts?.shape) });
    }
    visible.set(region.id, own);
  }
  return visible;
}

/** Variables that a region's states assign, in document order. */
function storedBy(region: PlannedRegion): ReadonlySet<VarId> {
  const stored = new Set<VarId>();
  for (const state of region.states.values()) {
    for (const edge of edgesOf(state)) for (const variable of edge.updates.keys()) stored.add(variable);
  }
  return stored;
}

function edgesOf({ exit, handlers }: PlannedState): readonly StateEdge[] {
  switch (exit.kind) {
    case 'goto':
      return [exit, ...handlers];
    case 'decide':
      return [...exit.arms, exit.otherwise, ...handlers];
    case 'return':
    case 'raise':
      return handlers;
  }
}

function encodingOf(shape: ValueShape | undefined): Encoding {
  if (!shape) return 'boxed';
  if (mayBe(shape, Kind.absent) || mayBeNonFinite(shape)) return 'boxed';
  return mayHoldNonFinite(shape) ? 'packed' : 'plain';
}

function unused(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name}_${number}`)) return `${name}_${number}`;
}
