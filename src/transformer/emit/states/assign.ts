/**
 * `Assign`: the new values of variables, each stored in its variable's encoding.
 */
import type { Assignments, Json } from '../../../asl/index.ts';
import { fault } from '../../core/compiler-fault.ts';
import type { Updates } from '../../flow/states.ts';
import type { StateContext } from './context.ts';

/** The field, or nothing where nothing is assigned. */
export function emitAssign(updates: Updates, cx: StateContext): { readonly Assign?: Assignments } {
  if (updates.size === 0) return {};
  const assignments: Record<string, Json> = {};
  for (const [variable, value] of updates) {
    const stored = cx.scope.variables.get(variable);
    if (!stored) return fault('an assigned variable has no name', value.origin);
    assignments[stored.name] = cx.field(value, { store: stored.encoding });
  }
  return { Assign: assignments };
}
