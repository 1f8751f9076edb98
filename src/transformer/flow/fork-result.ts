/**
 * How the value of a fork's branch comes back. Step Functions turns `undefined` into null on the way, so a branch that may
 * return it returns `{ v: value }` instead, without `v` for undefined; a branch that never returns a value counts as
 * undefined whatever comes back.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { ValueShape } from '../core/shape.ts';
import { isOnly, joinShapes, Kind, mayBe, orAbsent, shapes } from '../core/shape.ts';
import type { HirStatement } from '../hir/types.ts';
import { itemAt } from './nodes.ts';
import { mapStatement } from './walk.ts';

export interface BranchPlan {
  readonly result: 'plain' | 'boxed' | 'void';
  readonly shape: ValueShape;
}

/** Decides how a branch returns its value. */
export function planBranch(branch: { readonly body: readonly HirStatement[] }): BranchPlan {
  const returned = returnShapes(branch.body);
  const all = completes(branch.body) ? [...returned, shapes.absent] : returned;
  const shape = all.length === 0 ? shapes.json : all.reduce(joinShapes);
  if (all.length > 0 && isOnly(shape, Kind.absent)) return { result: 'void', shape };
  return { result: mayBe(shape, Kind.absent) ? 'boxed' : 'plain', shape };
}

function returnShapes(body: readonly HirStatement[]): readonly ValueShape[] {
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

/** Puts every returned value of the branch into a box; bodies of inner effects return for themselves. */
export function boxReturns(body: readonly HirStatement[]): readonly HirStatement[] {
  return body.map((statement): HirStatement => {
    if (statement.kind !== 'return') {
      return mapStatement(
        statement,
        (expr) => expr,
        boxReturns,
        (perform) => perform,
      );
    }
    const { value, origin } = statement;
    return { ...statement, value: b.object(value ? { v: value } : {}, origin) };
  });
}

/** The list of the branches' values, from the list that the fork gives. */
export function forkResult(whole: Expr, branches: readonly BranchPlan[]): Expr {
  const { origin } = whole;
  if (branches.every((branch) => branch.result === 'plain')) return whole;
  const values = branches.map(({ result, shape }, index): Expr => {
    if (result === 'void') return b.absent(origin);
    const place = {
      ...itemAt(whole, b.literal(index, origin), origin),
      shape: result === 'boxed' ? shapes.record : shape,
    };
    return result === 'boxed' ? b.member(place, 'v', orAbsent(shape), origin) : place;
  });
  return b.items(values, origin);
}
