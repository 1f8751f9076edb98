/**
 * A flow workflow as text: regions with their blocks in order, numbered as they come, so that printed graphs do not depend
 * on how ids were handed out. One line per piece of code.
 */
import type { Expr } from '../core/expr.ts';
import type { BlockId, RegionId, VarId } from '../core/ids.ts';
import { printExpression, printStatements } from '../core/print.ts';
import type { PureStatement } from '../core/statement.ts';
import { mapEffect } from './effect-parts.ts';
import type { Edge, FlowBlock, FlowEffect, FlowWorkflow, Region } from './types.ts';

/** Prints the whole graph. */
export function printFlow(workflow: FlowWorkflow): string {
  const name = (variable: VarId): string => workflow.variables.get(variable)?.name ?? `$${variable}`;
  const blockNumbers = new Map<BlockId, string>();
  const regionNumbers = new Map<RegionId, string>();
  for (const region of workflow.regions.values()) {
    regionNumbers.set(region.id, `R${regionNumbers.size + 1}`);
    for (const block of region.blocks.keys()) blockNumbers.set(block, `b${blockNumbers.size + 1}`);
  }
  const names: Names = {
    expr: (expr) => printExpression(expr, { name }),
    code: (body) => printStatements(body, { name }).split('\n').filter(Boolean),
    block: (id) => blockNumbers.get(id) ?? `b?${id}`,
    region: (id) => regionNumbers.get(id) ?? `R?${id}`,
  };
  return [...workflow.regions.values()].map((region) => printRegion(region, names)).join('\n');
}

interface Names {
  readonly expr: (expr: Expr) => string;
  readonly code: (body: readonly PureStatement[]) => readonly string[];
  readonly block: (id: BlockId) => string;
  readonly region: (id: RegionId) => string;
}

function printRegion(region: Region, names: Names): string {
  const owner = region.parent ? ` of ${names.block(region.parent.block)}` : '';
  const lines = [`${region.kind} ${names.region(region.id)}${owner}`];
  for (const block of region.blocks.values()) lines.push(...printBlock(block, names));
  return lines.join('\n');
}

function printBlock(block: FlowBlock, names: Names): readonly string[] {
  const code = (body: FlowBlock['before']): readonly string[] => names.code(body).map((line) => `    ${line}`);
  return [
    `  ${names.block(block.id)}:`,
    ...code(block.before),
    ...(block.effect ? [`    * ${printEffect(block.effect, names)}`] : []),
    ...code(block.after),
    ...block.handlers.map(
      (handler) => `    catch ${handler.errorEquals?.join('|') ?? 'all'} ${printEdge(handler, names)}`,
    ),
    ...printExit(block, names).map((line) => `    ${line}`),
  ];
}

function printExit({ exit }: FlowBlock, names: Names): readonly string[] {
  switch (exit.kind) {
    case 'goto':
      return [`-> ${names.block(exit.target)}`];
    case 'decide':
      return [
        ...exit.arms.map((arm) => `if ${names.expr(arm.test)} ${printEdge(arm, names)}`),
        `else ${printEdge(exit.otherwise, names)}`,
      ];
    case 'return':
      return [exit.value ? `return ${names.expr(exit.value)}` : 'return'];
    case 'raise':
      return [`raise ${names.expr(exit.error)}`];
  }
}

function printEdge(edge: Edge, names: Names): string {
  const code = names
    .code(edge.body)
    .map((line) => line.trim())
    .join(' ');
  return `${code === '' ? '' : `{${code}} `}-> ${names.block(edge.target)}`;
}

function printEffect(effect: FlowEffect, names: Names): string {
  const parts: string[] = [];
  mapEffect(effect, (expr) => {
    parts.push(names.expr(expr));
    return expr;
  });
  const text = parts.join(', ');
  const retry = effect.kind !== 'wait' && effect.retry.length > 0 ? ` retry ${effect.retry.length}` : '';
  switch (effect.kind) {
    case 'task':
      return `${effect.resource.replace('arn:aws:states:::', '')}(${text})${retry}`;
    case 'wait':
      return `wait ${effect.until.kind} ${text}`;
    case 'map':
      return `${effect.run ? 'distributed map' : 'map'} ${text} ${effect.passesIndex ? 'with index ' : ''}${names.region(effect.region)}${retry}`;
    case 'fork':
      return `fork ${effect.regions.map(names.region).join(', ')}${retry}`;
  }
}
