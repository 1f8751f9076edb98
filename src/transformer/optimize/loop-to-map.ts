/**
 * Turns a loop over the items of a list into a Map state that runs one iteration at a time, where nothing can tell: the body
 * performs effects, writes no outer variable and leaves only by its end or by throwing. A Choice loop enters a Choice for
 * each item, a Map none. Works on HIR, before the graph is built.
 */
import { b } from '../core/build.ts';
import type { LabelId } from '../core/ids.ts';
import { Kind, mayBe } from '../core/shape.ts';
import { hir } from '../hir/build.ts';
import { jumpsOf } from '../hir/jumps.ts';
import type { HirStatement, HirWorkflow } from '../hir/types.ts';
import { hirWalk, isPure } from '../hir/walk.ts';

/** The workflow with its independent loops as maps. */
export function loopToMap(workflow: HirWorkflow): HirWorkflow {
  const body = hirWalk.mapStatements(workflow.body, { statement: (statement) => [convert(statement)] });
  return body === workflow.body ? workflow : { ...workflow, body };
}

function convert(statement: HirStatement): HirStatement {
  if (statement.kind !== 'loop' || statement.head.kind !== 'each' || statement.update.length > 0) return statement;
  const { head, label, origin } = statement;
  if (isPure(statement.body) || hirWalk.assignedVariables([statement]).size > 0) return statement;
  const jumps = jumpsOf(statement.body);
  const leaves = jumps.returns || jumps.breaks.size > 0 || [...jumps.continues].some((target) => target !== label);
  // Items travel as JSON, which has neither undefined nor NaN.
  const { item } = head.list.shape;
  if (leaves || !item || mayBe(item, Kind.absent) || item.nonFinite || item.undefinedProperties) return statement;
  const body =
    jumps.continues.size > 0 ? [hir.block(label, continueAsBreak(statement.body, label), origin)] : statement.body;
  return {
    kind: 'perform',
    origin,
    result: null,
    effect: {
      kind: 'map',
      items: head.list,
      run: null,
      itemVariable: head.variable,
      indexVariable: null,
      body,
      maxConcurrency: b.literal(1, origin),
      retry: [],
      name: null,
    },
  };
}

/** The next iteration starts when the body ends: `continue` leaves a block around the body. */
function continueAsBreak(body: readonly HirStatement[], label: LabelId): readonly HirStatement[] {
  return hirWalk.mapStatements(body, {
    statement: (statement) =>
      statement.kind === 'continue' && statement.label === label ? [b.break(label, statement.origin)] : [statement],
  });
}
