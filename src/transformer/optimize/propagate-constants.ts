/**
 * Replaces variables that are set once to something that never changes (a constant, the workflow's input or a path into it,
 * another such variable) by that value, in all regions. Their names are unique, so one definition reaches all uses.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { pure } from '../core/walk.ts';
import { edgesOf, mapRegions, withBlocks } from '../flow/graph.ts';
import { substitute, substituteBody } from '../flow/substitute.ts';
import type { FlowBlock, FlowWorkflow } from '../flow/types.ts';
import { mapCode } from './map-code.ts';
import type { Pass } from './pass.ts';

/** The pass. */
export const propagateConstants: Pass = {
  name: 'propagate-constants',
  run: (workflow) => {
    const values = constantsOf(workflow);
    if (values.size === 0) return workflow;
    const drop = (body: readonly PureStatement[]): readonly PureStatement[] =>
      body.filter((statement) => statement.kind !== 'declare' || !values.has(statement.variable));
    const rewrite = (block: FlowBlock): FlowBlock =>
      mapCode(block, {
        expr: (expr) => substitute(expr, values),
        body: (body) => substituteBody(drop(body), values),
      });
    return mapRegions(workflow, (region) =>
      withBlocks(region, new Map([...region.blocks].map(([id, block]) => [id, rewrite(block)]))),
    );
  },
};

function constantsOf(workflow: FlowWorkflow): ReadonlyMap<VarId, Expr> {
  const definitions = new Map<VarId, number>();
  const candidates: (readonly [VarId, Expr])[] = [];
  const note = (variable: VarId): void => {
    definitions.set(variable, (definitions.get(variable) ?? 0) + 1);
  };
  for (const region of workflow.regions.values()) {
    for (const block of region.blocks.values()) {
      for (const body of [block.before, block.after, ...edgesOf(block).map((edge) => edge.body)]) {
        pure.visit(body, { declare: note, write: note });
        for (const statement of body) {
          if (statement.kind === 'declare' && statement.value) candidates.push([statement.variable, statement.value]);
        }
      }
    }
  }
  const values = new Map<VarId, Expr>();
  for (let size = -1; size !== values.size; ) {
    size = values.size;
    for (const [variable, value] of candidates) {
      if (definitions.get(variable) !== 1 || values.has(variable) || !isConstant(value, workflow, values)) continue;
      values.set(variable, substitute(value, values));
    }
  }
  return values;
}

function isConstant(expr: Expr, workflow: FlowWorkflow, known: ReadonlyMap<VarId, Expr>): boolean {
  switch (expr.kind) {
    case 'literal':
    case 'placeholder':
      return true;
    case 'context':
      return expr.path[0] === 'Execution' || expr.path[0] === 'StateMachine';
    case 'ref':
      return expr.variable === workflow.input || known.has(expr.variable);
    case 'member':
      return isConstant(expr.object, workflow, known);
    default:
      return false;
  }
}
