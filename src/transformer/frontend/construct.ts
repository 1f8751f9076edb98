/**
 * What a file in `constructs/` exports: how one syntax kind is lowered, or by what name it is refused. Constructs get the
 * `Lowering` interface and never import the registry or each other.
 */
import type ts from 'typescript';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import type { Lowering, Started } from './lowering.ts';
import type { Scope } from './scope.ts';

/** Lowers an expression kind. */
export interface ExpressionConstruct<N extends ts.Expression = ts.Expression> {
  readonly role: 'expression';
  /** The name a person gives it, for docs and messages. */
  readonly title: string;
  lower(node: N, scope: Scope, cx: Lowering): RawExpr;
  /** How `await node` is lowered, where that differs. */
  awaited?(node: N, scope: Scope, cx: Lowering): RawExpr;
  /** How a promise is made that runs beside others; absent = it must be awaited where it is made. */
  started?(node: N, scope: Scope, cx: Lowering): Started;
}

/** Lowers a statement kind. */
export interface StatementConstruct<N extends ts.Statement = ts.Statement> {
  readonly role: 'statement';
  readonly title: string;
  lower(node: N, scope: Scope, cx: Lowering): readonly RawStatement[];
}

/** A kind that a workflow cannot contain. */
export interface RefusedSyntax {
  readonly role: 'refused';
  readonly title: string;
  /** The edit that fixes it. */
  readonly hint: string;
}

/** A kind that only occurs as a part of others (tokens, types, clauses), which look at it themselves. */
export interface StructuralSyntax {
  readonly role: 'structural';
}

export type Construct = ExpressionConstruct | StatementConstruct | RefusedSyntax | StructuralSyntax;

/** Types a construct by its node; the registry erases it again. */
export function expressionConstruct<N extends ts.Expression>(
  construct: Omit<ExpressionConstruct<N>, 'role'>,
): ExpressionConstruct {
  return { role: 'expression', ...construct } as ExpressionConstruct<N> as unknown as ExpressionConstruct;
}

/** Types a construct by its node; the registry erases it again. */
export function statementConstruct<N extends ts.Statement>(
  construct: Omit<StatementConstruct<N>, 'role'>,
): StatementConstruct {
  return { role: 'statement', ...construct } as StatementConstruct<N> as unknown as StatementConstruct;
}
