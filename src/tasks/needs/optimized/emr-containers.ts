/** EMR on EKS; Step Functions polls job runs and virtual clusters. */
import { constantText, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';
import { andSync, type Integrations, only, waitsForJob } from './integration.ts';
import { serviceLinkedRole } from './service-linked-role.ts';

const virtualClusters = (fact: ArgumentFact | undefined): readonly string[] =>
  arnsOf('arn:${Partition}:emr-containers:${Region}:${Account}:/virtualclusters/${VirtualClusterId}', fact);

function executionRole(fact: ArgumentFact | undefined): IamNeed['conditions'] {
  const arn = fact?.kind === 'handle' ? `\${${fact.id}Arn}` : constantText(fact);
  return arn === undefined ? undefined : { StringEquals: { 'emr-containers:ExecutionRoleArn': arn } };
}

export const emrContainers: Integrations = {
  'emr-containers:createVirtualCluster': {
    patterns: only,
    needs: () => [
      need('emr-containers:CreateVirtualCluster', '*'),
      serviceLinkedRole('emr-containers.amazonaws.com', 'AWSServiceRoleForAmazonEMRContainers'),
    ],
  },
  'emr-containers:deleteVirtualCluster': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const waiting = waitsForJob(pattern) ? ['emr-containers:DescribeVirtualCluster'] : [];
      return [need(['emr-containers:DeleteVirtualCluster', ...waiting], virtualClusters(factAt(facts, 'Id')))];
    },
  },
  'emr-containers:startJobRun': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const arns = virtualClusters(factAt(facts, 'VirtualClusterId'));
      const start = need('emr-containers:StartJobRun', arns, executionRole(factAt(facts, 'ExecutionRoleArn')));
      if (!waitsForJob(pattern)) return [start];
      const runs = arns.map((arn) => `${arn}/jobruns/*`);
      return [start, need(['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun'], runs)];
    },
  },
};
