/**
 * Whether statements that run between the evaluation of an operand and its use can change the operand's value. An operand that
 * is a bare reference, or puts references into a literal, only depends on what its variables are bound to (unless its contents
 * are taken at once, as spreads do); anything else also depends on the contents of the objects it looks into, and those can be written through other names too.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import { CONTAINERS } from '../core/operator-shapes.ts';
import { mayBe } from '../core/shape.ts';
import { pure } from '../core/walk.ts';
import type { HirStatement } from './types.ts';
import type { VariableTable } from './variable-table.ts';
import { hirWalk } from './walk.ts';

/**
 * @example mayChange(value, statements, false, table) // true: capture the value in a temporary first
 */
export function mayChange(
  value: Expr,
  statements: readonly HirStatement[],
  contentsTaken: boolean,
  table: VariableTable,
): boolean {
  if (statements.length === 0 || value.kind === 'lambda' || value.kind === 'regexp') return false;
  const all = pure.freeVariables(value);
  if (all.size === 0) return false;
  const contents = contentsTaken ? all : contentsRead(value);
  const looksIntoObjects = [...contents].some((id) => mayBe(table.get(id).shape, CONTAINERS));
  return hirWalk.someStatement(statements, (node) => {
    if (node.kind !== 'assign') return false;
    const rebinds = node.path.length === 0 && !node.inPlace;
    return rebinds ? all.has(node.variable) : looksIntoObjects;
  });
}

/** Variables whose objects' contents decide the value. */
function contentsRead(value: Expr): ReadonlySet<VarId> {
  switch (value.kind) {
    case 'ref':
      return new Set();
    case 'list':
      return union(
        value.entries.map((entry) => (entry.kind === 'item' ? contentsRead(entry.value) : variables(entry.value))),
      );
    case 'record':
      return union(
        value.entries.map((entry) =>
          entry.kind === 'property' ? union([variables(entry.key), contentsRead(entry.value)]) : variables(entry.value),
        ),
      );
    case 'conditional':
      return union([variables(value.test), contentsRead(value.consequent), contentsRead(value.alternate)]);
    case 'logical':
      return union([contentsRead(value.left), contentsRead(value.right)]);
    default:
      return variables(value);
  }
}

function variables(value: Expr): ReadonlySet<VarId> {
  return pure.freeVariables(value);
}

function union(sets: readonly ReadonlySet<VarId>[]): ReadonlySet<VarId> {
  return new Set(sets.flatMap((set) => [...set]));
}
