/**
 * Which writes touch a place. Keys with equal text have equal values: constants stand for what they were declared as, so
 * `groups[x.k]` and a later `groups[x.k]` are one slot though each evaluates its key.
 */
import type { Expr } from '../../core/expr.ts';
import type { Assign } from '../../core/statement.ts';
import { pure } from '../../core/walk.ts';
import type { Facts } from './facts.ts';
import type { Place } from './place.ts';

/** True when the write can change which object stands in the place: it binds the slot or one above it, or moves items. */
export function unsettles(node: Assign<never>, place: Place, facts: Facts): boolean {
  return facts.waysOf(node).some(({ root, keys }) => {
    if (root !== place.root) return false;
    const above = node.inPlace ? keys.length < place.steps.length : keys.length <= place.steps.length;
    // Binding another name of the root anew does nothing to the root.
    if (keys.length === 0 && !node.inPlace && root !== node.variable) return false;
    return above && keys.every((key, index) => mayBeSame(key, place.keys[index], facts));
  });
}

/** True when the write surely goes to the place itself. */
export function isWriteOf(node: Assign<never>, place: Place, facts: Facts): boolean {
  if (node.variable !== place.root || node.inPlace || node.path.length !== place.steps.length) return false;
  return node.path.every((step, index) => {
    const [a, b] = [textOf(step.key, facts), textOf(place.keys[index], facts)];
    return a !== null && a === b;
  });
}

function mayBeSame(a: Expr | null, b: Expr | undefined, facts: Facts): boolean {
  const [first, second] = [a, b].map((key) => (key?.kind === 'ref' ? facts.declared.get(key.variable) : key));
  if (first?.kind !== 'literal' || second?.kind !== 'literal') return true;
  return String(first.value) === String(second.value);
}

function textOf(node: Expr | undefined, facts: Facts): string | null {
  switch (node?.kind) {
    case 'literal':
      return JSON.stringify(String(node.value));
    case 'ref': {
      if (facts.written.has(node.variable)) return null;
      const declared = facts.declared.get(node.variable);
      return (declared && textOf(declared, facts)) ?? `#${node.variable}`;
    }
    case 'library':
      return node.member === 'Map.keyText' ? textOf(node.arguments[0], facts) : null;
    case 'member':
    case 'index':
    case 'template':
    case 'binary': {
      const parts = pure.operands(node).map((part) => textOf(part, facts));
      const detail = node.kind === 'member' ? JSON.stringify(node.key) : node.kind === 'binary' ? node.operator : '';
      return parts.includes(null) ? null : `${node.kind}${detail}(${parts.join()})`;
    }
    default:
      return null;
  }
}
