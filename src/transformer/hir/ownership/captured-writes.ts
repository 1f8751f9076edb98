/**
 * Writes from concurrent bodies to variables outside of them: each iteration and branch has its own copy of those, and nothing
 * carries the write back.
 */
import type { VarId } from '../../core/ids.ts';

import type { HirStatement, HirWorkflow } from '../types.ts';
import { hirWalk } from '../walk.ts';
import type { OwnershipProblem } from './problem.ts';

/** Finds them, at any depth of nesting. */
export function findCapturedWrites(workflow: HirWorkflow): readonly OwnershipProblem[] {
  const problems: OwnershipProblem[] = [];
  const check = (body: readonly HirStatement[], declared: ReadonlySet<VarId>): void => {
    hirWalk.visit(body, {
      statement: (node) => {
        if (node.kind !== 'assign' || declared.has(node.variable)) return true;
        const declaration = workflow.variables.get(node.variable);
        problems.push({
          kind: 'captured-write',
          variable: node.variable,
          write: node.origin,
          alias: declaration?.origin ?? null,
          reason: 'declared here, outside of the concurrent code',
        });
        return true;
      },
    });
  };
  hirWalk.visit(workflow.body, {
    statement: (node) => {
      if (node.kind !== 'perform') return true;
      if (node.effect.kind === 'fork') for (const { body } of node.effect.branches) check(body, hirWalk.declaredVariables(body));
      if (node.effect.kind === 'map') {
        const { body, itemVariable, indexVariable } = node.effect;
        const own = indexVariable === null ? [itemVariable] : [itemVariable, indexVariable];
        check(body, new Set([...hirWalk.declaredVariables(body), ...own]));
      }
      return true;
    },
  });
  return problems;
}
