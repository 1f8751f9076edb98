/**
 * What a workflow does to its variables, so that places can be compared: what constants are, and what each name can come from.
 * A write through a name counts as a write of all that the name can come from, whether or not the name is replaced later.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Assign } from '../../core/statement.ts';
import type { HirWorkflow } from '../types.ts';
import { hirWalk } from '../walk.ts';

/** A key, or null for any. */
type Key = Expr | null;

/** A way down from a variable. */
interface Way {
  readonly root: VarId;
  readonly keys: readonly Key[];
}

export interface Facts {
  /** What variables that nothing writes were declared as. */
  readonly declared: ReadonlyMap<VarId, Expr>;
  /** Variables that are bound again after their declaration. */
  readonly rebound: ReadonlySet<VarId>;
  /** Variables that are bound again, or whose objects can be written through some name. */
  readonly written: ReadonlySet<VarId>;
  /** The ways that a write can take: from its variable, and from those that the variable's object can come from. */
  waysOf(node: Assign<never>): readonly Way[];
}

/** Collects the facts. */
export function findFacts(workflow: HirWorkflow): Facts {
  const declared = new Map<VarId, Expr>();
  const sources = new Map<VarId, Way[]>();
  const rebound = new Set<VarId>();
  const writes: Assign<never>[] = [];
  const addSource = (variable: VarId, way: Way | null): void => {
    if (way !== null) sources.set(variable, [...(sources.get(variable) ?? []), way]);
  };
  hirWalk.visit(workflow.body, {
    statement: (node) => {
      if (node.kind === 'declare' && node.value !== null) {
        declared.set(node.variable, node.value);
        addSource(node.variable, wayTo(node.value));
      }
      if (node.kind === 'loop' && node.head.kind === 'each')
        addSource(node.head.variable, downTo(wayTo(node.head.list), null));
      if (node.kind !== 'assign') return true;
      writes.push(node);
      if (node.path.length === 0 && !node.inPlace && node.value !== 'remove') {
        rebound.add(node.variable);
        addSource(node.variable, wayTo(node.value));
      }
      return true;
    },
  });
  const waysOf = (node: Assign<never>): readonly Way[] => {
    const ways: Way[] = [];
    const seen = new Set<VarId>();
    const follow = (way: Way): void => {
      ways.push(way);
      if (seen.has(way.root)) return;
      seen.add(way.root);
      for (const source of sources.get(way.root) ?? [])
        follow({ root: source.root, keys: [...source.keys, ...way.keys] });
    };
    follow({ root: node.variable, keys: node.path.map(({ key }) => key) });
    return ways;
  };
  const written = new Set(rebound);
  for (const node of writes) {
    if (node.path.length > 0 || node.inPlace) for (const { root } of waysOf(node)) written.add(root);
    declared.delete(node.variable);
  }
  return { declared, rebound, written, waysOf };
}

function wayTo(node: Expr): Way | null {
  switch (node.kind) {
    case 'ref':
      return { root: node.variable, keys: [] };
    case 'member':
      return downTo(wayTo(node.object), { ...node, kind: 'literal', value: node.key });
    case 'index':
      return downTo(wayTo(node.object), node.index);
    case 'library':
      return node.receiver && downTo(wayTo(node.receiver), null);
    default:
      return null;
  }
}

function downTo(way: Way | null, key: Key): Way | null {
  return way && { ...way, keys: [...way.keys, key] };
}
