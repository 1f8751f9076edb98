/**
 * Which argument of a call names a variable of a resource's ARN. AWS mostly uses the variable's own name with another
 * ending (`${TableName}` ↔ `TableName`, `TableArn`); the services people use most and that do not are listed here.
 * A wrong guess would deny the call, so a name that a `Create…` call merely proposes never fills a generated id.
 */

const aliases: Readonly<Record<string, readonly string[]>> = {
  'athena:workgroupname': ['WorkGroup'],
  'autoscaling:groupfriendlyname': ['AutoScalingGroupName'],
  'bedrock:resourceid': ['ModelId', 'ModelIdentifier'],
  'codepipeline:pipelinename': ['PipelineName', 'Name'],
  'dynamodb:streamlabel': ['StreamArn'],
  'ec2:keypairname': ['KeyName'],
  'ecs:clustername': ['Cluster'],
  'ecs:servicename': ['Service', 'ServiceName'],
  'ecs:taskdefinitionfamilyname': ['TaskDefinition'],
  'ecs:taskid': ['Task', 'Tasks'],
  'eks:clustername': ['ClusterName', 'Name'],
  'elasticmapreduce:clusterid': ['ClusterId', 'JobFlowId', 'JobFlowIds'],
  'events:eventbusname': ['EventBusName', 'Name'],
  'glue:databasename': ['DatabaseName'],
  'glue:tablename': ['TableName', 'Name'],
  'iam:rolenamewithpath': ['RoleName'],
  'iam:usernamewithpath': ['UserName'],
  'iam:groupnamewithpath': ['GroupName'],
  'iam:policynamewithpath': ['PolicyArn'],
  'iam:instanceprofilenamewithpath': ['InstanceProfileName'],
  'kinesis:streamname': ['StreamName', 'StreamARN', 'StreamArn'],
  'lambda:alias': ['Qualifier'],
  'lambda:functionname': ['FunctionName', 'Resource', 'FunctionArn'],
  'logs:loggroupname': ['LogGroupName', 'LogGroupIdentifier', 'LogGroupNames', 'LogGroupIdentifiers'],
  'pinpoint:appid': ['ApplicationId'],
  'rds:dbclusterinstancename': ['DbClusterIdentifier'],
  'rds:dbinstancename': ['DbInstanceIdentifier'],
  'rds-data:dbclusterinstancename': ['ResourceArn'],
  's3:bucketname': ['Bucket'],
  's3:objectname': ['Key'],
  'scheduler:groupname': ['GroupName'],
  'scheduler:schedulename': ['Name'],
  'secretsmanager:secretid': ['SecretId', 'SecretIdList', 'Name'],
  'ses:identityname': ['EmailIdentity', 'FromEmailAddress', 'Source', 'Identity'],
  'ses:configurationsetname': ['ConfigurationSetName'],
  'ses:templatename': ['TemplateName', 'Template'],
  'sns:topicname': ['TopicArn', 'ResourceArn', 'Name'],
  'sqs:queuename': ['QueueUrl', 'QueueName'],
  'ssm:parameternamewithoutleadingslash': ['Name', 'Names', 'Path', 'ResourceId'],
  'ssm:documentname': ['DocumentName', 'Name'],
  'states:statemachinename': ['StateMachineArn', 'Name'],
  'states:executionid': ['ExecutionArn'],
  'states:activityname': ['ActivityArn', 'Name'],
};

/** Endings that AWS exchanges freely for one another when it names the same thing. */
const endings: Readonly<Record<string, readonly string[]>> = {
  name: ['', 'name', 'identifier', 'arn'],
  id: ['', 'id', 'identifier', 'arn'],
  arn: ['', 'arn', 'identifier'],
  identifier: ['', 'identifier', 'id', 'arn'],
};
const generic: readonly string[] = ['resourcearn', 'arn', 'identifier', 'resourceid', 'name', 'id'];

/** What the search knows of the variable it looks for. */
export interface VariableOfType {
  readonly prefix: string;
  /** Name of the resource type, e.g. `table`. */
  readonly typeName: string;
  readonly variable: string;
  /** The last variable of the ARN is the one that names the resource itself. */
  readonly last: boolean;
  /** The call makes the resource, so that its generated id cannot be an argument. */
  readonly creates: boolean;
}

/**
 * The normalised argument names that may hold a variable, best first. Compare them with `normalizeName`.
 *
 * @example
 * argumentNames({ prefix: 's3', typeName: 'bucket', variable: 'BucketName', last: true, creates: false })[0]; // 'bucket'
 */
export function argumentNames(wanted: VariableOfType): readonly string[] {
  const variable = normalizeName(wanted.variable);
  const listed = aliases[`${wanted.prefix}:${variable}`] ?? [];
  const names = [...listed.map(normalizeName), variable, `${variable}s`];
  if (wanted.creates && /id$/.test(variable)) return names;
  names.push(...withEndings(variable));
  if (wanted.last) {
    const type = normalizeName(wanted.typeName);
    const ending = /(name|id|arn|identifier)$/.exec(variable)?.[0] ?? 'name';
    names.push(...withEndings(type + ending), ...generic);
  }
  return [...new Set(names)];
}

/**
 * Names that differ only in case and punctuation are the same.
 *
 * @example
 * normalizeName('DBInstanceIdentifier'); // 'dbinstanceidentifier'
 */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function withEndings(name: string): readonly string[] {
  const ending = /(name|id|arn|identifier)$/.exec(name)?.[0];
  const stem = ending === undefined ? name : name.slice(0, -ending.length);
  const alternatives = endings[ending ?? 'name'] ?? [''];
  return alternatives.filter((each) => stem + each !== '').flatMap((each) => [stem + each, `${stem}${each}s`]);
}
