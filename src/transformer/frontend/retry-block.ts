/**
 * Retry rules on a piece of code: on its one task, or on a Parallel with one branch around all of it. A task with rules of its
 * own starts them anew in each attempt of the outer ones, while the rules of one state are counted once: it gets a Parallel. So
 * does one whose arguments are more than values, since what they do or throw is part of each attempt.
 */
import { isImpure } from '../core/library.ts';
import type { RawExpr, RawLeaf, RetryRule, TaskCall } from '../hir/types.ts';
import { effectOperands, rawWalk } from '../hir/walk.ts';
import { branchOf, forkOf } from './fork.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The value of code that is retried as a whole. */
export function retryBlock(value: RawExpr, rules: readonly RetryRule[], cx: Lowering): RawExpr {
  const single = changeOnlyTask(value, (task) =>
    task.retry.length === 0 && effectOperands(task).every(isPlain) ? { ...task, retry: rules } : undefined,
  );
  if (single) return single;
  const { declare, values } = forkOf([branchOf(value)], value.origin, cx, { name: 'attempt', retry: rules });
  return b.sequence(declare, values[0] ?? value, value.origin);
}

/** The code with its task changed, when it is one task call that can be and nothing beside it can fail; else undefined. */
export function changeOnlyTask(
  value: RawExpr,
  change: (task: TaskCall<RawLeaf>) => TaskCall<RawLeaf> | undefined,
): RawExpr | undefined {
  if (value.kind === 'member') {
    const object = changeOnlyTask(value.object, change);
    return object && { ...value, object };
  }
  if (
    value.kind === 'sequence' &&
    value.body.every((statement) => statement.kind === 'declare' && (!statement.value || isPlain(statement.value)))
  ) {
    const inner = changeOnlyTask(value.value, change);
    return inner && { ...value, value: inner };
  }
  if (value.kind !== 'perform' || value.effect.kind !== 'task') return undefined;
  const alone = !effectOperands(value.effect).some((part) => rawWalk.someExpression(part, isEffect));
  const effect = alone ? change(value.effect) : undefined;
  return effect && { ...value, effect };
}

const isEffect = (node: RawExpr): boolean => node.kind === 'perform';

/** Gives the same value each time, without effects and errors: it need not be repeated with the task. */
function isPlain(value: RawExpr): boolean {
  const acts = (node: RawExpr): boolean =>
    isEffect(node) || node.kind === 'call' || (node.kind === 'library' && isImpure(node.member));
  return !rawWalk.someExpression(value, acts) && !rawWalk.someStatement(value, ({ kind }) => kind === 'throw');
}
