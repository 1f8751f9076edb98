/**
 * Lowers an effect: its expressions to pure ones, the bodies of its iterations and branches to statements.
 */
import { sameIdentifiers } from '../core/children.ts';
import { fault } from '../core/compiler-fault.ts';
import type { Hoisting, Operand, Output } from './hoisting.ts';
import type { HirEffect, Perform, PerformStatement, RawLeaf } from './types.ts';
import { effectOperands, mapEffect } from './walk.ts';

/** The effect with its operands evaluated in `out`. */
export function hoistEffect(node: Perform, out: Output, cx: Hoisting): HirEffect {
  const operands = effectOperands(node.effect).map((part): Operand => ({ node: part }));
  const lowered = cx.operands(operands, out).values();
  return mapEffect<RawLeaf, never, never, PerformStatement>(node.effect, {
    ...sameIdentifiers,
    expression: (part) => lowered.next().value ?? fault('an operand got lost', part.origin),
    body: (body) => cx.statements(body),
  });
}
