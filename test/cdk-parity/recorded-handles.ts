/**
 * The resources of a recorded example as handles, and its text in our notation: CDK names a resource by `Ref` or `GetAtt`, we by
 * a placeholder for each identifier. What a deployment fills in is filled in alike for both sides.
 */
import { handleArnFormat, selfArn, selfName } from '../../src/tasks/needs/index.ts';
import type { OracleRecord } from './read-records.ts';

type Attribute = 'Name' | 'Arn' | 'Url';

/** CloudFormation type → handle kind, and what `Ref` gives. */
const kinds: Readonly<Record<string, readonly [kind: string, ref: Attribute]>> = {
  'AWS::ApiGateway::RestApi': ['apigateway.restApi', 'Name'],
  'AWS::ApiGatewayV2::Api': ['apigateway.httpApi', 'Name'],
  'AWS::Batch::JobDefinition': ['batch.jobDefinition', 'Arn'],
  'AWS::Batch::JobQueue': ['batch.queue', 'Arn'],
  'AWS::CodeBuild::Project': ['codebuild.project', 'Name'],
  'AWS::DynamoDB::Table': ['dynamodb.table', 'Name'],
  'AWS::ECS::Cluster': ['ecs.cluster', 'Name'],
  'AWS::ECS::TaskDefinition': ['ecs.taskDefinition', 'Arn'],
  'AWS::Events::Connection': ['events.connection', 'Name'],
  'AWS::Events::EventBus': ['events.bus', 'Name'],
  'AWS::Glue::Crawler': ['glue.crawler', 'Name'],
  'AWS::IAM::Role': ['iam.role', 'Name'],
  'AWS::KMS::Key': ['kms.key', 'Name'],
  'AWS::Lambda::Function': ['lambda.function', 'Name'],
  'AWS::Logs::LogGroup': ['logs.logGroup', 'Name'],
  'AWS::S3::Bucket': ['s3.bucket', 'Name'],
  'AWS::Scheduler::ScheduleGroup': ['scheduler.scheduleGroup', 'Name'],
  'AWS::SNS::Topic': ['sns.topic', 'Arn'],
  'AWS::SQS::Queue': ['sqs.queue', 'Url'],
  'AWS::StepFunctions::Activity': ['stepfunctions.activity', 'Arn'],
  'AWS::StepFunctions::StateMachine': ['stepfunctions.stateMachine', 'Arn'],
  'Custom::AWSCDK-EKS-Cluster': ['eks.cluster', 'Name'],
};

/** A resource of a record as a handle. */
export interface RecordedHandle {
  readonly id: string;
  readonly kind: string;
  readonly ref: Attribute;
}

/** The resources of a record. */
export function handlesOf(record: OracleRecord): readonly RecordedHandle[] {
  const all = [...(record.fixtures ?? []), ...(record.otherResources ?? [])];
  return all.flatMap(({ type, name }) => {
    const kind = kinds[type];
    return kind === undefined ? [] : [{ id: name, kind: kind[0], ref: kind[1] }];
  });
}

/** Where the examples are deployed, and what their stacks generate. */
const deployment: readonly (readonly [RegExp, string])[] = [
  [/\$\{(\w+)\}\.execute-api\.\$\{AWS::Region\}\.\$\{AWS::URLSuffix\}/g, '${$1Url}'],
  [/\$\{AWS::Partition\}/g, 'aws'],
  [/\$\{AWS::Region\}/g, 'eu-west-1'],
  [/\$\{AWS::AccountId\}/g, '123456789012'],
  [/\$\{AWS::URLSuffix\}/g, 'amazonaws.com'],
  [/\$\{\w+SecurityGroup\.GroupId\}/g, 'sg-0123456789abcdef0'],
  [/\$\{\w+\.CertificateAuthorityData\}/g, 'Y2VydGlmaWNhdGU='],
  [/\$\{MySampleCluster\.Endpoint\}/g, 'https://cluster.example.com'],
  // CDK writes a task definition as its generated family.
  [/"StackTD[0-9A-F]{8}"/g, '"${TDArn}"'],
];

/** Pseudo parameters and generated identifiers filled in. */
export function deployed(text: string): string {
  return deployment.reduce((rest, [pattern, value]) => rest.replace(pattern, value), text);
}

/** Recorded text in our notation. */
export function inOurNotation(text: string, record: OracleRecord): string {
  const handles = handlesOf(record);
  const withSelf = handles.some(({ id }) => id === 'StateMachine')
    ? text
    : text.replaceAll("${Select(6, Split(':', ${StateMachine}))}", selfName).replaceAll('${StateMachine}', selfArn);
  return handles.reduce((rest, { id, kind, ref }) => {
    const composed = composedArn(kind, `\${${id}}`);
    return (
      rest
        .replaceAll(`\${Select(6, Split(':', \${${id}}))}`, `\${${id}Name}`)
        .replace(new RegExp(`\\$\\{${id}\\.(?:Job\\w+)?Arn\\}`, 'g'), `\${${id}Arn}`)
        // Known defect 13: CDK composes the ARN of a table instead of asking the table; others it composes rightly.
        .replaceAll(composed === undefined ? `\${${id}Arn}` : deployed(composed), `\${${id}Arn}`)
        .replaceAll(`\${${id}}`, `\${${id}${ref}}`)
    );
  }, deployed(withSelf));
}

/** The ARN of a resource made of its name. */
export function composedArn(kind: string, name: string): string | undefined {
  const pseudo: Readonly<Record<string, string>> = {
    '${Partition}': '${AWS::Partition}',
    '${Region}': '${AWS::Region}',
    '${Account}': '${AWS::AccountId}',
  };
  return handleArnFormat(kind)?.replace(/\$\{\w+\}/g, (variable) => pseudo[variable] ?? name);
}
