/**
 * CloudWatch metrics of the tasks that a workflow performs. Step Functions counts calls of activities and of functions by
 * their own ARNs, and every other call by its integration, for the whole account in a region: the dimension is the
 * integration's ARN with region and account in it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html
 */
import { Stack } from 'aws-cdk-lib';
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Manifest } from '../artifact/index.ts';
import type { BoundResource } from './bound-resource.ts';
import { ConstructError } from './construct-error.ts';

/** A stub that the workflow calls, or the name of a state. */
export type WorkflowTask = string | ((...parameters: never[]) => Promise<unknown>);

/** Metrics of one task. Counts are sums, times averages in milliseconds, unless the options say otherwise. */
export interface TaskMetrics {
  /** Any other metric of the task, by the end of its name: `Failed`, `RunTime`. */
  metric(name: string, options?: MetricOptions): Metric;
  metricScheduled(options?: MetricOptions): Metric;
  metricStarted(options?: MetricOptions): Metric;
  metricSucceeded(options?: MetricOptions): Metric;
  metricFailed(options?: MetricOptions): Metric;
  metricTimedOut(options?: MetricOptions): Metric;
  /** Activities alone have heartbeats that are counted. */
  metricHeartbeatTimedOut(options?: MetricOptions): Metric;
  /** From the start of the work to its end. */
  metricRunTime(options?: MetricOptions): Metric;
  /** From its scheduling to its start. */
  metricScheduleTime(options?: MetricOptions): Metric;
  /** From its scheduling to its end. */
  metricTime(options?: MetricOptions): Metric;
}

/** What the metrics are found by. */
export interface TaskMetricsInput {
  readonly scope: Construct;
  readonly manifest: Manifest;
  readonly resources: ReadonlyMap<string, BoundResource>;
}

interface Family {
  readonly counts: string;
  readonly times: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/**
 * The metrics of a task of a workflow.
 *
 * @example
 * taskMetrics({ scope: machine, manifest, resources }, orders.getItem).metricFailed();
 */
export function taskMetrics(input: TaskMetricsInput, task: WorkflowTask): TaskMetrics {
  const { counts, times, dimensions } = familyOf(input, task);
  const metric = (metricName: string, statistic: string, options: MetricOptions | undefined): Metric =>
    new Metric({
      namespace: 'AWS/States',
      metricName,
      statistic,
      dimensionsMap: { ...dimensions },
      ...options,
    }).attachTo(input.scope);
  const count =
    (name: string) =>
    (options?: MetricOptions): Metric =>
      metric(`${counts}${name}`, 'Sum', options);
  const time =
    (name: string) =>
    (options?: MetricOptions): Metric =>
      metric(`${times}${name}`, 'Average', options);
  return {
    metric: (name, options) => (name.endsWith('Time') ? time(name)(options) : count(name)(options)),
    metricScheduled: count('Scheduled'),
    metricStarted: count('Started'),
    metricSucceeded: count('Succeeded'),
    metricFailed: count('Failed'),
    metricTimedOut: count('TimedOut'),
    metricHeartbeatTimedOut: (options) => {
      if (counts === 'Activities') return count('HeartbeatTimedOut')(options);
      throw new ConstructError(input.scope.node.path, [
        {
          code: 'STEP8307',
          problem: 'Step Functions counts missed heartbeats of activities alone.',
          remedy: 'Use `metricFailed()`: a missed heartbeat is a failure.',
        },
      ]);
    },
    metricRunTime: time('RunTime'),
    metricScheduleTime: time('ScheduleTime'),
    metricTime: time('Time'),
  };
}

function familyOf(input: TaskMetricsInput, task: WorkflowTask): Family {
  const called = calledResource(input, task);
  if (called === undefined) throw notCalled(input, task);
  const integration = /^arn:[^:]+:states:::(.+)$/.exec(called)?.[1];
  if (integration !== undefined) {
    const { partition, region, account } = Stack.of(input.scope);
    const arn = `arn:${partition}:states:${region}:${account}:${integration}`;
    return {
      counts: 'ServiceIntegrations',
      times: 'ServiceIntegration',
      dimensions: { ServiceIntegrationResourceArn: arn },
    };
  }
  const id = /^\$\{(\w+)Arn\}$/.exec(called)?.[1];
  const bound = id === undefined ? undefined : input.resources.get(id);
  const arn = bound?.attribute('Arn') ?? called;
  return bound?.kind === 'lambda.function' || /:lambda:/.test(arn)
    ? { counts: 'LambdaFunctions', times: 'LambdaFunction', dimensions: { LambdaFunctionArn: arn } }
    : { counts: 'Activities', times: 'Activity', dimensions: { ActivityArn: arn } };
}

/** The Resource of the task as the manifest has it; undefined where the workflow has no such task. */
function calledResource({ manifest, resources }: TaskMetricsInput, task: WorkflowTask): string | undefined {
  const { integrations } = manifest;
  if (typeof task === 'string') return integrations.find(({ states }) => states.includes(task))?.resource;
  const { resource, id, construct } = stubOf(task);
  const own = [...resources.values()].find((each) =>
    id === undefined ? construct !== undefined && each.construct === construct : each.id === id,
  );
  if ((id ?? construct) !== undefined && own === undefined) return undefined;
  const direct = own === undefined ? undefined : `\${${own.id}Arn}`;
  return integrations.find((each) => each.resource === resource || (isDirect(resource) && each.resource === direct))
    ?.resource;
}

function isDirect(resource: string | undefined): boolean {
  return resource === undefined || !/^arn:[^:]+:states:::/.test(resource);
}

interface Stub {
  readonly resource: string | undefined;
  readonly id: string | undefined;
  readonly construct: object | undefined;
}

/** What a stub says of itself, and of the handle that it belongs to. */
function stubOf(task: object): Stub {
  const reference = record(Reflect.get(task, Symbol.for('stepscript.stub')));
  const handle = record(reference.handle);
  const { resource } = reference;
  const { id, construct } = handle;
  return {
    resource: typeof resource === 'string' ? resource : undefined,
    id: typeof id === 'string' ? id : undefined,
    construct: typeof construct === 'object' && construct !== null ? construct : undefined,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function notCalled({ scope, manifest }: TaskMetricsInput, task: WorkflowTask): ConstructError {
  const named = typeof task === 'string' ? `has no task in a state ${JSON.stringify(task)}` : 'does not call this stub';
  const states = manifest.integrations.flatMap((each) => each.states).map((state) => `\`${state}\``);
  return new ConstructError(scope.node.path, [
    {
      code: 'STEP8306',
      problem: `\`${manifest.name}\` ${named}.`,
      remedy: states.length === 0 ? 'It performs no task at all.' : `Its tasks are in: ${states.join(', ')}.`,
    },
  ]);
}
