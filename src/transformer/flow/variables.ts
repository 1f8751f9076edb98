/**
 * Which variables code reads, writes and declares. Ids are unique per declaration, so scopes need no bookkeeping: what is
 * declared anywhere inside a piece of code is local to it. Copies of a declaration (duplicated finalizers and blocks) never
 * nest.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';

/** Nodes never change, so what is known of one stays true; liveness asks for the same ones over and over. */
const knownReads = new WeakMap<Expr, ReadonlySet<VarId>>();
const knownWrites = new WeakMap<PureStatement, ReadonlySet<VarId>>();
const knownBodyReads = new WeakMap<readonly PureStatement[], ReadonlySet<VarId>>();

/** Variables of the outside that an expression reads. */
export function readsOf(expr: Expr): ReadonlySet<VarId> {
  const known = knownReads.get(expr);
  if (known) return known;
  const reads = pure.freeVariables(expr);
  knownReads.set(expr, reads);
  return reads;
}

/** Variables of the outside that statements read; a write through a path reads the variable too. */
export function readsOfBody(body: readonly PureStatement[]): ReadonlySet<VarId> {
  const known = knownBodyReads.get(body);
  if (known) return known;
  const reads = new Set(pure.readVariables(body));
  pure.visit(body, {
    statement: (statement) => {
      if (statement.kind === 'assign' && statement.path.length > 0) reads.add(statement.variable);
      return true;
    },
  });
  for (const local of pure.declaredVariables(body)) reads.delete(local);
  knownBodyReads.set(body, reads);
  return reads;
}

/** Variables that nested statements assign but do not declare. */
export function writesOf(body: readonly PureStatement[]): ReadonlySet<VarId> {
  return pure.assignedVariables(body);
}

function writesOfStatement(statement: PureStatement): ReadonlySet<VarId> {
  const known = knownWrites.get(statement);
  if (known) return known;
  const writes = writesOf([statement]);
  knownWrites.set(statement, writes);
  return writes;
}

/** Variables that the statements of a segment define for what follows: declared at top level, or assigned anywhere. */
export function definesOf(body: readonly PureStatement[]): ReadonlySet<VarId> {
  const defined = new Set<VarId>();
  for (const statement of body) {
    if (statement.kind === 'declare') defined.add(statement.variable);
    else for (const variable of writesOfStatement(statement)) defined.add(variable);
  }
  return defined;
}
