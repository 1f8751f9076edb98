/**
 * Size of expressions, counted in nodes, and how often a variable is used: what decides between repeating an expression
 * and binding it.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { eachExpr, eachStatement } from './walk.ts';

/** Number of nodes of an expression. */
export function exprSize(expr: Expr): number {
  let size = 1;
  eachExpr(
    expr,
    (child) => {
      size += exprSize(child);
    },
    (body) => {
      size += bodySize(body);
    },
  );
  return size;
}

/** Number of nodes of statements. */
export function bodySize(body: readonly PureStatement[]): number {
  let size = 0;
  for (const statement of body) {
    size += 1;
    eachStatement<never>(
      statement,
      (expr) => {
        size += exprSize(expr);
      },
      (inner) => {
        size += bodySize(inner);
      },
      () => {},
    );
  }
  return size;
}

/** Reading it again costs no more than reading a variable: constants, variables and static paths into them. */
export function isTrivial(expr: Expr): boolean {
  switch (expr.kind) {
    case 'literal':
      return typeof expr.value !== 'string' || expr.value.length <= 32;
    case 'absent':
    case 'ref':
    case 'placeholder':
    case 'context':
    case 'ambient':
      return true;
    case 'member':
      return isTrivial(expr.object);
    default:
      return false;
  }
}

/** Uses of a variable: 2 or more also stands for one use that may run many times. */
export function countUses(expr: Expr, variable: VarId): number {
  if (expr.kind === 'ref') return expr.variable === variable ? 1 : 0;
  let count = 0;
  eachExpr(
    expr,
    (child) => {
      count += countUses(child, variable);
    },
    (body) => {
      const inside = countUsesInBody(body, variable);
      count += expr.kind === 'lambda' ? 2 * inside : inside;
    },
  );
  return count;
}

/** Uses of a variable within statements; loops count twice, a write through a path is a use. */
export function countUsesInBody(body: readonly PureStatement[], variable: VarId): number {
  let count = 0;
  for (const statement of body) {
    const weight = statement.kind === 'loop' ? 2 : 1;
    if (statement.kind === 'assign' && statement.variable === variable) count += 1;
    eachStatement<never>(
      statement,
      (expr) => {
        count += weight * countUses(expr, variable);
      },
      (inner) => {
        count += weight * countUsesInBody(inner, variable);
      },
      () => {},
    );
  }
  return count;
}

/** Nesting of an expression; statements of a body count as one level. */
export function exprDepth(expr: Expr): number {
  let deepest = 0;
  eachExpr(
    expr,
    (child) => {
      deepest = Math.max(deepest, exprDepth(child));
    },
    (body) => {
      deepest = Math.max(deepest, bodyDepth(body));
    },
  );
  return deepest + 1;
}

function bodyDepth(body: readonly PureStatement[]): number {
  let deepest = 0;
  for (const statement of body) {
    eachStatement<never>(
      statement,
      (expr) => {
        deepest = Math.max(deepest, exprDepth(expr));
      },
      (inner) => {
        deepest = Math.max(deepest, bodyDepth(inner));
      },
      () => {},
    );
  }
  return deepest + 1;
}
