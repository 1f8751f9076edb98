/**
 * Impure built-ins look like pure expressions but must be evaluated exactly once per evaluation of the source. This says
 * where they are; whoever copies code asks first.
 */
import type { Expr } from '../core/expr.ts';
import type { FunctionId } from '../core/ids.ts';
import { isImpure } from '../core/library.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';
import type { PureFunction } from '../hir/types.ts';

/** Answers whether code contains an impure built-in, in nested lambdas and called functions too. */
export interface Impurity {
  /** The node itself is a call of an impure built-in or function. */
  call(expr: Expr): boolean;
  expr(expr: Expr): boolean;
  body(body: readonly PureStatement[]): boolean;
  statement(statement: PureStatement): boolean;
}

/** Makes the queries for one workflow's functions. */
export function createImpurity(functions: ReadonlyMap<FunctionId, PureFunction<never>>): Impurity {
  const impureFunctions = new Set<FunctionId>();
  // Functions can call each other in cycles: start from none and add until nothing changes.
  for (let size = -1; size !== impureFunctions.size; ) {
    size = impureFunctions.size;
    const sofar = createQueries(impureFunctions);
    for (const [id, { body }] of functions) if (sofar.body(body)) impureFunctions.add(id);
  }
  return createQueries(impureFunctions);
}

function createQueries(impureFunctions: ReadonlySet<FunctionId>): Impurity {
  const known = new WeakMap<Expr, boolean>();

  function call(expr: Expr): boolean {
    if (expr.kind === 'library') return isImpure(expr.member);
    return expr.kind === 'call' && impureFunctions.has(expr.function);
  }
  function ofExpr(expr: Expr): boolean {
    const answer = known.get(expr) ?? pure.someExpression(expr, call);
    known.set(expr, answer);
    return answer;
  }
  function ofBody(body: readonly PureStatement[]): boolean {
    return pure.someExpression(body, call);
  }
  return { call, expr: ofExpr, body: ofBody, statement: (statement) => ofBody([statement]) };
}
