/**
 * Counters: variables that only the update of one loop binds again, and that nothing outside of the loop looks at. In a round they
 * are constants, and so is what is declared by them there.
 */
import type { VarId } from '../../core/ids.ts';
import type { HirStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';

/** The counters of a body. */
export function findCounters(body: readonly HirStatement[]): ReadonlySet<VarId> {
  const all = usesIn(body);
  const counters = new Set<VarId>();
  hirWalk.visit(body, {
    statement: (node) => {
      if (node.kind !== 'loop' || node.head.kind === 'each') return true;
      if (node.update.some(({ kind }) => kind !== 'assign')) return true;
      const updates = usesIn(node.update);
      const inside = usesIn([{ ...node, update: [] }]);
      for (const [variable, { bound }] of updates) {
        const uses = all.get(variable);
        const read = (updates.get(variable)?.read ?? 0) + (inside.get(variable)?.read ?? 0);
        if (bound > 0 && uses?.bound === bound && uses.read === read) counters.add(variable);
      }
      return true;
    },
  });
  return counters;
}

interface Uses {
  read: number;
  bound: number;
}

function usesIn(list: readonly HirStatement[]): ReadonlyMap<VarId, Uses> {
  const found = new Map<VarId, Uses>();
  const usesOf = (variable: VarId): Uses => {
    const known = found.get(variable) ?? { read: 0, bound: 0 };
    found.set(variable, known);
    return known;
  };
  hirWalk.visit(list, {
    expression: (node) => {
      if (node.kind === 'ref') usesOf(node.variable).read += 1;
      return true;
    },
    write: (variable) => {
      usesOf(variable).bound += 1;
    },
  });
  return found;
}
