/** What the two ways of collecting promises in an array are given. */
import type ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import type { Scope } from '../scope.ts';

/** An array of promises to be filled. */
export interface CollectRequest {
  readonly symbol: ts.Symbol;
  readonly made: ts.ArrayLiteralExpression;
  /** The statement list that declares it. */
  readonly home: ts.Node;
  /** Its name where something is pushed. */
  readonly pushes: readonly ts.Identifier[];
  /** The variables that code needs and that cannot be read in the scope of the array. */
  needs(value: RawExpr): readonly VarId[];
  readonly scope: Scope;
  readonly cx: Lowering;
}
