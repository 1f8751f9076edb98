/**
 * The state machine of a workflow: an `sfn.StateMachine` whose definition and permissions come from the compiled workflow.
 * All of the L2 stays: logs, tracing, encryption, grants, metrics, revisions.
 */
import type { OnEventOptions, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import {
  type CfnStateMachineAlias,
  type CfnStateMachineVersion,
  StateMachine,
  type StateMachineProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Manifest } from '../artifact/index.ts';
import { loadWorkflow, type WorkflowSource } from './compiled-workflow.ts';
import { ConstructError } from './construct-error.ts';
import { onExecutionEnd, startBySchedule } from './machine-events.ts';
import type { EncryptionKeys, WorkflowResources } from './resource-interfaces.ts';
import { type AliasDeployment, addAlias, publishVersion } from './revisions.ts';
import { type TaskMetrics, taskMetrics, type WorkflowTask } from './task-metrics.ts';
import { defaultMachineType, WorkflowDefinition } from './workflow-definition.ts';
import { artifactOf, type WorkflowEntry } from './workflow-entry.ts';

/** Props of {@link WorkflowStateMachine}: those of a state machine without its definition, and the workflow. */
export interface WorkflowStateMachineProps
  extends Omit<StateMachineProps, 'definition' | 'definitionBody' | 'definitionSubstitutions'> {
  /** The workflow, or its artifact. */
  readonly workflow: WorkflowSource;
  /** A construct for each handle that the source leaves unbound, by logical id. */
  readonly resources?: WorkflowResources;
  /**
   * KMS keys of resources whose construct does not tell them, by logical id: L1s, what is imported by name, and handles that the
   * source binds. The role may use them for what the workflow does with the resource.
   */
  readonly encryptionKeys?: EncryptionKeys;
}

/** Props of {@link WorkflowStateMachine} with the source file of the workflow in its place. */
export interface WorkflowEntryProps extends Omit<WorkflowStateMachineProps, 'workflow'>, WorkflowEntry {}

/**
 * A state machine that runs a workflow, with exactly the permissions that its calls need. `comment`, `timeout` and
 * `stateMachineType` of the props win over those of the workflow.
 *
 * @example
 * new WorkflowStateMachine(this, 'ProcessOrder', {
 *   workflow: processOrder,
 *   resources: { Orders: table, Charge: fn, Alerts: topic },
 *   tracingEnabled: true,
 * });
 * @example
 * // An app that is not built by StepScript names the source, which is compiled at synth.
 * new WorkflowStateMachine(this, 'ProcessOrder', { entry: 'src/order.workflow.ts', resources: { Orders: table } });
 */
export class WorkflowStateMachine extends StateMachine {
  /** What the workflow uses and calls. */
  readonly manifest: Manifest;
  readonly #definition: WorkflowDefinition;

  constructor(scope: Construct, id: string, props: WorkflowStateMachineProps | WorkflowEntryProps) {
    const path = scope.node.path === '' ? id : `${scope.node.path}/${id}`;
    const { resources, encryptionKeys, ...rest } = props;
    const { workflow, machine } = sourceOf(rest, path);
    const loaded = loadWorkflow(workflow, path);
    const definition = WorkflowDefinition.from(workflow, resources, encryptionKeys);
    super(scope, id, {
      ...machine,
      stateMachineType: props.stateMachineType ?? defaultMachineType(loaded),
      definitionBody: definition,
    });
    this.manifest = loaded.compiled.manifest;
    this.#definition = definition;
  }

  /**
   * The metrics of a task: a stub that the workflow calls, or the name of its state. Calls of activities, and of functions by
   * their bare ARN, are counted for that resource; all others for their integration, in the whole account and region.
   *
   * @example machine.task(orders.getItem).metricFailed().createAlarm(this, 'Reads', { threshold: 1, evaluationPeriods: 1 });
   */
  task(task: WorkflowTask): TaskMetrics {
    const { manifest } = this;
    return taskMetrics({ scope: this, manifest, resources: this.#definition.boundResources }, task);
  }

  /**
   * The function that was made of a handler in the source, to give it permissions, environment variables or alarms.
   *
   * @example machine.handler('Charge').addEnvironment('STAGE', 'prod'); // of lambda.fn('Charge', async () => …)
   */
  handler(id: string): LambdaFunction {
    const made = this.node.tryFindChild(id);
    if (made instanceof LambdaFunction && this.#definition.boundResources.get(id)?.construct === made) return made;
    throw new ConstructError(this.node.path, [
      {
        code: 'STEP4202',
        problem: `\`${this.manifest.name}\` has no function \`${id}\` that was made of a handler.`,
        remedy: 'Name one whose handler is in the source and which `resources` does not name.',
      },
    ]);
  }

  /**
   * A rule for executions that succeed.
   *
   * @example machine.onSucceeded('Ship', { target: new targets.SqsQueue(queue) });
   */
  onSucceeded(id: string, options?: OnEventOptions): Rule {
    return onExecutionEnd(this, id, ['SUCCEEDED'], options);
  }

  /**
   * A rule for executions that fail or run out of time; not for those that somebody stops.
   *
   * @example machine.onFailed('Alarm', { target: new targets.SnsTopic(topic) });
   */
  onFailed(id: string, options?: OnEventOptions): Rule {
    return onExecutionEnd(this, id, ['FAILED', 'TIMED_OUT'], options);
  }

  /**
   * Starts the workflow by a schedule.
   *
   * @example machine.schedule('Nightly', Schedule.cron({ hour: '3', minute: '0' }), RuleTargetInput.fromObject({ full: true }));
   */
  schedule(id: string, schedule: Schedule, input?: RuleTargetInput): Rule {
    return startBySchedule(this, id, schedule, input);
  }

  /**
   * Publishes the machine as it is deployed. A change publishes the next version; the one before is kept, for what still uses it.
   *
   * @example const version = machine.publishVersion('Version');
   */
  publishVersion(id: string, description?: string): CfnStateMachineVersion {
    return publishVersion(this, id, description);
  }

  /**
   * An alias that follows a version, all at once unless told otherwise.
   *
   * @example machine.addAlias('live', machine.publishVersion('Version'), { type: 'CANARY', percentage: 10, interval: 5 });
   */
  addAlias(name: string, version: CfnStateMachineVersion, deployment?: AliasDeployment): CfnStateMachineAlias {
    return addAlias(this, name, version, deployment);
  }
}

/** What the definition takes, and the machine does not. */
type Bindings = 'resources' | 'encryptionKeys';

/** The workflow that the props name, and the props of the machine. */
function sourceOf(
  props: Omit<WorkflowStateMachineProps, Bindings> | Omit<WorkflowEntryProps, Bindings>,
  path: string,
): { readonly workflow: WorkflowSource; readonly machine: StateMachineProps } {
  if ('workflow' in props) {
    const { workflow, ...machine } = props;
    return { workflow, machine };
  }
  const { entry, exportName, project, ...machine } = props;
  const named = { entry, ...(exportName !== undefined && { exportName }), ...(project !== undefined && { project }) };
  return { workflow: artifactOf(named, path), machine };
}
