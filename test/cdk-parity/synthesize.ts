/**
 * Synthesizes every program in one stack, bound to resources that are their own placeholders, and reads the statements of each
 * machine's role from the template.
 */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CompiledWorkflow, ResourceUse } from '../../src/artifact/index.ts';
import { WorkflowStateMachine } from '../../src/cdk/index.ts';
import { selfArn, selfName } from '../../src/tasks/needs/index.ts';
import { type Grant, grantsOf } from './grants.ts';
import type { OracleStatement } from './read-records.ts';
import { deployed } from './recorded-handles.ts';

/** The grants of each workflow's role, by the workflow's name. */
export function synthesizedGrants(
  workflows: ReadonlyMap<string, CompiledWorkflow>,
): ReadonlyMap<string, readonly Grant[]> {
  // What is bound are placeholders, which CloudFormation's own rules do not expect in a definition.
  process.env.CDK_VALIDATION = 'false';
  const stack = new Stack(new App(), 'Parity');
  const names = [...workflows.keys()];
  names.forEach((name, index) => {
    const workflow = workflows.get(name);
    if (workflow) new WorkflowStateMachine(stack, machineId(index), { workflow, resources: resourcesOf(workflow) });
  });
  const { Resources = {} } = Template.fromStack(stack).toJSON();
  const policies: readonly { readonly Type: string; readonly Properties: PolicyProperties }[] =
    Object.values(Resources);
  return new Map(
    names.map((name, index) => {
      const own = policies.filter(
        ({ Type, Properties }) =>
          Type === 'AWS::IAM::Policy' && JSON.stringify(Properties.Roles).includes(`"${machineId(index)}Role`),
      );
      const statements = own.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
      return [name, grantsOf(statements.map((statement) => readStatement(statement, machineId(index))))];
    }),
  );
}

interface PolicyProperties {
  readonly Roles: unknown;
  readonly PolicyDocument: { readonly Statement: readonly Readonly<Record<string, unknown>>[] };
}

/** No id is the beginning of another. */
function machineId(index: number): string {
  return `Machine${index}x`;
}

function resourcesOf({ manifest }: CompiledWorkflow): Record<string, unknown> {
  return Object.fromEntries(
    manifest.resources.filter(({ binding }) => binding.by === 'id').map((use) => [use.id, resource(use)]),
  );
}

/** What is bound is the placeholder itself; ECS and connections are read for more than their identifiers. */
function resource({ id, kind }: ResourceUse): object {
  const identifiers = { arn: `\${${id}Arn}`, name: `\${${id}Name}`, url: `\${${id}Url}` };
  if (kind === 'ecs.taskDefinition') return { ...identifiers, taskRole: { roleArn: `\${${id}TaskRoleArn}` } };
  if (kind === 'events.connection') return { ...identifiers, connectionSecretArn: `\${${id}.SecretArn}` };
  return identifiers;
}

function readStatement(statement: Readonly<Record<string, unknown>>, machine: string): OracleStatement {
  const texts = (value: unknown): string | readonly string[] =>
    Array.isArray(value) ? value.map((each) => readText(each, machine)) : readText(value, machine);
  const { Action, Resource, Condition } = statement;
  return {
    Action: texts(Action),
    Resource: texts(Resource),
    ...(Condition !== undefined && { Condition: readCondition(Condition, machine) }),
  };
}

function readCondition(value: unknown, machine: string): NonNullable<OracleStatement['Condition']> {
  const read = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(read);
    if (typeof part !== 'object' || part === null) return part;
    if ('Fn::Join' in part || 'Ref' in part) return readText(part, machine);
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, read(inner)]));
  };
  const conditions: unknown = read(value);
  return conditions as NonNullable<OracleStatement['Condition']>;
}

/** Text with intrinsics written out; the machine itself as in `needs`. */
function readText(value: unknown, machine: string): string {
  if (typeof value === 'string') return deployed(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) {
    const ref = String(value.Ref);
    return ref.startsWith(machine) ? selfArn : deployed(`\${${ref}}`);
  }
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) return selfName;
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [separator, parts] = value['Fn::Join'];
    return (Array.isArray(parts) ? parts : []).map((part) => readText(part, machine)).join(String(separator));
  }
  return JSON.stringify(value);
}
