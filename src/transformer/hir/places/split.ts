/**
 * Choices between objects as statements: `let e = list.find(test) ?? null` becomes `let e = list.find(test); if (e == null)
 * e = null`, so that a name that is one of several objects is told apart by control flow.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { hir } from '../build.ts';
import type { HirStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';
import { pathOf } from './path.ts';

/** The statements with each choice that the name is bound to split up, or null if there is none. */
export function splitChoices(list: readonly HirStatement[], variable: VarId): readonly HirStatement[] | null {
  let found = false;
  const split = (node: HirStatement): readonly HirStatement[] => {
    const bound =
      (node.kind === 'declare' && node.variable === variable) ||
      (node.kind === 'assign' && node.variable === variable && node.path.length === 0 && !node.inPlace);
    if (!bound || node.value === null || node.value === 'remove' || !isChoice(node.value)) return [node];
    found = true;
    const choose = choice(node.value, variable);
    return node.kind === 'declare' ? [hir.declare(variable, null, node.origin), ...choose] : choose;
  };
  const result = hirWalk.mapStatements(list, { statement: split });
  return found ? result : null;
}

function isChoice(node: Expr): node is Extract<Expr, { kind: 'conditional' | 'logical' }> {
  if (node.kind === 'conditional') return hasPlace(node.consequent) || hasPlace(node.alternate);
  return node.kind === 'logical' && (hasPlace(node.left) || hasPlace(node.right));
}

function hasPlace(node: Expr): boolean {
  return pathOf(node) !== null || isChoice(node);
}

function choice(node: Expr, variable: VarId): readonly HirStatement[] {
  const { origin } = node;
  if (!isChoice(node)) return [hir.assign(variable, node, origin)];
  if (node.kind === 'conditional') {
    const { test, consequent, alternate } = node;
    return [hir.if(test, choice(consequent, variable), choice(alternate, variable), origin)];
  }
  const { left, right, operator } = node;
  const name = hir.ref(variable, left.shape, origin);
  const first = left.kind === 'ref' && left.variable === variable ? [] : choice(left, variable);
  const second = choice(right, variable);
  const test = operator === '??' ? hir.isNullish(name, origin) : name;
  return [...first, operator === '||' ? hir.if(test, [], second, origin) : hir.if(test, second, [], origin)];
}
