/**
 * Replaces references by expressions, and renames written variables. Ids are unique, so nothing is ever captured. The
 * caller makes sure that what the replacement reads has the same value at the use as at the definition.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';
import { narrowTo } from './narrow-shape.ts';
import { rewriteBody, rewriteExpr } from './walk.ts';

/** What each variable is replaced by. */
export type Substitution = ReadonlyMap<VarId, Expr>;

function replaceRef(expr: Expr, by: Substitution): Expr {
  const value = expr.kind === 'ref' ? by.get(expr.variable) : undefined;
  return value ? narrowTo(value, expr.shape) : expr;
}

/** Replaces references within an expression. */
export function substitute(expr: Expr, by: Substitution): Expr {
  return by.size === 0 ? expr : rewriteExpr(expr, (node) => replaceRef(node, by));
}

/** Replaces references within statements. */
export function substituteBody(body: readonly PureStatement[], by: Substitution): readonly PureStatement[] {
  return by.size === 0 ? body : rewriteBody(body, (node) => replaceRef(node, by));
}

/** Makes assignments go to other variables; references stay. */
export function renameWrites(body: readonly PureStatement[], to: ReadonlyMap<VarId, VarId>): readonly PureStatement[] {
  return body.map((statement): PureStatement => {
    switch (statement.kind) {
      case 'assign':
        return { ...statement, variable: to.get(statement.variable) ?? statement.variable };
      case 'if':
        return {
          ...statement,
          consequent: renameWrites(statement.consequent, to),
          alternate: renameWrites(statement.alternate, to),
        };
      case 'loop':
        return { ...statement, body: renameWrites(statement.body, to), update: renameWrites(statement.update, to) };
      case 'block':
        return { ...statement, body: renameWrites(statement.body, to) };
      case 'try':
        return {
          ...statement,
          body: renameWrites(statement.body, to),
          handler: statement.handler && { ...statement.handler, body: renameWrites(statement.handler.body, to) },
          finalizer: statement.finalizer && renameWrites(statement.finalizer, to),
        };
      default:
        return statement;
    }
  });
}

/** Replaces the value of an effect, an item or an error, wherever it stands. */
export function replaceAmbient(expr: Expr, source: 'input' | 'result' | 'error', value: Expr): Expr {
  return rewriteExpr(expr, (node) =>
    node.kind === 'ambient' && node.source === source ? narrowTo(value, node.shape) : node,
  );
}

/** True when the expression contains the ambient value. */
export function usesAmbient(expr: Expr, source: 'input' | 'result' | 'error'): boolean {
  return ambientsOf(expr).has(source);
}

/** True when the statements contain the ambient value. */
export function bodyUsesAmbient(body: readonly PureStatement[], source: 'input' | 'result' | 'error'): boolean {
  return ambientsOf(body).has(source);
}

type AmbientSource = 'input' | 'result' | 'error';

/** Nodes never change, so the answer for one can be kept. */
const knownAmbients = new WeakMap<object, ReadonlySet<AmbientSource>>();

function ambientsOf(code: Expr | readonly PureStatement[]): ReadonlySet<AmbientSource> {
  const known = knownAmbients.get(code);
  if (known) return known;
  const found = new Set<AmbientSource>();
  pure.visit(code, {
    expression: (node) => {
      if (node.kind === 'ambient') found.add(node.source);
      return true;
    },
  });
  knownAmbients.set(code, found);
  return found;
}
