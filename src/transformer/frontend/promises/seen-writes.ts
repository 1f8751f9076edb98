/**
 * What code writes that somebody can see although it fails: variables that a handler or finalizer around it reads, or code
 * behind those, or the caller of an inlined function. A branch of a Parallel state that fails gives nothing back, and nothing is
 * done between promises of which the first is waited for together with all.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import type { RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { type Scope, variablesOf } from '../scope.ts';
import { isAssignedTo, isAssignmentOperator } from '../write-facts.ts';
import { usesIn } from './awaits.ts';

/** The variables of those that lowered code writes; the code stands where `at` does. */
export function seenWrites(code: readonly RawStatement[], at: ts.Node, scope: Scope, cx: Lowering): ReadonlySet<VarId> {
  if (!isWatched(scope)) return new Set();
  const own = rawWalk.declaredVariables(code);
  const written = [...rawWalk.assignedVariables(code)].filter((id) => !own.has(id));
  const names = written.length > 0 ? namesOf(scope) : new Map<VarId, ts.Symbol>();
  return new Set(
    written.filter((id) => {
      const symbol = names.get(id);
      return symbol === undefined || isSeen(symbol, at, scope, cx);
    }),
  );
}

/** Whether statements of the source write any of those before their last `await`, as far as they say so themselves. */
export function mayWriteSeen(nodes: readonly ts.Node[], at: ts.Node, scope: Scope, cx: Lowering): boolean {
  if (!isWatched(scope)) return false;
  return nodes.some((node, index) => {
    const { reassigned, mutated } = cx.facts.writesIn(index === nodes.length - 1 ? beforeStoring(node) : node);
    return [...reassigned, ...mutated].some((symbol) => isSeen(symbol, at, scope, cx));
  });
}

/** What `name = value;` does before it writes the name. */
function beforeStoring(node: ts.Node): ts.Node {
  if (!ts.isExpressionStatement(node) || !ts.isBinaryExpression(node.expression)) return node;
  const { left, operatorToken, right } = node.expression;
  return ts.isIdentifier(left) && isAssignmentOperator(operatorToken.kind) ? right : node;
}

/** The code can fail when it has written one of the variables already. */
export function failsAfterWriting(code: readonly RawStatement[], variables: ReadonlySet<VarId>): boolean {
  const writes = (part: readonly RawStatement[]): boolean =>
    [...rawWalk.assignedVariables(part)].some((id) => variables.has(id));
  const at = code.findIndex((statement) => writes([statement]));
  const first = code[at];
  if (!first) return false;
  const last =
    first.kind === 'assign' && (first.value === 'remove' || !writes([b.evaluate(first.value, first.origin)]));
  return canFail(code.slice(last ? at + 1 : at));
}

function canFail(code: readonly RawStatement[]): boolean {
  return (
    rawWalk.someExpression(code, ({ kind }) => kind === 'perform') ||
    rawWalk.someStatement(code, ({ kind }) => kind === 'throw')
  );
}

/** A `try` of this function or of a caller may go on when the code fails. */
function isWatched(scope: Scope): boolean {
  return scope.insideTry || isInlined(scope);
}

function isInlined(scope: Scope): boolean {
  return scope.inlining.length > 1;
}

function namesOf(scope: Scope): ReadonlyMap<VarId, ts.Symbol> {
  const names = new Map<VarId, ts.Symbol>();
  for (let current: Scope | null = scope; current; current = current.parent)
    for (const [symbol, binding] of current.bindings)
      for (const variable of variablesOf(binding)) names.set(variable, symbol);
  return names;
}

/** The variable can be read when code at a place has failed. */
function isSeen(symbol: ts.Symbol, at: ts.Node, scope: Scope, cx: Lowering): boolean {
  for (let node = at; !ts.isSourceFile(node); node = node.parent) {
    if (isDeclaredIn(symbol, node)) return false;
    if (ts.isFunctionLike(node)) return isInlined(scope);
    const { parent } = node;
    if (!ts.isTryStatement(parent) || node !== parent.tryBlock) continue;
    const { catchClause, finallyBlock } = parent;
    const guards = [catchClause, finallyBlock].filter((guard) => guard !== undefined);
    if (guards.some((guard) => readsIn(guard, symbol, cx).length > 0)) return true;
    if (catchClause && !leaves(catchClause.block)) {
      const own = functionAround(parent);
      return readsIn(own, symbol, cx).some((use) => !isWithin(use, parent));
    }
  }
  return isInlined(scope);
}

function readsIn(node: ts.Node, symbol: ts.Symbol, cx: Lowering): readonly ts.Identifier[] {
  const declares = (use: ts.Identifier): boolean => symbol.declarations?.some((one) => one === use.parent) ?? false;
  return usesIn(node, symbol, cx.facts.symbol).filter((use) => !isAssignedTo(use) && !declares(use));
}

/** The block ends by leaving the function. */
function leaves({ statements }: ts.Block): boolean {
  const last = statements.at(-1);
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}

function functionAround(node: ts.Node): ts.Node {
  return ts.findAncestor(node, ts.isFunctionLike) ?? node.getSourceFile();
}

function isDeclaredIn(symbol: ts.Symbol, node: ts.Node): boolean {
  return symbol.declarations?.some((one) => isWithin(one, node)) ?? false;
}

function isWithin(node: ts.Node, around: ts.Node): boolean {
  return node.getSourceFile() === around.getSourceFile() && node.pos >= around.pos && node.end <= around.end;
}
