/**
 * Lowers `if` by jumping code: where the right side of `&&` or `||` in a test needs statements, the test becomes nested ifs
 * (with a labelled block where both arms have code) and no temporary holds the outcome.
 */
import type { Origin } from '../core/origin.ts';
import { hir } from './build.ts';
import type { Arms, Hoisting, Output } from './hoisting.ts';
import { needsStatements } from './needs-statements.ts';
import type { HirStatement, RawExpr } from './types.ts';

/** See `Hoisting.branch`. */
export function hoistBranch(test: RawExpr, arms: Arms, origin: Origin, out: Output, cx: Hoisting): void {
  if (test.kind === 'unary' && test.operator === '!' && needsStatements(test, cx.insideFunction)) {
    cx.branch(test.operand, { consequent: arms.alternate, alternate: arms.consequent }, origin, out);
  } else if (test.kind === 'sequence') {
    out.push(...cx.statements(test.body));
    cx.branch(test.value, arms, origin, out);
  } else if (test.kind === 'logical' && test.operator !== '??' && needsStatements(test.right, cx.insideFunction)) {
    branchTwice(test.operator, test.left, test.right, arms, origin, out, cx);
  } else {
    const value = cx.value(test, out);
    const [first] = arms.consequent;
    if (first === undefined && arms.alternate.length > 0)
      out.push(hir.if(hir.not(value, origin), arms.alternate, [], origin));
    else out.push(hir.if(value, arms.consequent, arms.alternate, origin));
  }
}

/** For `&&` the left side alone decides for the alternate arm, for `||` for the consequent: the `early` arm. */
function branchTwice(
  operator: '&&' | '||',
  left: RawExpr,
  right: RawExpr,
  arms: Arms,
  origin: Origin,
  out: Output,
  cx: Hoisting,
): void {
  const [early, late] = operator === '&&' ? [arms.alternate, arms.consequent] : [arms.consequent, arms.alternate];
  const order = (earlyArm: readonly HirStatement[], lateArm: readonly HirStatement[]): Arms =>
    operator === '&&' ? { consequent: lateArm, alternate: earlyArm } : { consequent: earlyArm, alternate: lateArm };
  if (isRepeatable(early)) {
    const inner: HirStatement[] = [];
    cx.branch(right, order(early, late), origin, inner);
    cx.branch(left, order(early, inner), origin, out);
    return;
  }
  const done = cx.table.label();
  const decided: HirStatement[] = [];
  cx.branch(right, order([], [...late, hir.break(done, origin)]), origin, decided);
  const body: HirStatement[] = [];
  cx.branch(left, order([], decided), origin, body);
  out.push(hir.block(done, [...body, ...early], origin));
}

/** Nothing, or one jump: may stand in two places. */
function isRepeatable(list: readonly HirStatement[]): boolean {
  const [first, second] = list;
  return first === undefined || (second === undefined && (first.kind === 'break' || first.kind === 'continue'));
}
