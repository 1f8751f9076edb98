/**
 * Turns local bindings and statements plus a final expression into one expression. A binding that is used once, or whose
 * value is as cheap as a variable, moves to its use; the others stay as declarations of a `Program`. Each binding is bound
 * once and what it reads never changes after it, so moving is always right; an impure value is never duplicated.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { countUses, countUsesInBody, exprDepth, isTrivial } from './measure.ts';
import { program } from './nodes.ts';
import { substitute, substituteBody } from './substitute.ts';

/** A local variable bound once, or a statement that writes local variables. */
export type Item =
  | { readonly kind: 'bind'; readonly variable: VarId; readonly value: Expr }
  | { readonly kind: 'run'; readonly statement: PureStatement };

/** Deeper values stay bindings: nesting is limited by the engine, statements of one block share a level. */
const DEEPEST_INLINE = 16;

/** The value of `target` after the items. */
export function inlineBindings(items: readonly Item[], target: Expr): Expr {
  let rest: Item[] = [];
  let result = target;
  for (const item of [...items].reverse()) {
    if (item.kind === 'run') {
      rest.unshift(item);
      continue;
    }
    const uses = countAll(rest, result, item.variable);
    if (uses === 0) continue;
    const moves = isTrivial(item.value) || (uses === 1 && exprDepth(item.value) <= DEEPEST_INLINE);
    if (!moves) {
      rest.unshift(item);
      continue;
    }
    const by = new Map([[item.variable, item.value]]);
    rest = rest.map((later) => substituteItem(later, by));
    result = substitute(result, by);
  }
  return withItems(rest, result);
}

function countAll(items: readonly Item[], target: Expr, variable: VarId): number {
  let count = countUses(target, variable);
  for (const item of items) {
    count += item.kind === 'bind' ? countUses(item.value, variable) : countUsesInBody([item.statement], variable);
  }
  return count;
}

function substituteItem(item: Item, by: ReadonlyMap<VarId, Expr>): Item {
  if (item.kind === 'bind') return { ...item, value: substitute(item.value, by) };
  const [statement] = substituteBody([item.statement], by);
  return statement ? { kind: 'run', statement } : item;
}

function withItems(items: readonly Item[], target: Expr): Expr {
  if (items.length === 0) return target;
  const statements = items.map((item) =>
    item.kind === 'bind' ? b.declare(item.variable, item.value, item.value.origin) : item.statement,
  );
  if (target.kind === 'program') return { ...target, body: [...statements, ...target.body] };
  return program(statements, target);
}
