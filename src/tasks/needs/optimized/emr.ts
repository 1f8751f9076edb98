/** EMR on EC2. A cluster that the workflow creates has no ARN yet, so that watching it covers the account's clusters. */
import { dynamic, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact } from '../types.ts';
import { andSync, type Integration, type Integrations, only, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';
import { passRole } from './pass-role.ts';

const clusters = (fact: ArgumentFact | undefined): readonly string[] =>
  arnsOf('arn:${Partition}:elasticmapreduce:${Region}:${Account}:cluster/${ClusterId}', fact);

const onCluster = (...actions: readonly string[]): Integration => ({
  patterns: only,
  needs: ({ arguments: facts }) => [need(actions, clusters(factAt(facts, 'ClusterId')))],
});

const serviceLinkedRole = need(
  'iam:CreateServiceLinkedRole',
  'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/aws-service-role/elasticmapreduce.amazonaws.com*/AWSServiceRoleForEMRCleanup*',
  { StringEquals: { 'iam:AWSServiceName': ['elasticmapreduce.amazonaws.com', 'elasticmapreduce.amazonaws.com.cn'] } },
);

export const emr: Integrations = {
  'elasticmapreduce:createCluster': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const service = 'elasticmapreduce.amazonaws.com';
      const waiting = waitsForJob(pattern)
        ? ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:TerminateJobFlows']
        : [];
      const tagging = factAt(facts, 'Tags') === undefined ? [] : ['elasticmapreduce:AddTags'];
      const onClusters = [...tagging, ...waiting];
      return [
        need('elasticmapreduce:RunJobFlow', '*'),
        ...(onClusters.length === 0 ? [] : [need(onClusters, clusters(dynamic))]),
        ...passRole([factAt(facts, 'ServiceRole')], service),
        ...passRole([factAt(facts, 'AutoScalingRole')], 'application-autoscaling.amazonaws.com'),
        // An instance profile usually carries the name of its role; EMR passes the role to EC2.
        ...passRole([factAt(facts, 'JobFlowRole')], 'ec2.amazonaws.com'),
        serviceLinkedRole,
        ...(waitsForJob(pattern) ? [managedRule('StepFunctionsGetEventForEMRRunJobFlowRule')] : []),
      ];
    },
  },
  'elasticmapreduce:terminateCluster': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const arns = clusters(factAt(facts, 'ClusterId'));
      if (!waitsForJob(pattern)) return [need('elasticmapreduce:TerminateJobFlows', arns)];
      return [
        need(['elasticmapreduce:TerminateJobFlows', 'elasticmapreduce:DescribeCluster'], arns),
        managedRule('StepFunctionsGetEventForEMRTerminateJobFlowsRule'),
      ];
    },
  },
  'elasticmapreduce:addStep': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const arns = clusters(factAt(facts, 'ClusterId'));
      if (!waitsForJob(pattern)) return [need('elasticmapreduce:AddJobFlowSteps', arns)];
      return [
        need(
          ['elasticmapreduce:AddJobFlowSteps', 'elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'],
          arns,
        ),
        managedRule('StepFunctionsGetEventForEMRAddJobFlowStepsRule'),
      ];
    },
  },
  'elasticmapreduce:cancelStep': onCluster('elasticmapreduce:CancelSteps'),
  'elasticmapreduce:setClusterTerminationProtection': onCluster('elasticmapreduce:SetTerminationProtection'),
  'elasticmapreduce:modifyInstanceFleetByName': onCluster(
    'elasticmapreduce:ListInstanceFleets',
    'elasticmapreduce:ModifyInstanceFleet',
  ),
  'elasticmapreduce:modifyInstanceGroupByName': onCluster(
    'elasticmapreduce:ListInstanceGroups',
    'elasticmapreduce:ModifyInstanceGroups',
  ),
};
