/**
 * Versions and aliases of a state machine. A version is a picture of the machine's definition and role as they are deployed; it
 * is kept when the next one is published, because executions and aliases may still use it.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cd-aliasing-versioning.html
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnStateMachineAlias, CfnStateMachineVersion, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** How an alias moves to the next version: all at once, or by steps with alarms that take it back. */
export type AliasDeployment = Omit<CfnStateMachineAlias.DeploymentPreferenceProperty, 'stateMachineVersionArn'>;

/** Publishes the machine as it is deployed; each change of the machine publishes another version. */
export function publishVersion(machine: StateMachine, id: string, description?: string): CfnStateMachineVersion {
  const version = new CfnStateMachineVersion(machine, id, {
    stateMachineArn: machine.stateMachineArn,
    stateMachineRevisionId: machine.stateMachineRevisionId,
    ...(description !== undefined && { description }),
  });
  version.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return version;
}

/** An alias that follows a version. */
export function addAlias(
  machine: StateMachine,
  name: string,
  version: CfnStateMachineVersion,
  deployment: AliasDeployment = { type: 'ALL_AT_ONCE' },
): CfnStateMachineAlias {
  return new CfnStateMachineAlias(machine, `Alias${name}`, {
    name,
    deploymentPreference: { ...deployment, stateMachineVersionArn: version.attrArn },
  });
}
