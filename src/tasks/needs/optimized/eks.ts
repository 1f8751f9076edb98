/**
 * EKS: the control plane is authorized by IAM; calls of the cluster's own API and jobs in it are authorized by the cluster
 * (RBAC), so that they need nothing here.
 */
import { factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';
import { andSync, type Integration, type Integrations, only, waitsForJob } from './integration.ts';
import { passRole } from './pass-role.ts';
import { serviceLinkedRole } from './service-linked-role.ts';

const regional = (rest: string): string => `arn:\${Partition}:eks:\${Region}:\${Account}:${rest}`;
const clusterArns = (fact: ArgumentFact | undefined): readonly string[] =>
  arnsOf(regional('cluster/${ClusterName}'), fact);

/** Node groups and Fargate profiles carry the name of their cluster. */
function partArns(part: string, facts: ArgumentFact): readonly string[] {
  const cluster = factAt(facts, 'ClusterName');
  const name = cluster?.kind === 'handle' ? `\${${cluster.id}Name}` : undefined;
  if (name !== undefined) return [`arn:\${AWS::Partition}:eks:\${AWS::Region}:\${AWS::AccountId}:${part}/${name}/*`];
  return arnsOf(regional(`${part}/\${ClusterName}`), cluster).map((arn) => `${arn}/*`);
}

interface Operation {
  readonly action: string;
  readonly on: (facts: ArgumentFact) => readonly string[];
  /** What `.sync` adds. */
  readonly watch: readonly string[];
  readonly watched: (facts: ArgumentFact) => readonly string[];
  readonly roles?: (facts: ArgumentFact) => readonly IamNeed[];
}

const operation = (each: Operation): Integration => ({
  patterns: andSync,
  needs: ({ pattern, arguments: facts }) => [
    need(each.action, each.on(facts)),
    ...(each.roles?.(facts) ?? []),
    ...(waitsForJob(pattern) ? [need(each.watch, each.watched(facts))] : []),
  ],
});

const ofCluster = (facts: ArgumentFact): readonly string[] => clusterArns(factAt(facts, 'ClusterName'));
const byName = (facts: ArgumentFact): readonly string[] => clusterArns(factAt(facts, 'Name'));
const nodegroups = (facts: ArgumentFact): readonly string[] => partArns('nodegroup', facts);
const profiles = (facts: ArgumentFact): readonly string[] => partArns('fargateprofile', facts);

export const eks: Integrations = {
  'eks:call': { patterns: only, needs: () => [] },
  'eks:runJob': { patterns: andSync, needs: () => [] },
  'eks:createCluster': operation({
    action: 'eks:CreateCluster',
    on: byName,
    watch: ['eks:DescribeCluster', 'eks:DeleteCluster'],
    watched: byName,
    roles: (facts) => [
      ...passRole([factAt(facts, 'RoleArn')], 'eks.amazonaws.com'),
      serviceLinkedRole('eks.amazonaws.com', 'AWSServiceRoleForAmazonEKS'),
    ],
  }),
  'eks:deleteCluster': operation({
    action: 'eks:DeleteCluster',
    on: byName,
    watch: ['eks:DescribeCluster'],
    watched: byName,
  }),
  'eks:createNodegroup': operation({
    action: 'eks:CreateNodegroup',
    on: ofCluster,
    watch: ['eks:DescribeNodegroup', 'eks:DeleteNodegroup'],
    watched: nodegroups,
    roles: (facts) => [
      need(['ec2:DescribeSubnets', 'iam:GetRole'], '*'),
      ...passRole([factAt(facts, 'NodeRole')], 'eks.amazonaws.com'),
      serviceLinkedRole('eks-nodegroup.amazonaws.com', 'AWSServiceRoleForAmazonEKSNodegroup'),
    ],
  }),
  'eks:deleteNodegroup': operation({
    action: 'eks:DeleteNodegroup',
    on: nodegroups,
    watch: ['eks:DescribeNodegroup'],
    watched: nodegroups,
  }),
  'eks:createFargateProfile': operation({
    action: 'eks:CreateFargateProfile',
    on: ofCluster,
    watch: ['eks:DescribeFargateProfile', 'eks:DeleteFargateProfile'],
    watched: profiles,
    roles: (facts) => [
      ...passRole([factAt(facts, 'PodExecutionRoleArn')], 'eks-fargate-pods.amazonaws.com'),
      serviceLinkedRole('eks-fargate.amazonaws.com', 'AWSServiceRoleForAmazonEKSForFargate'),
    ],
  }),
  'eks:deleteFargateProfile': operation({
    action: 'eks:DeleteFargateProfile',
    on: profiles,
    watch: ['eks:DescribeFargateProfile'],
    watched: profiles,
  }),
};
