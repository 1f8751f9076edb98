/**
 * A workflow called inside another is a child execution. Its failure is `States.TaskFailed`, in the native run too; an
 * EXPRESS child, or a child of an EXPRESS parent, runs through `startSyncExecution`, whose Status is checked.
 */
import type ts from 'typescript';
import { shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import { NO_TASK_OPTIONS } from '../hir/plain-task.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import { demandEffects } from './demand-effects.ts';
import type { FoundWorkflow } from './discover.ts';
import { identifierText } from './handles.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';
import { stateMachineId } from './workflow-of.ts';

/** Lowers `await child(input)`. */
export function lowerChildCall(child: FoundWorkflow, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  if (!demandEffects(node, scope, cx)) return cx.invalid(node);
  const options = child.options && constantOf(child.options, scope, cx.facts);
  const settings = typeof options === 'object' && options !== null ? (options as { type?: unknown }) : {};
  const express = settings.type === 'EXPRESS';
  if (cx.workflowType === 'EXPRESS' && !express) {
    cx.report(d.standardChild(origin, { child: child.exportName }));
    return cx.invalid(node);
  }
  const id = stateMachineId(child, cx.facts);
  const handle = {
    id,
    resourceKind: 'stepfunctions.stateMachine',
    binding: { by: 'id' as const },
    declaration: child.node as ts.Expression,
    identity: id,
    steps: [node.expression],
    code: null,
  };
  const arn = identifierText(handle, 'Arn', node, cx);
  const argument = node.arguments[0];
  const input = argument ? cx.expression(argument, { ...scope, taskParameters: true }) : b.object({}, origin);
  const shape = cx.facts.awaitedShape(node);
  const perform = (resource: string, inputText: RawExpr, result: RawExpr['shape']): RawExpr => ({
    kind: 'perform',
    origin,
    shape: result,
    effect: {
      kind: 'task',
      resource,
      arguments: b.object({ StateMachineArn: arn, Input: inputText }, origin),
      handle: { id, resourceKind: handle.resourceKind },
      iam: null,
      ...NO_TASK_OPTIONS,
    },
  });
  if (!express)
    return b.member(
      perform('arn:aws:states:::states:startExecution.sync:2', input, shapes.record),
      'Output',
      shape,
      origin,
    );
  const text = b.library('JSON.stringify', null, [input], shapes.string, origin);
  return checkedResult(perform('arn:aws:states:::aws-sdk:sfn:startSyncExecution', text, shapes.record), shape, cx);
}

/** `startSyncExecution` answers also for failed executions; those throw `States.TaskFailed` with the answer as cause. */
function checkedResult(performed: RawExpr, shape: RawExpr['shape'], cx: Lowering): RawExpr {
  const { origin } = performed;
  const [declare, result] = b.capture(performed, 'execution', cx);
  const failed = b.binary(
    '!==',
    b.member(result, 'Status', shapes.string, origin),
    b.literal('SUCCEEDED', origin),
    origin,
  );
  const cause = b.library('JSON.stringify', null, [result], shapes.string, origin);
  const error = b.errorValue(b.literal('States.TaskFailed', origin), cause, origin);
  const check: RawStatement = {
    kind: 'if',
    origin,
    test: failed,
    consequent: [{ kind: 'throw', origin, error }],
    alternate: [],
  };
  const output = b.library('JSON.parse', null, [b.member(result, 'Output', shapes.string, origin)], shape, origin);
  return b.sequence([...declare, check], output, origin);
}
