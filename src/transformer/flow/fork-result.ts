/**
 * How the value of a fork's branch comes back. Step Functions turns `undefined` into null on the way, so a branch that may
 * return it returns `{ v: value }` instead, without `v` for undefined; a branch that never returns a value counts as
 * undefined whatever comes back.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { Origin } from '../core/origin.ts';
import type { ValueShape } from '../core/shape.ts';
import { isOnly, joinShapes, Kind, mayBe, mayHoldNonFinite, orAbsent, shapes } from '../core/shape.ts';
import type { HirStatement } from '../hir/types.ts';
import { itemAt } from './nodes.ts';
import { pack, unpack } from './transport.ts';
import { mapStatement } from './walk.ts';

export interface BranchPlan {
  readonly result: 'plain' | 'boxed' | 'void';
  /** See `transport.ts`. */
  readonly packed: boolean;
  readonly shape: ValueShape;
}

/** Decides how a branch returns its value. */
export function planBranch(branch: { readonly body: readonly HirStatement[] }): BranchPlan {
  const returned = returnShapes(branch.body);
  const all = completes(branch.body) ? [...returned, shapes.absent] : returned;
  const shape = all.length === 0 ? shapes.json : all.reduce(joinShapes);
  if (all.length > 0 && isOnly(shape, Kind.absent)) return { result: 'void', packed: false, shape };
  return { result: mayBe(shape, Kind.absent) ? 'boxed' : 'plain', packed: mayHoldNonFinite(shape), shape };
}

/** The shapes of what a body returns. */
export function returnShapes(body: readonly HirStatement[]): readonly ValueShape[] {
  return body.flatMap((statement) => {
    if (statement.kind === 'return') return [statement.value?.shape ?? shapes.absent];
    const found: ValueShape[] = [];
    mapStatement(
      statement,
      (expr) => expr,
      (inner) => {
        found.push(...returnShapes(inner));
        return inner;
      },
      (perform) => perform,
    );
    return found;
  });
}

/** True unless the statements surely end with a return or a throw. */
function completes(body: readonly HirStatement[]): boolean {
  const last = body.at(-1);
  if (!last) return true;
  if (last.kind === 'return' || last.kind === 'throw') return false;
  if (last.kind === 'if') return completes(last.consequent) || completes(last.alternate);
  if (last.kind === 'block' && last.label === null) return completes(last.body);
  if (last.kind === 'try' && last.handler) return completes(last.body) || completes(last.handler.body);
  return true;
}

/** The branch with its values as the plan wants them returned. */
export function planReturns(body: readonly HirStatement[], { result, packed }: BranchPlan): readonly HirStatement[] {
  if (result !== 'boxed' && !packed) return body;
  return mapReturns(body, (value, origin) => {
    const sent = value && packed ? pack(value) : value;
    return result === 'boxed' ? b.object(sent ? { v: sent } : {}, origin) : sent;
  });
}

/** Changes every returned value of a body; bodies of inner effects return for themselves. */
export function mapReturns(
  body: readonly HirStatement[],
  change: (value: Expr | null, origin: Origin) => Expr | null,
): readonly HirStatement[] {
  return body.map((statement): HirStatement => {
    if (statement.kind === 'return') return { ...statement, value: change(statement.value, statement.origin) };
    return mapStatement(
      statement,
      (expr) => expr,
      (inner) => mapReturns(inner, change),
      (perform) => perform,
    );
  });
}

/** The list of the branches' values, from the list that the fork gives. */
export function forkResult(whole: Expr, branches: readonly BranchPlan[]): Expr {
  const { origin } = whole;
  if (branches.every(({ result, packed }) => result === 'plain' && !packed)) return whole;
  const values = branches.map(({ result, packed, shape }, index): Expr => {
    if (result === 'void') return b.absent(origin);
    const place = {
      ...itemAt(whole, b.literal(index, origin), origin),
      shape: result === 'boxed' ? shapes.record : shape,
    };
    const sent = result === 'boxed' ? b.member(place, 'v', orAbsent(shape), origin) : place;
    return packed ? unpack(sent, sent.shape) : sent;
  });
  return b.items(values, origin);
}
