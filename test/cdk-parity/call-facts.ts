/**
 * Turns a recorded Task state into what the compiler would know of the same call: CDK's references to resources become
 * handles, JSONata expressions become dynamic values.
 */
import type { ArgumentFact, CallFacts, HandleAttribute } from '../../src/tasks/needs/index.ts';
import type { OracleRecord } from './read-records.ts';

/** CloudFormation type → handle kind, and what `Ref` gives. */
const kinds: Readonly<Record<string, readonly [kind: string, ref: HandleAttribute]>> = {
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
  'AWS::Lambda::Function': ['lambda.function', 'Name'],
  'AWS::S3::Bucket': ['s3.bucket', 'Name'],
  'AWS::Scheduler::ScheduleGroup': ['scheduler.scheduleGroup', 'Name'],
  'AWS::SNS::Topic': ['sns.topic', 'Arn'],
  'AWS::SQS::Queue': ['sqs.queue', 'Url'],
  'AWS::StepFunctions::Activity': ['stepfunctions.activity', 'Arn'],
  'AWS::StepFunctions::StateMachine': ['stepfunctions.stateMachine', 'Arn'],
};

type Json = Readonly<Record<string, unknown>>;

/** A resource of a record as a handle. */
export interface RecordedHandle {
  readonly id: string;
  readonly kind: string;
  readonly ref: HandleAttribute;
}

/** The resources of a record, by name. */
export function handlesOf(record: OracleRecord): ReadonlyMap<string, RecordedHandle> {
  const all = [...(record.fixtures ?? []), ...(record.otherResources ?? [])];
  return new Map(
    all.flatMap(({ type, name }) => {
      const kind = kinds[type];
      return kind === undefined ? [] : [[name, { id: name, kind: kind[0], ref: kind[1] }] as const];
    }),
  );
}

/** Whether a recorded definition has a distributed Map, which needs permissions on the machine itself. */
export function hasDistributedMap(record: OracleRecord): boolean {
  return JSON.stringify(record.asl).includes('"Mode":"DISTRIBUTED"');
}

/** The calls of a recorded definition or state. */
export function callsOf(record: OracleRecord): readonly CallFacts[] {
  const handles = handlesOf(record);
  return [...statesIn(record.asl)].flatMap((state) => callsOfState(state, handles));
}

function callsOfState(state: Json, handles: ReadonlyMap<string, RecordedHandle>): readonly CallFacts[] {
  const readers = [state.ItemReader, state.ResultWriter].filter(isRecord);
  const own = state.Type === 'Task' ? [state] : [];
  return [...own, ...readers].map((call) => {
    const resource = String(call.Resource);
    const direct = handles.get(/^\$\{([^.}]+)/.exec(resource)?.[1] ?? '');
    const credentials = isRecord(call.Credentials) ? factOf(call.Credentials.RoleArn, handles) : undefined;
    return {
      resource,
      arguments: isRecord(call.Parameters)
        ? factOfParameters(call.Parameters, handles)
        : factOf(call.Arguments ?? {}, handles),
      credentials: credentials !== undefined,
      ...(credentials === undefined ? {} : { credentialsRole: credentials }),
      ...(direct === undefined ? {} : { handle: { id: direct.id, resourceKind: direct.kind } }),
    };
  });
}

function* statesIn(value: unknown): Generator<Json> {
  if (Array.isArray(value)) for (const item of value) yield* statesIn(item);
  if (!isRecord(value)) return;
  if (typeof value.Type === 'string') yield value;
  for (const [key, inner] of Object.entries(value)) if (key !== 'Arguments') yield* statesIn(inner);
}

/** JSONPath spells a dynamic value by its key. */
function factOfParameters(parameters: Json, handles: ReadonlyMap<string, RecordedHandle>): ArgumentFact {
  const entries = Object.entries(parameters).map(([key, value]): [string, ArgumentFact] =>
    key.endsWith('.$') ? [key.slice(0, -2), { kind: 'dynamic' }] : [key, factOf(value, handles)],
  );
  return { kind: 'record', entries: Object.fromEntries(entries) };
}

function factOf(value: unknown, handles: ReadonlyMap<string, RecordedHandle>): ArgumentFact {
  if (typeof value === 'string') return factOfText(value, handles);
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => factOf(item, handles)) };
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, inner]) => [key, factOf(inner, handles)] as const);
    return { kind: 'record', entries: Object.fromEntries(entries) };
  }
  return typeof value === 'number' || typeof value === 'boolean' || value === null
    ? { kind: 'constant', value }
    : { kind: 'dynamic' };
}

function factOfText(text: string, handles: ReadonlyMap<string, RecordedHandle>): ArgumentFact {
  // CDK writes a task definition as its generated family.
  const family = /^Stack(\w+?)[0-9A-F]{8}$/.exec(text)?.[1];
  const [, id = family ?? '', property = family && 'Arn'] = /^\$\{([^.}]+)(?:\.(\w+))?\}$/.exec(text) ?? [];
  const handle = handles.get(id);
  if (handle !== undefined) {
    const attribute = property === undefined ? handle.ref : property.endsWith('Arn') ? 'Arn' : 'Name';
    return { kind: 'handle', id, resourceKind: handle.kind, attribute };
  }
  return text.includes('{%') ? { kind: 'dynamic' } : { kind: 'constant', value: text };
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
