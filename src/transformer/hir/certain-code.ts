/**
 * The expressions of a body that are surely evaluated before anything in it is decided: what the checker knows of a value
 * there it knows at the start of the body as well.
 */
import type { Expr } from '../core/expr.ts';
import type { HirStatement } from './types.ts';
import { effectOperands, hirWalk } from './walk.ts';

/** Visits them, outer ones first; a callback that gives false is not called for the parts. */
export function visitCertain(body: readonly HirStatement[], visit: (node: Expr) => boolean): void {
  visitList(body, visit);
}

/** True when all of the list is certain. */
function visitList(body: readonly HirStatement[], visit: (node: Expr) => boolean): boolean {
  return body.every((statement) => {
    switch (statement.kind) {
      case 'declare':
        if (statement.value) visitExpression(statement.value, visit);
        return true;
      case 'evaluate':
        visitExpression(statement.value, visit);
        return true;
      case 'perform':
        for (const operand of effectOperands(statement.effect)) visitExpression(operand, visit);
        return true;
      case 'return':
        if (statement.value) visitExpression(statement.value, visit);
        return false;
      case 'block':
        return visitList(statement.body, visit);
      case 'if':
        visitExpression(statement.test, visit);
        return false;
      default:
        return false;
    }
  });
}

function visitExpression(node: Expr, visit: (node: Expr) => boolean): void {
  if (!visit(node)) return;
  if (node.kind === 'conditional') visitExpression(node.test, visit);
  else if (node.kind === 'logical') visitExpression(node.left, visit);
  else if (node.kind !== 'lambda' && node.kind !== 'program') {
    for (const operand of hirWalk.operands(node)) visitExpression(operand, visit);
  }
}
