/**
 * Which variables that are declared without a value can be read before they get one, and so really hold `undefined` there.
 * A forward walk over the structure; what cannot be reached counts as assigned. Every later write only adds, so loops need no
 * iteration.
 */
import type { Expr } from '../core/expr.ts';
import type { LabelId, VarId } from '../core/ids.ts';
import type { HirEffect, HirStatement, HirWorkflow } from './types.ts';
import { effectOperands, hirWalk } from './walk.ts';

/** Variables that may still be unassigned; null = not reachable. */
type Unassigned = ReadonlySet<VarId> | null;

/** The variables that are read while they may be unassigned. */
export function readUnassigned(workflow: HirWorkflow): ReadonlySet<VarId> {
  const found = new Set<VarId>();
  const walk = createWalk(found);
  walk.list(workflow.body, new Set());
  for (const { body } of workflow.functions.values()) walk.list(body, new Set());
  return found;
}

function createWalk(found: Set<VarId>) {
  const jumps = new Map<string, Unassigned>();
  const arrive = (kind: 'break' | 'continue', label: LabelId, state: Unassigned): void => {
    const key = `${kind} ${label}`;
    jumps.set(key, either(jumps.get(key) ?? null, state));
  };
  const arrived = (kind: 'break' | 'continue', label: LabelId): Unassigned => jumps.get(`${kind} ${label}`) ?? null;

  const read = (node: Expr, state: Unassigned): void => {
    if (state === null) return;
    if (node.kind === 'ref' && state.has(node.variable)) found.add(node.variable);
    if (node.kind === 'lambda' || node.kind === 'program') list(node.body, state);
    for (const operand of hirWalk.operands(node)) read(operand, state);
  };
  const list = (statements: readonly HirStatement[], state: Unassigned): Unassigned =>
    statements.reduce((here, node) => (here === null ? null : statement(node, here)), state);

  const statement = (node: HirStatement, state: ReadonlySet<VarId>): Unassigned => {
    switch (node.kind) {
      case 'declare':
        if (node.value === null) return new Set([...state, node.variable]);
        read(node.value, state);
        return without(state, node.variable);
      case 'assign':
        for (const step of node.path) read(step.key, state);
        if (node.value !== 'remove') read(node.value, state);
        if (node.path.length === 0 && !node.inPlace) return without(state, node.variable);
        if (state.has(node.variable)) found.add(node.variable);
        return state;
      case 'evaluate':
        read(node.value, state);
        return state;
      case 'if':
        read(node.test, state);
        return either(list(node.consequent, state), list(node.alternate, state));
      case 'loop':
        return loop(node, state);
      case 'break':
      case 'continue':
        arrive(node.kind, node.label, state);
        return null;
      case 'return':
        if (node.value !== null) read(node.value, state);
        return null;
      case 'throw':
        read(node.error, state);
        return null;
      case 'try': {
        const end = either(list(node.body, state), node.handler ? list(node.handler.body, state) : null);
        if (node.finalizer === null) return end;
        const finished = list(node.finalizer, state);
        return end === null || finished === null ? null : new Set([...end].filter((id) => finished.has(id)));
      }
      case 'block': {
        const end = list(node.body, state);
        return node.label === null ? end : either(end, arrived('break', node.label));
      }
      case 'perform':
        effect(node.effect, state);
        return node.result === null ? state : without(state, node.result);
    }
  };

  const loop = (node: Extract<HirStatement, { kind: 'loop' }>, state: ReadonlySet<VarId>): Unassigned => {
    const { head } = node;
    if (head.kind === 'each') read(head.list, state);
    if (head.kind === 'while' && head.test !== null) read(head.test, state);
    const end = either(list(node.body, state), arrived('continue', node.label));
    const updated = list(node.update, end);
    if (head.kind === 'do') read(head.test, updated);
    const left = head.kind === 'do' ? updated : head.kind === 'while' && head.test === null ? null : state;
    return either(left, arrived('break', node.label));
  };

  const effect = (node: HirEffect, state: ReadonlySet<VarId>): void => {
    for (const operand of effectOperands(node)) read(operand, state);
    if (node.kind === 'map') list(node.body, state);
    if (node.kind === 'fork') for (const branch of node.branches) list(branch.body, state);
  };
  return { list };
}

function without(state: ReadonlySet<VarId>, id: VarId): ReadonlySet<VarId> {
  return state.has(id) ? new Set([...state].filter((other) => other !== id)) : state;
}

function either(a: Unassigned, b: Unassigned): Unassigned {
  if (a === null) return b;
  if (b === null) return a;
  return new Set([...a, ...b]);
}
