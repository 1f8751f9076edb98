/**
 * checkKeys: built-ins that ask which keys an object has. Step Functions cannot tell a property that is undefined from a missing
 * one. The front end refuses such calls where it sees that; this finds what only the shapes of all values show. In: HIR with
 * inferred shapes. Out: the calls, and uses of `in`, whose objects may have undefined properties after all.
 */
import type { Expr, LibraryCall } from '../core/expr.ts';
import type { Origin } from '../core/origin.ts';
import type { HirWorkflow } from './types.ts';
import { hirWalk } from './walk.ts';

/** Something that cannot be encoded; without a call it is `in`. */
export interface KeysProblem {
  readonly origin: Origin;
  readonly call: { readonly member: string; readonly hint: string } | null;
}

/** Finds them; `problemOf` says why a call of a built-in has no encoding. */
export function checkKeys(
  workflow: HirWorkflow,
  problemOf: (call: LibraryCall<never>) => string | null,
): readonly KeysProblem[] {
  const problems: KeysProblem[] = [];
  const expression = (node: Expr): boolean => {
    if (node.kind === 'binary' && node.operator === 'in' && node.right.shape.undefinedProperties)
      problems.push({ origin: node.origin, call: null });
    if (node.kind === 'library' && node.member.startsWith('Object.')) {
      const hint = problemOf(node);
      if (hint !== null) problems.push({ origin: node.origin, call: { member: node.member, hint } });
    }
    return true;
  };
  hirWalk.visit(workflow.body, { expression });
  for (const { body } of workflow.functions.values()) hirWalk.visit(body, { expression });
  return problems;
}
