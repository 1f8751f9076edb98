/**
 * Replacing variables by expressions, and cloning code. Variables have unique ids, so substitution cannot capture; the price is
 * that a copy of code must get fresh ids for everything it declares, which `clone…` does. `substitute…` clones a replacement for
 * each use after the first when it declares something itself (lambdas and programs do).
 */
import { type ExpressionLeaf, isCoreExpression, type StatementLeaf } from './children.ts';
import type { Expr } from './expr.ts';
import type { LabelId, VarId } from './ids.ts';
import type { PureStatement, Statement } from './statement.ts';
import { type Code, everywhere, pure, type Rewrite, type Walk } from './walk.ts';

/** Gives ids for copies. An `IdSupply` is one; a pass that keeps a table of variables registers the copies there. */
export interface FreshIds {
  variable(original: VarId): VarId;
  label(original: LabelId): LabelId;
}

/**
 * A copy of statements with fresh ids for the variables and labels that they declare.
 * @example const copy = cloneStatements(body, ids);
 */
export function cloneStatements(list: readonly PureStatement[], fresh: FreshIds): readonly PureStatement[] {
  return cloneStatementsWith(pure, list, fresh);
}

/** A copy of an expression with fresh ids for what its lambdas and programs declare. */
export function cloneExpression(node: Expr, fresh: FreshIds): Expr {
  return pure.mapExpression(node, renaming(pure, node, fresh));
}

/** `cloneStatements` for any level. */
export function cloneStatementsWith<E extends ExpressionLeaf, S extends StatementLeaf>(
  walk: Walk<E, S>,
  list: readonly Statement<E, S>[],
  fresh: FreshIds,
): readonly Statement<E, S>[] {
  return walk.mapStatements(list, renaming(walk, list, fresh));
}

/**
 * The expression with variables replaced.
 * @example substituteExpression(b.not(b.ref(x, shape, origin), origin), new Map([[x, value]]), ids) // !value
 */
export function substituteExpression(node: Expr, values: ReadonlyMap<VarId, Expr>, fresh: FreshIds): Expr {
  return pure.mapExpression(node, replacement(values, fresh));
}

function replacement(values: ReadonlyMap<VarId, Expr>, fresh: FreshIds): Rewrite<never, never> {
  const used = new Set<VarId>();
  return everywhere({
    expression: (node) => {
      const value = node.kind === 'ref' ? values.get(node.variable) : undefined;
      if (node.kind !== 'ref' || value === undefined) return node;
      if (!used.has(node.variable)) {
        used.add(node.variable);
        return value;
      }
      return pure.declaredVariables(value).size > 0 ? cloneExpression(value, fresh) : value;
    },
  });
}

function renaming<E extends ExpressionLeaf, S extends StatementLeaf>(
  walk: Walk<E, S>,
  code: Code<E, S>,
  fresh: FreshIds,
): Rewrite<E, S> {
  const variables = new Map([...walk.declaredVariables(code)].map((id) => [id, fresh.variable(id)]));
  const labels = new Map([...walk.declaredLabels(code)].map((id) => [id, fresh.label(id)]));
  return renameWith(
    (id) => variables.get(id) ?? id,
    (id) => labels.get(id) ?? id,
  );
}

function renameWith<E extends ExpressionLeaf, S extends StatementLeaf>(
  variable: (id: VarId) => VarId,
  label: (id: LabelId) => LabelId,
): Rewrite<E, S> {
  const rename: Rewrite<E, S> = {
    expression: (node) => {
      if (!isCoreExpression(node) || node.kind !== 'ref') return node;
      const renamed = variable(node.variable);
      return renamed === node.variable ? node : { ...node, variable: renamed };
    },
    declare: variable,
    write: variable,
    declareLabel: label,
    label,
    program: (body) => pure.mapStatements(body, renameWith(variable, label)),
  };
  return rename;
}
