/**
 * Amazon EMR on EKS: virtual clusters and the job runs in them. AWS does not document the members of the results of calls
 * that were waited for.
 */
import type { Handle } from '../dsl/index.ts';
import type * as request from './shapes/emr-containers-request.generated.ts';
import type * as result from './shapes/emr-containers-result.generated.ts';
import { type CallTask, callTask, type JobTask, jobTask } from './stub/integration.ts';
import type { UndocumentedResult, Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

export type * from './shapes/emr-containers-request.generated.ts';

type Start = 'emr-containers:startJobRun';

/** Step Functions makes up the client token. */
type Unique<P> = Without<P, 'ClientToken'> & { readonly ClientToken?: string | undefined };

/** Parameters of `createVirtualCluster`. */
export type CreateVirtualClusterRequest = Unique<request.CreateVirtualClusterRequest>;
/** Parameters of `startJobRun`. */
export type StartJobRunRequest = Unique<request.StartJobRunRequest>;

/**
 * Creates a virtual cluster over a namespace of an EKS cluster.
 *
 * @example const { Id } = await emrcontainers.createVirtualCluster({ Name: 'spark', ContainerProvider: { Id: 'jobs', Type: 'EKS' } });
 */
export const createVirtualCluster: CallTask<
  'emr-containers:createVirtualCluster',
  CreateVirtualClusterRequest,
  result.CreateVirtualClusterResult
> = callTask('emr-containers:createVirtualCluster');

/**
 * Deletes a virtual cluster; `.sync` waits until it is gone.
 *
 * @example await emrcontainers.deleteVirtualCluster.sync({ Id: input.cluster });
 */
export const deleteVirtualCluster: JobTask<
  'emr-containers:deleteVirtualCluster',
  request.DeleteVirtualClusterRequest,
  result.DeleteVirtualClusterResult,
  UndocumentedResult
> = jobTask('emr-containers:deleteVirtualCluster');

/**
 * Runs a job in a virtual cluster; `.sync` waits for its end.
 *
 * @example await emrcontainers.startJobRun.sync({ VirtualClusterId: spark, ExecutionRoleArn: role, ReleaseLabel: 'emr-7.5.0-latest', JobDriver: input.driver });
 */
export const startJobRun: JobTask<Start, StartJobRunRequest, result.StartJobRunResult, UndocumentedResult> =
  jobTask('emr-containers:startJobRun');

interface VirtualClusterBinding {
  fills: 'VirtualClusterId';
  attribute: 'Name';
}
const binding: VirtualClusterBinding = { fills: 'VirtualClusterId', attribute: 'Name' };

/** A virtual cluster. */
export interface VirtualCluster extends Handle<'emrcontainers.virtualCluster'> {
  /** Id of the virtual cluster. */
  readonly name: string;
  /** Runs a job in this virtual cluster. */
  readonly startJobRun: JobTask<
    Start,
    Without<StartJobRunRequest, 'VirtualClusterId'>,
    result.StartJobRunResult,
    UndocumentedResult,
    VirtualClusterBinding
  >;
}

const virtualClusterKind = {
  kind: 'emrcontainers.virtualCluster',
  properties: { Name: 'virtualClusterId', Arn: 'virtualClusterArn' },
} as const;

/**
 * A handle of a virtual cluster.
 *
 * @example const spark = emrcontainers.virtualCluster('Spark');
 */
export function virtualCluster(target: TargetWith<'virtualClusterId' | 'virtualClusterArn'>): VirtualCluster {
  return resourceHandle<VirtualCluster>(virtualClusterKind, target, (handle) => ({
    startJobRun: jobTask('emr-containers:startJobRun', { binding, handle }),
  }));
}
