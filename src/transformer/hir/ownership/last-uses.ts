/**
 * Names that nothing mentions any more: what only they lead to is no alias of anything. A name is told by the list of statements that
 * declares it; jumps back lead to lists around that, where it is declared anew.
 */
import type { VarId } from '../../core/ids.ts';
import type { HirStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';

/** By position in the list the names that are mentioned there last; `given` are names that are there before. */
export function lastUsesIn(
  list: readonly HirStatement[],
  given: readonly VarId[],
): ReadonlyMap<number, readonly VarId[]> {
  const last = new Map<VarId, number>(given.map((variable) => [variable, 0]));
  for (const [position, node] of list.entries()) {
    if (node.kind === 'declare') last.set(node.variable, position);
    if (node.kind === 'perform' && node.result !== null) last.set(node.result, position);
    const mention = (variable: VarId): void => {
      if (last.has(variable)) last.set(variable, position);
    };
    hirWalk.visit([node], {
      write: mention,
      expression: (part) => {
        if (part.kind === 'ref') mention(part.variable);
        return true;
      },
    });
  }
  const found = new Map<number, VarId[]>();
  for (const [variable, position] of last) found.set(position, [...(found.get(position) ?? []), variable]);
  return found;
}
