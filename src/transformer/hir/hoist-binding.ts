/**
 * Lowers an expression whose value goes to a variable, or nowhere. Effects bind their result directly, and branches assign
 * in each arm, so that no temporary comes between.
 */
import type { Logical } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import { isImpure } from '../core/library.ts';
import type { Origin } from '../core/origin.ts';
import { hir } from './build.ts';
import { hoistEffect } from './hoist-effect.ts';
import { hoistParts } from './hoist-value.ts';
import type { Arms, Hoisting, Output } from './hoisting.ts';
import { branchesNeedStatements, needsStatements, writesObjectsInCallbacks } from './needs-statements.ts';
import type { HirStatement, RawExpr, RawLeaf } from './types.ts';
import { rawWalk } from './walk.ts';

/** See `Hoisting.define`. */
export function hoistDefinition(variable: VarId, node: RawExpr, origin: Origin, out: Output, cx: Hoisting): void {
  switch (node.kind) {
    case 'perform': {
      const effect = hoistEffect(node, out, cx);
      // A wait has no result.
      const bound = effect.kind === 'wait' ? null : variable;
      out.push(hir.perform(effect, bound, node.origin));
      if (bound === null) out.push(hir.declare(variable, hir.absent(node.origin), origin));
      return;
    }
    case 'sequence':
      out.push(...cx.statements(node.body));
      cx.define(variable, node.value, origin, out);
      return;
    case 'library':
      // An impure call is bound here, once; `value` would bind it to a temporary of its own.
      out.push(hir.declare(variable, isImpure(node.member) ? hoistParts(node, out, cx) : cx.value(node, out), origin));
      return;
    case 'conditional':
      if (!branchesNeedStatements(node, cx.insideFunction)) break;
      cx.table.change(variable, { constant: false });
      out.push(hir.declare(variable, null, origin));
      cx.fill(variable, node, origin, out);
      return;
    case 'logical':
      if (!branchesNeedStatements(node, cx.insideFunction)) break;
      cx.table.change(variable, { constant: false });
      cx.define(variable, node.left, origin, out);
      fillRight(variable, node, origin, out, cx);
      return;
    default:
      break;
  }
  out.push(hir.declare(variable, cx.value(node, out), origin));
}

/** See `Hoisting.store`. */
export function hoistStore(variable: VarId, node: RawExpr, origin: Origin, out: Output, cx: Hoisting): void {
  storeBy(cx.store, variable, node, origin, out, cx);
}

/** See `Hoisting.fill`. */
export function hoistFill(variable: VarId, node: RawExpr, origin: Origin, out: Output, cx: Hoisting): void {
  if (node.kind === 'logical' && branchesNeedStatements(node, cx.insideFunction)) {
    cx.fill(variable, node.left, origin, out);
    fillRight(variable, node, origin, out, cx);
  } else storeBy(cx.fill, variable, node, origin, out, cx);
}

function storeBy(
  store: Hoisting['store'],
  variable: VarId,
  node: RawExpr,
  origin: Origin,
  out: Output,
  cx: Hoisting,
): void {
  if (node.kind === 'sequence') {
    out.push(...cx.statements(node.body));
    store(variable, node.value, origin, out);
  } else if (node.kind === 'conditional' && branchesNeedStatements(node, cx.insideFunction)) {
    const consequent = arm((inner) => store(variable, node.consequent, origin, inner));
    const alternate = arm((inner) => store(variable, node.alternate, origin, inner));
    cx.branch(node.test, { consequent, alternate }, node.origin, out);
  } else {
    out.push(hir.assign(variable, cx.value(node, out), origin));
  }
}

/** See `Hoisting.discard`. */
export function hoistDiscarded(node: RawExpr, out: Output, cx: Hoisting): void {
  if (writesObjectsInCallbacks(node)) {
    // Not pure if the objects are known elsewhere. `checkOwnership` decides that, so it must see the code.
    out.push(hir.evaluate(cx.value(node, out), node.origin));
    return;
  }
  if (!needsStatements(node, cx.insideFunction)) return;
  switch (node.kind) {
    case 'perform': {
      const effect = hoistEffect(node, out, cx);
      out.push(hir.perform(effect, null, node.origin));
      return;
    }
    case 'sequence':
      out.push(...cx.statements(node.body));
      cx.discard(node.value, out);
      return;
    case 'library':
      if (!isImpure(node.member)) break;
      cx.value(node, out);
      return;
    case 'conditional': {
      if (!branchesNeedStatements(node, cx.insideFunction)) break;
      const consequent = arm((inner) => cx.discard(node.consequent, inner));
      const alternate = arm((inner) => cx.discard(node.alternate, inner));
      cx.branch(node.test, { consequent, alternate }, node.origin, out);
      return;
    }
    case 'logical': {
      if (!branchesNeedStatements(node, cx.insideFunction)) break;
      const right = arm((inner) => cx.discard(node.right, inner));
      if (node.operator === '??')
        out.push(hir.if(hir.isNullish(cx.value(node.left, out), node.origin), right, [], node.origin));
      else cx.branch(node.left, armsOf(node.operator, right), node.origin, out);
      return;
    }
    default:
      break;
  }
  for (const operand of rawWalk.operands(node)) cx.discard(operand, out);
}

function arm(fill: (inner: Output) => void): readonly HirStatement[] {
  const inner: Output = [];
  fill(inner);
  return inner;
}

function armsOf(operator: '&&' | '||', right: readonly HirStatement[]): Arms {
  return operator === '&&' ? { consequent: right, alternate: [] } : { consequent: [], alternate: right };
}

/** Evaluates the right side of a short-circuit operator where the variable, holding the left value, asks for it. */
function fillRight(variable: VarId, node: Logical<RawLeaf>, origin: Origin, out: Output, cx: Hoisting): void {
  const right = arm((inner) => cx.fill(variable, node.right, origin, inner));
  const left = hir.ref(variable, node.left.shape, node.left.origin);
  if (node.operator === '&&') out.push(hir.if(left, right, [], node.origin));
  else if (node.operator === '||') out.push(hir.if(hir.not(left, node.origin), right, [], node.origin));
  else out.push(hir.if(hir.isNullish(left, node.origin), right, [], node.origin));
}
