/**
 * Finds reads of what only exists while one task runs: its token and `context.state`. They stand in a task's parameters, but
 * what the parameters need may have become code of its own: a check that throws, a decision, a value that another task of
 * the same parameters would overtake. There they would mean another state, or nothing at all.
 */
import type { ContextValue, Expr } from '../core/expr.ts';
import type { Origin } from '../core/origin.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';
import { effectExprs } from './effect-parts.ts';
import { edgesOf } from './graph.ts';
import { computeLiveness, type Liveness } from './liveness.ts';
import type { FlowBlock, FlowWorkflow } from './types.ts';
import { definesOf } from './variables.ts';

/** A read that would mean another state. */
export interface MisplacedContext {
  readonly origin: Origin;
  /** What is read, as the program spells it. */
  readonly name: string;
}

type Code = Expr | readonly PureStatement[];

/** The misplaced reads of an optimized workflow, one for each place. */
export function misplacedStateContext(workflow: FlowWorkflow): readonly MisplacedContext[] {
  const liveness = computeLiveness(workflow);
  const found = [...workflow.regions.values()].flatMap((region) =>
    [...region.blocks.values()].flatMap((block) => misplacedCode(block, liveness).flatMap(readsIn)),
  );
  const places = new Map(found.map((each) => [`${each.origin.file}:${each.origin.start}`, each]));
  return [...places.values()];
}

/** All code of a block but that which its own task runs. */
function misplacedCode(block: FlowBlock, liveness: Liveness): readonly Code[] {
  const { effect, exit, before, after } = block;
  const tests = exit.kind === 'decide' ? exit.arms.map((arm) => arm.test) : [];
  const value = exit.kind === 'return' ? exit.value : exit.kind === 'raise' ? exit.error : null;
  const code: Code[] = [after, ...edgesOf(block).map((edge) => edge.body), ...tests, ...(value ? [value] : [])];
  if (effect?.kind !== 'task') code.push(before, ...effectExprs(effect));
  else if (outlives(block, liveness)) code.push(before);
  return code;
}

/** Whether something that is computed before the task is wanted after it. */
function outlives({ before, after, exit, handlers }: FlowBlock, liveness: Liveness): boolean {
  const wanted = new Set([...liveness.beforeExit(exit), ...handlers.flatMap((each) => [...liveness.beforeEdge(each)])]);
  pure.readVariables(after).forEach((variable) => {
    wanted.add(variable);
  });
  return [...definesOf(before)].some((variable) => wanted.has(variable));
}

function readsIn(code: Code): readonly MisplacedContext[] {
  const found: MisplacedContext[] = [];
  pure.visit(code, {
    expression: (node) => {
      if (node.kind === 'context' && isOfState(node)) found.push({ origin: node.origin, name: nameOf(node) });
      return true;
    },
  });
  return found;
}

function isOfState({ path }: ContextValue): boolean {
  return path[0] === 'Task' || path[0] === 'State';
}

function nameOf({ path }: ContextValue): string {
  const [group = '', member = ''] = path;
  return group === 'Task' ? 'The task token' : `\`context.state.${member.charAt(0).toLowerCase()}${member.slice(1)}\``;
}
