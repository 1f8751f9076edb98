/**
 * The state machine of a workflow: an `sfn.StateMachine` whose definition and permissions come from the compiled workflow.
 * All of the L2 stays: logs, tracing, encryption, grants, metrics, revisions.
 */
import { StateMachine, type StateMachineProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Manifest } from '../artifact/index.ts';
import { loadWorkflow, type WorkflowSource } from './compiled-workflow.ts';
import type { WorkflowResources } from './resource-interfaces.ts';
import { defaultMachineType, WorkflowDefinitionBody } from './workflow-definition-body.ts';

/** Props of {@link WorkflowStateMachine}: those of a state machine without its definition, and the workflow. */
export interface WorkflowStateMachineProps
  extends Omit<StateMachineProps, 'definition' | 'definitionBody' | 'definitionSubstitutions'> {
  /** The workflow, or its artifact. */
  readonly workflow: WorkflowSource;
  /** A construct for each handle that the source leaves unbound, by logical id. */
  readonly resources?: WorkflowResources;
}

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
 */
export class WorkflowStateMachine extends StateMachine {
  /** What the workflow uses and calls. */
  readonly manifest: Manifest;

  constructor(scope: Construct, id: string, props: WorkflowStateMachineProps) {
    const { workflow, resources, ...machine } = props;
    const path = scope.node.path === '' ? id : `${scope.node.path}/${id}`;
    const loaded = loadWorkflow(workflow, path);
    super(scope, id, {
      ...machine,
      stateMachineType: props.stateMachineType ?? defaultMachineType(loaded),
      definitionBody: new WorkflowDefinitionBody(workflow, resources),
    });
    this.manifest = loaded.compiled.manifest;
  }
}
