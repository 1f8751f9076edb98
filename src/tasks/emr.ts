/**
 * Amazon EMR on EC2: clusters and their steps. Step Functions gives these actions names and parameters of its own.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 */
import type { Handle } from '../dsl/index.ts';
import type { JobFlowInstancesConfig, RunJobFlowRequest, StepConfig } from './shapes/emr-request.generated.ts';
import type { DescribeClusterResult, DescribeStepResult } from './shapes/emr-result.generated.ts';
import { type CallTask, callTask, type JobTask, jobTask } from './stub/integration.ts';
import type { UndocumentedResult, Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';
import type { Text } from './stub/text.ts';

export type * from './shapes/emr-request.generated.ts';

/** Parameters of `createCluster`: those of EMR's `RunJobFlow` without steps, for a cluster that outlives its steps. */
export type CreateClusterRequest = Without<RunJobFlowRequest, 'Steps' | 'Instances'> & {
  readonly Instances: Without<JobFlowInstancesConfig, 'KeepJobFlowAliveWhenNoSteps'> & {
    readonly KeepJobFlowAliveWhenNoSteps: true;
  };
};

/** What names a cluster. */
export interface ClusterRequest {
  readonly ClusterId: Text<'ClusterId'>;
}

/** Parameters of `setClusterTerminationProtection`. */
export interface TerminationProtectionRequest extends ClusterRequest {
  readonly TerminationProtected: boolean;
}

/** Parameters of `addStep`. */
export interface AddStepRequest extends ClusterRequest {
  readonly Step: StepConfig;
  /** The runtime role of the step. */
  readonly ExecutionRoleArn?: Text<'ExecutionRoleArn'> | undefined;
}

/** Parameters of `cancelStep`. */
export interface CancelStepRequest extends ClusterRequest {
  readonly StepId: string;
}

/** Parameters of `modifyInstanceFleetByName`. */
export interface ModifyInstanceFleetRequest extends ClusterRequest {
  readonly InstanceFleetName: string;
  readonly InstanceFleet: {
    readonly TargetOnDemandCapacity?: number | undefined;
    readonly TargetSpotCapacity?: number | undefined;
  };
}

/** Parameters of `modifyInstanceGroupByName`. */
export interface ModifyInstanceGroupRequest extends ClusterRequest {
  readonly InstanceGroupName: string;
  readonly InstanceGroup: {
    readonly InstanceCount?: number | undefined;
    readonly EC2InstanceIdsToTerminate?: readonly string[] | undefined;
    readonly ShrinkPolicy?:
      | {
          readonly DecommissionTimeout?: number | undefined;
          readonly InstanceResizePolicy?:
            | {
                readonly InstancesToTerminate?: readonly string[] | undefined;
                readonly InstancesToProtect?: readonly string[] | undefined;
                readonly InstanceTerminationTimeout?: number | undefined;
              }
            | undefined;
        }
      | undefined;
  };
}

/** Result of `createCluster`; `.sync` adds the cluster. */
export interface CreatedCluster extends Partial<DescribeClusterResult> {
  ClusterId: string;
  ClusterArn?: string;
}

/** Result of `cancelStep`. */
export interface CancelledStep {
  CancelStepsInfo?: { StepId?: string; Status?: 'SUBMITTED' | 'FAILED'; Reason?: string };
}

/** Result of `addStep`; `.sync` adds the step. */
export interface AddedStep extends Partial<DescribeStepResult> {
  StepId: string;
}

/**
 * Creates a cluster; `.sync` waits until it is running and idle.
 *
 * @example const { ClusterId } = await emr.createCluster.sync({ Name: 'nightly', Instances: { KeepJobFlowAliveWhenNoSteps: true } });
 */
export const createCluster: JobTask<
  'elasticmapreduce:createCluster',
  CreateClusterRequest,
  CreatedCluster,
  CreatedCluster
> = jobTask('elasticmapreduce:createCluster');

/**
 * Locks a cluster against termination, or unlocks it.
 *
 * @example await emr.setClusterTerminationProtection({ ClusterId: input.cluster, TerminationProtected: true });
 */
export const setClusterTerminationProtection: CallTask<
  'elasticmapreduce:setClusterTerminationProtection',
  TerminationProtectionRequest,
  UndocumentedResult
> = callTask('elasticmapreduce:setClusterTerminationProtection');

/**
 * Terminates a cluster; `.sync` waits until it is gone.
 *
 * @example await emr.terminateCluster.sync({ ClusterId: input.cluster });
 */
export const terminateCluster: JobTask<
  'elasticmapreduce:terminateCluster',
  ClusterRequest,
  UndocumentedResult,
  UndocumentedResult
> = jobTask('elasticmapreduce:terminateCluster');

/**
 * Adds a step to a cluster; `.sync` waits for its end.
 *
 * @example await emr.addStep.sync({ ClusterId: input.cluster, Step: { Name: 'count', HadoopJarStep: { Jar: 'command-runner.jar' } } });
 */
export const addStep: JobTask<'elasticmapreduce:addStep', AddStepRequest, AddedStep, AddedStep> =
  jobTask('elasticmapreduce:addStep');

/**
 * Cancels a step that has not started.
 *
 * @example await emr.cancelStep({ ClusterId: input.cluster, StepId: input.step });
 */
export const cancelStep: CallTask<'elasticmapreduce:cancelStep', CancelStepRequest, CancelledStep> =
  callTask('elasticmapreduce:cancelStep');

/**
 * Changes the capacity of an instance fleet.
 *
 * @example await emr.modifyInstanceFleetByName({ ClusterId: input.cluster, InstanceFleetName: 'core', InstanceFleet: { TargetSpotCapacity: 4 } });
 */
export const modifyInstanceFleetByName: CallTask<
  'elasticmapreduce:modifyInstanceFleetByName',
  ModifyInstanceFleetRequest,
  UndocumentedResult
> = callTask('elasticmapreduce:modifyInstanceFleetByName');

/**
 * Changes the number of instances of a group.
 *
 * @example await emr.modifyInstanceGroupByName({ ClusterId: input.cluster, InstanceGroupName: 'core', InstanceGroup: { InstanceCount: 4 } });
 */
export const modifyInstanceGroupByName: CallTask<
  'elasticmapreduce:modifyInstanceGroupByName',
  ModifyInstanceGroupRequest,
  UndocumentedResult
> = callTask('elasticmapreduce:modifyInstanceGroupByName');

interface ClusterBinding {
  fills: 'ClusterId';
  attribute: 'Name';
}
const binding: ClusterBinding = { fills: 'ClusterId', attribute: 'Name' };

/** A cluster that exists when the workflow is deployed. */
export interface Cluster extends Handle<'emr.cluster'> {
  /** Id of the cluster. */
  readonly name: string;
  /** Adds a step to this cluster. */
  readonly addStep: JobTask<
    'elasticmapreduce:addStep',
    Without<AddStepRequest, 'ClusterId'>,
    AddedStep,
    AddedStep,
    ClusterBinding
  >;
}

const clusterKind = { kind: 'emr.cluster', properties: { Name: 'clusterId', Arn: 'clusterArn' } } as const;

/**
 * A handle of a cluster.
 *
 * @example const cluster = emr.cluster('Nightly');
 */
export function cluster(target: TargetWith<'clusterId'>): Cluster {
  return resourceHandle<Cluster>(clusterKind, target, (handle) => ({
    addStep: jobTask('elasticmapreduce:addStep', { binding, handle }),
  }));
}
