/**
 * The value an expression has after some pure statements, as one expression over the values before them: forward
 * substitution where the code is straight-line, a `Program` with local variables for the rest, sliced to what the expression
 * needs. Statements must be settled. An impure built-in of the statements is evaluated at most once by the result.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import type { ValueShape } from '../core/shape.ts';
import { isOnly, Kind } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import { isSettled } from '../hir/jumps.ts';
import { foldExpr } from './fold-expr.ts';
import type { Impurity } from './impure.ts';
import type { Item } from './inline-bindings.ts';
import { inlineBindings } from './inline-bindings.ts';
import { bodySize } from './measure.ts';
import { slice } from './slice.ts';
import { renameWrites, substitute, substituteBody } from './substitute.ts';
import { readsOf, writesOf } from './variables.ts';

export interface ValueContext {
  readonly ids: IdSupply;
  readonly impurity: Impurity;
  /** Names in the source; names of new local variables are added. */
  readonly names: Map<VarId, string>;
  /** Upper bound of everything a variable ever holds. */
  readonly shapeOf: (variable: VarId) => ValueShape;
}

/** Names of the values at the current point: state variables that were not written stand for themselves. */
interface Naming {
  readonly items: Item[];
  readonly current: Map<VarId, Expr>;
}

/** Largest total size of the arms of an `if` that becomes one conditional expression per variable it writes. */
const LARGEST_SPLIT = 60;

/** `target` as it would evaluate after `statements`. */
export function valueAfter(statements: readonly PureStatement[], target: Expr, cx: ValueContext): Expr {
  const { kept } = slice(statements, readsOf(target));
  if (kept.length === 0) return foldExpr(target);
  const naming: Naming = { items: [], current: new Map() };
  nameBody(kept, () => readsOf(target), naming, cx);
  return foldExpr(inlineBindings(naming.items, substitute(target, naming.current)));
}

/** A local variable that holds a value of `variable`. */
function localFor(variable: VarId, cx: ValueContext): VarId {
  const local = cx.ids.variable();
  const name = cx.names.get(variable);
  if (name !== undefined) cx.names.set(local, name);
  return local;
}

function bind(variable: VarId, value: Expr, naming: Naming, cx: ValueContext): void {
  const local = localFor(variable, cx);
  naming.items.push({ kind: 'bind', variable: local, value });
  naming.current.set(variable, b.ref(local, value.shape, value.origin));
}

/** What is wanted after a statement; asked for only where it matters. */
type Wanted = () => ReadonlySet<VarId>;

function nameBody(body: readonly PureStatement[], after: Wanted, naming: Naming, cx: ValueContext): void {
  for (const [index, statement] of body.entries())
    nameStatement(statement, () => slice(body.slice(index + 1), after()).needed, naming, cx);
}

function nameStatement(statement: PureStatement, after: Wanted, naming: Naming, cx: ValueContext): void {
  switch (statement.kind) {
    case 'declare': {
      const value = statement.value ?? b.absent(statement.origin);
      bind(statement.variable, substitute(value, naming.current), naming, cx);
      return;
    }
    case 'assign':
      nameAssign(statement, after, naming, cx);
      return;
    case 'block':
      if (isSettled(statement.body)) {
        nameBody(statement.body, after, naming, cx);
        return;
      }
      nameCompound(statement, after, naming, cx);
      return;
    case 'if':
      if (!nameConditionals(statement, naming, cx)) nameCompound(statement, after, naming, cx);
      return;
    default:
      nameCompound(statement, after, naming, cx);
  }
}

type AssignStatement = Extract<PureStatement, { kind: 'assign' }>;

function nameAssign(statement: AssignStatement, after: Wanted, naming: Naming, cx: ValueContext): void {
  const { origin, variable, path, value } = statement;
  if (value !== 'remove' && path.length === 0) {
    bind(variable, substitute(value, naming.current), naming, cx);
    return;
  }
  const [step] = path;
  if (value === 'remove' || !step || path.length > 1 || step.container !== 'record') {
    nameCompound(statement, after, naming, cx);
    return;
  }
  const whole = naming.current.get(variable) ?? b.ref(variable, cx.shapeOf(variable), origin);
  if (!isOnly(whole.shape, Kind.record)) {
    nameCompound(statement, after, naming, cx);
    return;
  }
  const key = substitute(step.key, naming.current);
  const entries = [b.spread(whole), b.property(key, substitute(value, naming.current))];
  bind(variable, b.record(entries, origin), naming, cx);
}

/** An `if` without jumps as one conditional per variable it writes, where that does not repeat much. */
function nameConditionals(
  statement: Extract<PureStatement, { kind: 'if' }>,
  naming: Naming,
  cx: ValueContext,
): boolean {
  const written = [...writesOf([statement])];
  if (!isSettled([statement])) return false;
  const arms = [...statement.consequent, ...statement.alternate];
  if (written.length > 1 && (bodySize(arms) > LARGEST_SPLIT || cx.impurity.statement(statement))) return false;
  const test = substitute(statement.test, naming.current);
  const testVariable = cx.ids.variable();
  naming.items.push({ kind: 'bind', variable: testVariable, value: test });
  const values = written.map((variable): readonly [VarId, Expr] => {
    const before = b.ref(variable, cx.shapeOf(variable), statement.origin);
    const value = b.conditional(
      b.ref(testVariable, test.shape, test.origin),
      valueAfter(statement.consequent, before, cx),
      valueAfter(statement.alternate, before, cx),
      statement.origin,
    );
    return [variable, substitute(value, naming.current)];
  });
  for (const [variable, value] of values) bind(variable, value, naming, cx);
  return true;
}

/**
 * Keeps a statement; the variables it writes become local variables, which start with their current values where those may
 * still be read.
 */
function nameCompound(statement: PureStatement, after: Wanted, naming: Naming, cx: ValueContext): void {
  const renamed = new Map<VarId, VarId>();
  const locals = new Map<VarId, Expr>();
  const written = writesOf([statement]);
  const { needed } = slice([statement], after());
  for (const variable of written) {
    const local = localFor(variable, cx);
    const current = naming.current.get(variable) ?? b.ref(variable, cx.shapeOf(variable), statement.origin);
    const before = needed.has(variable) ? current : null;
    naming.items.push({ kind: 'run', statement: b.declare(local, before, statement.origin) });
    renamed.set(variable, local);
    locals.set(variable, b.ref(local, cx.shapeOf(variable), statement.origin));
  }
  const inside = new Map([...naming.current, ...locals]);
  const [result] = renameWrites(substituteBody([statement], inside), renamed);
  if (result) naming.items.push({ kind: 'run', statement: result });
  for (const [variable, local] of locals) naming.current.set(variable, local);
}
