/**
 * checkKeys: built-ins that ask which keys an object has. Step Functions cannot tell a property that is undefined from a missing
 * one. The front end refuses such calls where it sees that; this finds what only the shapes of all values show. In: HIR with
 * inferred shapes. Out: the calls, and uses of `in`, whose objects may have undefined properties after all.
 */
import type { Expr, LibraryCall } from '../core/expr.ts';
import type { Origin } from '../core/origin.ts';
import type { HirWorkflow } from './types.ts';
import { hirWalk } from './walk.ts';

/** Something that cannot be encoded: a call, `in`, or a spread that may hide properties before it. */
export type KeysProblem =
  | { readonly origin: Origin; readonly operation: '`in`' | 'A spread over other properties' }
  | { readonly origin: Origin; readonly call: { readonly member: string; readonly hint: string } };

/** Finds them; `problemOf` says why a call of a built-in has no encoding. */
export function checkKeys(
  workflow: HirWorkflow,
  problemOf: (call: LibraryCall<never>) => string | null,
): readonly KeysProblem[] {
  const problems: KeysProblem[] = [];
  const expression = (node: Expr): boolean => {
    if (node.kind === 'binary' && node.operator === 'in' && node.right.shape.undefinedProperties)
      problems.push({ origin: node.origin, operation: '`in`' });
    for (const spread of hidingSpreads(node))
      problems.push({ origin: spread.origin, operation: 'A spread over other properties' });
    if (node.kind === 'library' && (node.member.startsWith('Object.') || node.member === 'JSON.stringify')) {
      const hint = problemOf(node);
      if (hint !== null) problems.push({ origin: node.origin, call: { member: node.member, hint } });
    }
    return true;
  };
  hirWalk.visit(workflow.body, { expression });
  for (const { body } of workflow.functions.values()) hirWalk.visit(body, { expression });
  return problems;
}

/** Spreads with properties that may be undefined, and hide what stands before them. */
function hidingSpreads(node: Expr): readonly Expr[] {
  if (node.kind === 'record')
    return node.entries.flatMap((entry) =>
      entry.kind === 'spread' && entry.overrides && mayHide(entry.value) ? [entry.value] : [],
    );
  if (node.kind !== 'library' || node.member !== 'Object.assign') return [];
  const [target, ...sources] = node.arguments;
  const isEmpty = target?.kind === 'record' && target.entries.length === 0;
  return (isEmpty ? sources.slice(1) : sources).filter(mayHide);
}

/** The properties of a literal are written one by one. */
function mayHide(spread: Expr): boolean {
  const isLiteral = spread.kind === 'record' && spread.entries.every(({ kind }) => kind === 'property');
  return !isLiteral && spread.shape.undefinedProperties === true;
}
