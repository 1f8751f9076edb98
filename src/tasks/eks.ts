/**
 * Amazon EKS: clusters, node groups and Fargate profiles, calls of a cluster's Kubernetes API, and Kubernetes jobs. What a
 * call may do in the cluster is the cluster's own affair (RBAC), not IAM's.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
import type { Handle } from '../dsl/index.ts';
import type * as request from './shapes/eks-request.generated.ts';
import type * as result from './shapes/eks-result.generated.ts';
import { type CallTask, callTask, type JobTask, jobTask } from './stub/integration.ts';
import type { UndocumentedResult, Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';
import type { Text } from './stub/text.ts';

export type * from './shapes/eks-request.generated.ts';

/** How to reach a cluster's Kubernetes API. */
export interface ClusterAccess {
  readonly ClusterName: Text<'ClusterName'>;
  /** Base64 certificate data of the cluster. */
  readonly CertificateAuthority: string;
  /** URL of the cluster's API server. */
  readonly Endpoint: string;
}

/** Parameters of `call`. */
export interface CallRequest extends ClusterAccess {
  readonly Method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'PATCH';
  /** Path of the Kubernetes API, e.g. `/api/v1/namespaces/default/pods`. */
  readonly Path: string;
  readonly QueryParameters?: { readonly [name: string]: readonly string[] } | undefined;
  readonly RequestBody?: unknown;
}

/** Result of `call`. */
export interface CallResult {
  StatusCode: number;
  ResponseBody?: unknown;
  StatusText?: string;
  Headers?: { [name: string]: string[] };
}

/** Parameters of `runJob`. */
export interface RunJobRequest extends ClusterAccess {
  /** The namespace of the job; `default` without it. */
  readonly Namespace?: string | undefined;
  /** The Kubernetes job. */
  readonly Job: unknown;
  /** What is read of the job's logs with `.sync`. */
  readonly LogOptions?:
    | {
        readonly RetrieveLogs?: boolean | undefined;
        readonly RawLogs?: boolean | undefined;
        readonly LogParameters?: { readonly [name: string]: readonly string[] } | undefined;
      }
    | undefined;
}

/** A cluster as `.sync` gives it. */
export type ClusterResult = result.CreateClusterResult;
/** A node group as `.sync` gives it. */
export type NodegroupResult = result.CreateNodegroupResult;
/** A Fargate profile as `.sync` gives it. */
export type FargateProfileResult = result.CreateFargateProfileResult;

/**
 * Calls the Kubernetes API of a cluster.
 *
 * @example const { ResponseBody } = await eks.call({ ...access, Method: 'GET', Path: '/api/v1/namespaces/default/pods' });
 */
export const call: CallTask<'eks:call', CallRequest, CallResult> = callTask('eks:call');

/**
 * Runs a Kubernetes job; `.sync` waits for its end.
 *
 * @example await eks.runJob.sync({ ...access, Job: input.job, LogOptions: { RetrieveLogs: true } });
 */
export const runJob: JobTask<'eks:runJob', RunJobRequest, CallResult, UndocumentedResult> = jobTask('eks:runJob');

/**
 * Creates a cluster; `.sync` waits until it is active.
 *
 * @example const { Cluster } = await eks.createCluster.sync({ Name: 'jobs', RoleArn: role, ResourcesVpcConfig: { SubnetIds: input.subnets } });
 */
export const createCluster: JobTask<
  'eks:createCluster',
  request.CreateClusterRequest,
  result.CreateClusterResult,
  ClusterResult
> = jobTask('eks:createCluster');

/**
 * Deletes a cluster; `.sync` waits until it is gone.
 *
 * @example await eks.deleteCluster.sync({ Name: 'jobs' });
 */
export const deleteCluster: JobTask<
  'eks:deleteCluster',
  request.DeleteClusterRequest,
  ClusterResult,
  UndocumentedResult
> = jobTask('eks:deleteCluster');

/**
 * Creates a node group; `.sync` waits until it is active.
 *
 * @example await eks.createNodegroup.sync({ ClusterName: 'jobs', NodegroupName: 'small', NodeRole: role, Subnets: input.subnets });
 */
export const createNodegroup: JobTask<
  'eks:createNodegroup',
  request.CreateNodegroupRequest,
  NodegroupResult,
  NodegroupResult
> = jobTask('eks:createNodegroup');

/**
 * Deletes a node group; `.sync` waits until it is gone.
 *
 * @example await eks.deleteNodegroup.sync({ ClusterName: 'jobs', NodegroupName: 'small' });
 */
export const deleteNodegroup: JobTask<
  'eks:deleteNodegroup',
  request.DeleteNodegroupRequest,
  NodegroupResult,
  UndocumentedResult
> = jobTask('eks:deleteNodegroup');

/**
 * Creates a Fargate profile; `.sync` waits until it is active.
 *
 * @example await eks.createFargateProfile.sync({ ClusterName: 'jobs', FargateProfileName: 'batch', PodExecutionRoleArn: role });
 */
export const createFargateProfile: JobTask<
  'eks:createFargateProfile',
  request.CreateFargateProfileRequest,
  FargateProfileResult,
  FargateProfileResult
> = jobTask('eks:createFargateProfile');

/**
 * Deletes a Fargate profile; `.sync` waits until it is gone.
 *
 * @example await eks.deleteFargateProfile.sync({ ClusterName: 'jobs', FargateProfileName: 'batch' });
 */
export const deleteFargateProfile: JobTask<
  'eks:deleteFargateProfile',
  request.DeleteFargateProfileRequest,
  FargateProfileResult,
  UndocumentedResult
> = jobTask('eks:deleteFargateProfile');

interface ClusterBinding {
  fills: 'ClusterName';
  attribute: 'Name';
}
const binding: ClusterBinding = { fills: 'ClusterName', attribute: 'Name' };

/** An EKS cluster. */
export interface Cluster extends Handle<'eks.cluster'> {
  /** Name of the cluster. */
  readonly name: string;
  /** Calls the Kubernetes API of this cluster. */
  readonly call: CallTask<'eks:call', Without<CallRequest, 'ClusterName'>, CallResult, ClusterBinding>;
  /** Runs a Kubernetes job in this cluster. */
  readonly runJob: JobTask<
    'eks:runJob',
    Without<RunJobRequest, 'ClusterName'>,
    CallResult,
    UndocumentedResult,
    ClusterBinding
  >;
}

const clusterKind = { kind: 'eks.cluster', properties: { Name: 'clusterName', Arn: 'clusterArn' } } as const;

/**
 * A handle of an EKS cluster.
 *
 * @example const cluster = eks.cluster('Jobs');
 */
export function cluster(target: TargetWith<'clusterArn' | 'clusterName'>): Cluster {
  return resourceHandle<Cluster>(clusterKind, target, (handle) => ({
    call: callTask('eks:call', { binding, handle }),
    runJob: jobTask('eks:runJob', { binding, handle }),
  }));
}
