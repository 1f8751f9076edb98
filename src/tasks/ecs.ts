/**
 * Amazon ECS: tasks, on Fargate or EC2, with overrides and networks. A task definition handle runs its definition; the cluster
 * is a parameter. `.sync` waits until the task has stopped and resolves to its description; a container that fails throws.
 */
import type { Handle, TaskBinding } from '../dsl/index.ts';
import type { RunTaskRequest } from './shapes/ecs-request.generated.ts';
import type { RunTaskResult, Task as StoppedTask } from './shapes/ecs-result.generated.ts';
import type { CallbackTask, JobTask } from './stub/integration.ts';
import { callbackTask, jobTask, type Owner } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

export type * from './shapes/ecs-request.generated.ts';
export type { RunTaskResult, StoppedTask };

type Run = 'ecs:runTask';

/** Runs tasks with parameters `P`. */
export interface RunTask<P, B extends TaskBinding>
  extends JobTask<Run, P, RunTaskResult, StoppedTask, B>,
    CallbackTask<Run, P, RunTaskResult, B> {}

// biome-ignore lint/complexity/noBannedTypes: the empty binding is exactly `{}` in the contract with the compiler.
type NoBinding = {};

function runTaskStub<P, B extends TaskBinding>(owner: Owner<B>): RunTask<P, B> {
  const { waitForTaskToken } = callbackTask<Run, P, RunTaskResult, B>('ecs:runTask', owner);
  return Object.assign(jobTask<Run, P, RunTaskResult, StoppedTask, B>('ecs:runTask', owner), { waitForTaskToken });
}

/**
 * Runs a task.
 *
 * @example
 * ```ts
 * const task = await ecs.runTask.sync({
 *   Cluster: cluster,
 *   TaskDefinition: report,
 *   LaunchType: 'FARGATE',
 *   NetworkConfiguration: { AwsvpcConfiguration: { Subnets: input.subnets } },
 * });
 * ```
 */
export const runTask: RunTask<RunTaskRequest, NoBinding> = runTaskStub({ binding: {} });

interface TaskDefinitionBinding {
  fills: 'TaskDefinition';
  attribute: 'Arn';
}
const binding: TaskDefinitionBinding = { fills: 'TaskDefinition', attribute: 'Arn' };

/** A task definition. */
export interface TaskDefinition extends Handle<'ecs.taskDefinition'> {
  /** Runs a task of this definition. */
  readonly runTask: RunTask<Without<RunTaskRequest, 'TaskDefinition'>, TaskDefinitionBinding>;
}

const taskDefinitionKind = { kind: 'ecs.taskDefinition', properties: { Arn: 'taskDefinitionArn' } } as const;

/**
 * A handle of a task definition.
 *
 * @example const report = ecs.taskDefinition('Report');
 */
export function taskDefinition(target: TargetWith<'taskDefinitionArn'>): TaskDefinition {
  return resourceHandle<TaskDefinition>(taskDefinitionKind, target, (handle) => ({
    runTask: runTaskStub({ binding, handle }),
  }));
}

/** A cluster: a value of the parameter `Cluster`. */
export interface Cluster extends Handle<'ecs.cluster'> {
  /** Name of the cluster. */
  readonly name: string;
}

const clusterKind = { kind: 'ecs.cluster', properties: { Name: 'clusterName', Arn: 'clusterArn' } } as const;

/**
 * A handle of a cluster.
 *
 * @example const cluster = ecs.cluster('Jobs');
 */
export function cluster(target: TargetWith<'clusterArn'>): Cluster {
  return resourceHandle<Cluster>(clusterKind, target, () => ({}));
}
