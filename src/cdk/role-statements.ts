/**
 * The manifest's permissions as CDK statements on the bound resources' own ARNs, so that imported and cross-account
 * resources keep theirs. Permissions on the state machine itself are kept apart: the role cannot refer to the machine that
 * depends on it.
 */
import { Lazy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IamStatement } from '../artifact/index.ts';
import { selfId } from '../tasks/needs/index.ts';
import type { BoundResource } from './bound-resource.ts';
import { inOwnEnvironment } from './own-environment.ts';
import { substitute } from './substitute-placeholders.ts';

/**
 * Whether a statement is about the workflow's own state machine.
 *
 * @example
 * isAboutSelf({ actions: ['states:StartExecution'], resources: ['${StepScript::StateMachineArn}'] }, bound); // true
 */
export function isAboutSelf(statement: IamStatement, resources: ReadonlyMap<string, BoundResource>): boolean {
  const own = [selfId, ...[...resources.values()].filter(({ isSelf }) => isSelf).map(({ id }) => id)];
  return statement.resources.some((resource) =>
    own.some((id) => resource.includes(`\${${id}Arn}`) || resource.includes(`\${${id}Name}`)),
  );
}

/**
 * A statement with every placeholder replaced.
 *
 * @example
 * policyStatement(statement, { OrdersArn: table.tableArn }, bound);
 */
export function policyStatement(
  statement: IamStatement,
  values: Readonly<Record<string, string>>,
  resources: ReadonlyMap<string, BoundResource>,
): PolicyStatement {
  const text = JSON.stringify(statement.conditions ?? {});
  const conditions: Record<string, unknown> = JSON.parse(substitute(text, values));
  return new PolicyStatement({
    actions: [...statement.actions],
    resources:
      passedTaskRoles(statement, resources) ??
      statement.resources.map(
        (each) => connectionSecret(each, resources) ?? substitute(inOwnEnvironment(each, resources), values),
      ),
    ...(statement.conditions === undefined ? {} : { conditions }),
  });
}

/** The secret of an EventBridge connection has a random part in its name; only the construct knows its ARN. */
function connectionSecret(resource: string, resources: ReadonlyMap<string, BoundResource>): string | undefined {
  const id = /:secret:events!connection\/\$\{(\w+)Name\}\/\*$/.exec(resource)?.[1];
  const construct = id === undefined ? undefined : resources.get(id)?.construct;
  if (construct === undefined || !('connectionSecretArn' in construct)) return undefined;
  return typeof construct.connectionSecretArn === 'string' ? construct.connectionSecretArn : undefined;
}

/**
 * ECS tasks are handed the roles of their task definitions. Which these are, only the constructs know; containers added
 * later may still create the execution role, so that it is read at synth.
 */
function passedTaskRoles(
  { actions, conditions }: IamStatement,
  resources: ReadonlyMap<string, BoundResource>,
): string[] | undefined {
  const service = conditions?.StringEquals?.['iam:PassedToService'];
  if (actions.length !== 1 || actions[0] !== 'iam:PassRole' || service !== 'ecs-tasks.amazonaws.com') return undefined;
  const definitions = [...resources.values()].filter(({ kind }) => kind === 'ecs.taskDefinition');
  if (definitions.length === 0 || !definitions.every(({ construct }) => roleArn(construct, 'taskRole')))
    return undefined;
  return Lazy.list({
    produce: () =>
      definitions.flatMap(({ construct }) =>
        ['taskRole', 'executionRole'].flatMap((property) => roleArn(construct, property) ?? []),
      ),
  });
}

function roleArn(construct: object | undefined, property: string): string | undefined {
  const role: unknown = construct === undefined ? undefined : Reflect.get(construct, property);
  if (typeof role !== 'object' || role === null || !('roleArn' in role)) return undefined;
  return typeof role.roleArn === 'string' ? role.roleArn : undefined;
}
