/**
 * One-level traversal in the form that the middle end's recursive functions want: a callback for child expressions, one for
 * child bodies, whether those of statements, lambdas or programs. What the parts of a node are is known to core/children.ts.
 */
import { isCoreStatement, mapExpressionChildren, mapStatementChildren, sameIdentifiers } from '../core/children.ts';
import type { Expr } from '../core/expr.ts';
import type { PureStatement, Statement } from '../core/statement.ts';
import { everywhere, pure } from '../core/walk.ts';
import type { PerformStatement } from '../hir/types.ts';

type MapExpr = (expr: Expr) => Expr;

/** Calls back for the direct children of an expression. */
export function eachExpr(
  expr: Expr,
  onExpr: (expr: Expr) => void,
  onBody: (body: readonly PureStatement[]) => void,
): void {
  const body = (list: readonly PureStatement[]): readonly PureStatement[] => {
    onBody(list);
    return list;
  };
  const expression = (child: Expr): Expr => {
    onExpr(child);
    return child;
  };
  mapExpressionChildren<never, never>(expr, { ...sameIdentifiers, expression, lambda: body, program: body });
}

/** Rebuilds a statement with its direct children mapped; `onPerform` gets the statement kinds that `S` adds. */
export function mapStatement<S extends PerformStatement>(
  statement: Statement<never, S>,
  expression: MapExpr,
  statements: (body: readonly Statement<never, S>[]) => readonly Statement<never, S>[],
  onPerform: (statement: S) => S,
): Statement<never, S> {
  if (!isCoreStatement<never, S>(statement)) return onPerform(statement);
  return mapStatementChildren<never, S, never, S>(statement, { ...sameIdentifiers, expression, statements });
}

/** Calls back for the direct children of a statement; a perform statement goes to `onPerform` whole. */
export function eachStatement<S extends PerformStatement>(
  statement: Statement<never, S>,
  onExpr: (expr: Expr) => void,
  onBody: (body: readonly Statement<never, S>[]) => void,
  onPerform: (statement: S) => void,
): void {
  mapStatement<S>(
    statement,
    (expr) => {
      onExpr(expr);
      return expr;
    },
    (body) => {
      onBody(body);
      return body;
    },
    (perform) => {
      onPerform(perform);
      return perform;
    },
  );
}

/** Rebuilds a whole expression bottom-up: children first, then `finish` on the node. */
export function rewriteExpr(expr: Expr, finish: MapExpr): Expr {
  return pure.mapExpression(expr, everywhere({ expression: finish }));
}

/** Rebuilds every expression within pure statements bottom-up. */
export function rewriteBody(body: readonly PureStatement[], finish: MapExpr): readonly PureStatement[] {
  return pure.mapStatements(body, everywhere({ expression: finish }));
}
