/**
 * Prepares HIR for the control-flow graph: afterwards every pure compound statement either runs to its end (it stays one
 * statement and becomes an expression) or is an `if` or block whose jumps are worth blocks and edges. Pure `try` is gone; a
 * pure loop with jumps out of it is an expression that tells how it ended; a pure tail that returns is one `return`.
 */
import { b } from '../core/build.ts';
import type { IdSupply } from '../core/ids.ts';
import { joinShapes, shapes } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';
import { recordCompletion } from './completion-record.ts';
import { readUnassigned } from './definite-assignment.ts';
import { isSettled, jumpsOf } from './jumps.ts';
import { localizeWrites } from './localize-writes.ts';
import { lowerPureTry } from './lower-pure-try.ts';
import type { HirEffect, HirStatement, HirWorkflow } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { hirWalk, isPure } from './walk.ts';

/** The workflow with its pure code collapsed. */
export function collapsePure(workflow: HirWorkflow, ids: IdSupply): HirWorkflow {
  const table = createVariableTable(workflow.variables, ids);
  const body = collapseRegion(lowerPureTry(workflow.body, table), table);
  const functions = new Map(
    [...workflow.functions].map(([id, made]) => {
      const lowered = lowerPureTry(made.body, table);
      return [id, isPure(lowered) ? { ...made, body: lowered } : made] as const;
    }),
  );
  return withStarts(workflow, { ...workflow, body, functions, variables: table.all() });
}

/**
 * Records of loops carry every variable that the loop writes, also on ways where it has no value yet. Nobody reads it there but
 * the record, which must have a value for it: `null` where the program itself never reads it before it is written.
 */
function withStarts(before: HirWorkflow, after: HirWorkflow): HirWorkflow {
  const known = readUnassigned(before);
  const started = new Set([...readUnassigned(after)].filter((variable) => !known.has(variable)));
  if (started.size === 0) return after;
  const statement = (node: HirStatement): readonly HirStatement[] =>
    node.kind === 'declare' && node.value === null && started.has(node.variable)
      ? [{ ...node, value: b.literal(null, node.origin) }]
      : [node];
  return { ...after, body: hirWalk.mapStatements(after.body, { statement }) };
}

/** The body of the workflow, of a branch or of an iteration, where `return` ends it. */
function collapseRegion(body: readonly HirStatement[], table: VariableTable): readonly HirStatement[] {
  const start = body.findLastIndex((statement) => !isPure([statement])) + 1;
  const tail = body.slice(start);
  const folded = isPure(tail) ? returnOf(tail, table) : null;
  if (!folded) return collapseList(body, table);
  return [...collapseList(body.slice(0, start), table), folded];
}

/** A pure tail that only returns, as one `return`, where it has loops that return; other tails are fine as they are. */
function returnOf(tail: readonly PureStatement[], table: VariableTable): PureStatement | null {
  const [first] = tail;
  const { breaks, continues, throws } = jumpsOf<never>(tail);
  const returningLoop = pure.someStatement(
    tail,
    (statement) => statement.kind === 'loop' && jumpsOf<never>([statement]).returns,
  );
  if (!first || !returningLoop || throws || breaks.size + continues.size > 0) return null;
  let shape = shapes.absent;
  pure.visit(tail, {
    expression: () => false,
    statement: (statement) => {
      if (statement.kind === 'return' && statement.value) shape = joinShapes(shape, statement.value.shape);
      return true;
    },
  });
  const { origin } = first;
  const { declarations, body } = localizeWrites(tail, table);
  const end = body.at(-1)?.kind === 'return' ? [] : [b.return(null, origin)];
  return b.return(b.program([...declarations, ...body, ...end], shape, origin), origin);
}

function collapseList(body: readonly HirStatement[], table: VariableTable): readonly HirStatement[] {
  return body.flatMap((statement): readonly HirStatement[] => {
    const list = [statement];
    if (!isPure(list)) return [collapseInside(statement, table)];
    const [only] = list;
    if (!only || isSettled<never>(list)) return list;
    return only.kind === 'loop' ? recordCompletion(only, table) : [collapseInside(only, table)];
  });
}

function collapseInside(statement: HirStatement, table: VariableTable): HirStatement {
  const inside = (body: readonly HirStatement[]): readonly HirStatement[] => collapseList(body, table);
  switch (statement.kind) {
    case 'if':
      return { ...statement, consequent: inside(statement.consequent), alternate: inside(statement.alternate) };
    case 'loop':
      return { ...statement, body: inside(statement.body), update: inside(statement.update) };
    case 'block':
      return { ...statement, body: inside(statement.body) };
    case 'try':
      return {
        ...statement,
        body: inside(statement.body),
        handler: statement.handler && { ...statement.handler, body: inside(statement.handler.body) },
        finalizer: statement.finalizer && inside(statement.finalizer),
      };
    case 'perform':
      return { ...statement, effect: collapseEffect(statement.effect, table) };
    default:
      return statement;
  }
}

function collapseEffect(effect: HirEffect, table: VariableTable): HirEffect {
  switch (effect.kind) {
    case 'map':
      return { ...effect, body: collapseRegion(effect.body, table) };
    case 'fork':
      return {
        ...effect,
        branches: effect.branches.map((branch) => ({ ...branch, body: collapseRegion(branch.body, table) })),
      };
    default:
      return effect;
  }
}
