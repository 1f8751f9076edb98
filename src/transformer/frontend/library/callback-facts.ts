/** What a callback does besides giving a value. */
import ts from 'typescript';
import type { RawExpr } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import { type Binding, type FunctionValue, lookUp, type Scope, variablesOf } from '../scope.ts';

/** The callback, or a function that it calls, assigns or mutates a variable of the workflow that is declared outside of it. */
export function writesOutside(fn: FunctionValue, scope: Scope, cx: Lowering): boolean {
  const { body } = fn.node;
  if (!body) return false;
  const isPlace = (binding: Binding | undefined): boolean =>
    variablesOf(binding).length > 0 ||
    binding?.kind === 'cell' ||
    (binding?.kind === 'list' && binding.place !== undefined);
  const outside = (symbol: ts.Symbol): boolean => isPlace(lookUp(fn.scope, symbol)) || isPlace(lookUp(scope, symbol));
  return [body, ...[...cx.facts.calledFrom(fn.node)].flatMap((called) => called.body ?? [])].some((code) => {
    const writes = cx.facts.writesIn(code);
    return [...writes.reassigned, ...writes.mutated].some(outside);
  });
}

/** The callback changes the object that its first parameter holds, as reducers do with what they build. */
export function changesState({ node }: FunctionValue, cx: Lowering): boolean {
  const name = node.parameters[0]?.name;
  const symbol = name && ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  return symbol !== undefined && node.body !== undefined && cx.facts.writesIn(node.body).mutated.has(symbol);
}

/** The lambda's body has a statement that throws. */
export function throws(lambda: RawExpr): boolean {
  let found = false;
  rawWalk.visit(lambda, {
    statement: (statement) => {
      if (statement.kind === 'throw') found = true;
      return undefined;
    },
  });
  return found;
}
