/** Retry rules on a piece of code: on its one task, or on a Parallel with one branch around all of it. */
import { shapes } from '../core/shape.ts';
import { isImpureCall } from '../hir/needs-statements.ts';
import type { RawExpr, RawLeaf, RetryRule, TaskCall } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { boxedBranch, branchResult } from './fork.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** The value of code that is retried as a whole. */
export function retryBlock(value: RawExpr, rules: readonly RetryRule[], cx: Lowering): RawExpr {
  const single = changeOnlyTask(value, (task) => ({ ...task, retry: [...task.retry, ...rules] }));
  if (single) return single;
  const { origin } = value;
  const performed: RawExpr = {
    kind: 'perform',
    origin,
    shape: shapes.list(),
    effect: {
      kind: 'fork',
      branches: [{ origin, body: [{ kind: 'return', origin, value: boxedBranch(value) }] }],
      retry: rules,
      name: null,
    },
  };
  const [declare, list] = b.capture(performed, 'attempt', cx);
  return b.sequence(declare, branchResult(list, 0, value.shape, origin), origin);
}

/** The code with its task changed, when it is one task call and nothing beside it can fail; else undefined. */
export function changeOnlyTask(
  value: RawExpr,
  change: (task: TaskCall<RawLeaf>) => TaskCall<RawLeaf>,
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
  return value.kind === 'perform' && value.effect.kind === 'task'
    ? { ...value, effect: change(value.effect) }
    : undefined;
}

/** Gives the same value each time, without effects and errors: it need not be repeated with the task. */
function isPlain(value: RawExpr): boolean {
  const acts = (node: RawExpr): boolean =>
    node.kind === 'perform' || node.kind === 'call' || (node.kind === 'library' && isImpureCall(node));
  return !rawWalk.someExpression(value, acts) && !rawWalk.someStatement(value, ({ kind }) => kind === 'throw');
}
