/**
 * CloudFormation types of handle kinds whose identifiers are called alike: a cluster of ECS, EKS or EMR is a `cluster` to its
 * construct, and a DataBrew job would pass for a Glue job. Other kinds are told apart by their properties.
 */

import { Construct } from 'constructs';

const types: Readonly<Record<string, readonly string[]>> = {
  'bedrock.model': ['AWS::Bedrock::CustomModel'],
  'databrew.job': ['AWS::DataBrew::Job'],
  'ecs.cluster': ['AWS::ECS::Cluster'],
  'eks.cluster': ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'],
  'emr.cluster': ['AWS::EMR::Cluster'],
  'glue.job': ['AWS::Glue::Job'],
  'mediaconvert.queue': ['AWS::MediaConvert::Queue'],
  'rds.cluster': ['AWS::RDS::DBCluster'],
  'sagemaker.model': ['AWS::SageMaker::Model'],
  'sqs.queue': ['AWS::SQS::Queue'],
};

/**
 * Whether a construct may be a resource of a kind, as far as its CloudFormation type tells; imported ones have none.
 *
 * @example
 * mayBeOfType('glue.job', new databrew.CfnJob(this, 'Clean', props)); // false
 */
export function mayBeOfType(kind: string, construct: unknown): boolean {
  const own = Object.hasOwn(types, kind) ? types[kind] : undefined;
  const type = typeOf(construct);
  return own === undefined || type === undefined || own.includes(type);
}

/** The type of an L1, or of the L1 inside an L2, which the CDK calls `Resource`. */
function typeOf(construct: unknown): string | undefined {
  const inner = Construct.isConstruct(construct) ? construct.node.tryFindChild('Resource') : undefined;
  const type = property(construct, 'cfnResourceType') ?? property(inner, 'cfnResourceType');
  return typeof type === 'string' ? type : undefined;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
