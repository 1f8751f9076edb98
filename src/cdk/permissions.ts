/**
 * The permissions of a workflow on the role of a state machine: the manifest's statements on the bound resources, the keys of
 * encrypted ones, and what a machine must be allowed to do with itself, in a policy of its own.
 */
import { Lazy, Stack } from 'aws-cdk-lib';
import { type IPrincipal, Policy } from 'aws-cdk-lib/aws-iam';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { IamStatement } from '../artifact/index.ts';
import { distributedMapNeeds, mergeNeeds, selfId } from '../tasks/needs/index.ts';
import type { BoundResource } from './bound-resource.ts';
import type { LoadedWorkflow } from './compiled-workflow.ts';
import { ConstructError } from './construct-error.ts';
import { distributedMaps } from './definition-json.ts';
import { grantKeys } from './key-grants.ts';
import type { Graph } from './map-graph.ts';
import { isAboutSelf, policyStatement } from './role-statements.ts';
import { findSubstitutions, pseudoParameters } from './substitute-placeholders.ts';

type Resources = ReadonlyMap<string, BoundResource>;

/**
 * The values of the placeholders in a text; identifiers that a resource cannot give are errors.
 *
 * @example
 * placeholderValues(scope, definitionText, bound); // { OrdersName: table.tableName }
 */
export function placeholderValues(
  scope: Construct,
  text: string,
  resources: Resources,
): Readonly<Record<string, string>> {
  const { values, problems } = findSubstitutions(text, resources.values());
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConstructError(scope.node.path, [first, ...others]);
  return values;
}

/**
 * Lets a role do what a workflow's calls need, and what the distributed maps of hand-written states in it do.
 *
 * @example
 * addPermissions(machine, role, loaded, bound);
 */
export function addPermissions(
  scope: Construct,
  role: IPrincipal,
  { compiled }: LoadedWorkflow,
  resources: Resources,
  handWritten: readonly Graph[] = [],
): void {
  const ofMaps = [compiled.definition, ...handWritten]
    .flatMap(distributedMaps)
    .flatMap(({ label }) => distributedMapNeeds(label));
  const statements: readonly IamStatement[] = mergeNeeds([...compiled.manifest.iam, ...ofMaps]);
  const values = {
    ...placeholderValues(scope, JSON.stringify(statements), resources),
    ...policyArns(resources),
    ...pseudoParameters(Stack.of(scope)),
  };
  for (const statement of statements.filter((each) => !isAboutSelf(each, resources)).flatMap(inParts)) {
    role.addToPrincipalPolicy(policyStatement(statement, values, resources));
  }
  grantKeys(role, statements, resources.values());
  const aboutSelf = statements.filter((each) => isAboutSelf(each, resources));
  if (aboutSelf.length > 0) addSelfPolicy(scope, aboutSelf, values, resources);
}

/**
 * The CDK distributes the statements of a role over policies that IAM accepts (10,240 characters, or 6,144 in a managed one),
 * but each statement must fit into one.
 */
function inParts(statement: IamStatement): readonly IamStatement[] {
  const parts = Math.ceil(statement.resources.length / resourcesPerStatement);
  return Array.from({ length: parts }, (_, part) => ({
    ...statement,
    resources: statement.resources.slice(part * resourcesPerStatement, (part + 1) * resourcesPerStatement),
  }));
}

const resourcesPerStatement = 20;

/** A secret imported by name has no suffix in its ARN; a policy must match the one it really has. */
function policyArns(resources: Resources): Readonly<Record<string, string>> {
  const secrets = [...resources.values()].filter(({ kind }) => kind === 'secretsmanager.secret');
  return Object.fromEntries(
    secrets.flatMap((secret) => {
      const arn = secret.attribute('Arn');
      const isPartial =
        secret.construct !== undefined &&
        'secretFullArn' in secret.construct &&
        secret.construct.secretFullArn === undefined;
      return arn === undefined ? [] : [[`${secret.id}Arn`, isPartial ? `${arn}-??????` : arn]];
    }),
  );
}

function addSelfPolicy(
  scope: Construct,
  statements: readonly IamStatement[],
  values: Readonly<Record<string, string>>,
  resources: Resources,
): void {
  if (!(scope instanceof StateMachine)) return;
  const self = {
    [`${selfId}Arn`]: Lazy.string({ produce: () => scope.stateMachineArn }),
    [`${selfId}Name`]: Lazy.string({ produce: () => scope.stateMachineName }),
  };
  const policy = new Policy(scope, 'SelfPolicy', {
    statements: statements.map((each) => policyStatement(each, { ...values, ...self }, resources)),
  });
  scope.role.attachInlinePolicy(policy);
}
