/**
 * Permissions as single grants, (action, resource, condition), in one notation for both sides: CDK names a resource by
 * `Ref` or `GetAtt`, we by its ARN.
 */
import { handleArnFormat, type IamNeed, selfArn, selfName } from '../../src/tasks/needs/index.ts';
import type { RecordedHandle } from './call-facts.ts';
import type { OracleStatement } from './read-records.ts';

export interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly condition: unknown;
}

type Handles = ReadonlyMap<string, RecordedHandle>;

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** Grants of recorded statements. */
export function recordedGrants(statements: readonly OracleStatement[], handles: Handles): readonly Grant[] {
  return statements.flatMap(({ Action, Resource, Condition }) =>
    list(Action).flatMap((action) =>
      list(Resource).map((resource) => ({
        action: action.toLowerCase(),
        resource: canonical(resource, handles),
        condition: JSON.parse(canonical(JSON.stringify(Condition ?? null), handles)),
      })),
    ),
  );
}

/** Grants of our needs. */
export function neededGrants(needs: readonly IamNeed[]): readonly Grant[] {
  return needs.flatMap(({ actions, resources, conditions }) =>
    actions.flatMap((action) =>
      resources.map((resource) => ({ action: action.toLowerCase(), resource, condition: conditions ?? null })),
    ),
  );
}

/** CDK's reference to a resource, in our notation. */
function canonical(resource: string, handles: Handles): string {
  const withSelf = handles.has('StateMachine')
    ? resource
    : resource.replaceAll("${Select(6, Split(':', ${StateMachine}))}", selfName).replaceAll('${StateMachine}', selfArn);
  return [...handles.values()].reduce((text, { id, kind, ref }) => {
    const own = `\${${id}Arn}`;
    const name = `\${${id}Name}`;
    // Known defect 13: CDK composes the ARN of a table instead of asking the table; others it composes rightly.
    const composed = composedArn(kind, `\${${id}}`);
    const replaced = text
      .replaceAll(`\${Select(6, Split(':', \${${id}}))}`, name)
      .replace(new RegExp(`\\$\\{${id}\\.(Job\\w+)?Arn\\}`, 'g'), own)
      .replaceAll(composed ?? own, own);
    return ref === 'Arn' ? replaced.replaceAll(`\${${id}}`, own) : replaced.replaceAll(`\${${id}}`, name);
  }, withSelf);
}

/** The ARN of a resource made of its name. */
function composedArn(kind: string, name: string): string | undefined {
  const pseudo: Readonly<Record<string, string>> = {
    '${Partition}': '${AWS::Partition}',
    '${Region}': '${AWS::Region}',
    '${Account}': '${AWS::AccountId}',
  };
  return handleArnFormat(kind)?.replace(/\$\{\w+\}/g, (variable) => pseudo[variable] ?? name);
}

/** Whether `wide` allows everything that `narrow` allows. */
export function covers(wide: Grant, narrow: Grant, handles: Handles): boolean {
  if (wide.action !== narrow.action) return false;
  if (wide.condition !== null && comparable(wide.condition) !== comparable(narrow.condition)) return false;
  const pattern = wide.resource.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const matches = new RegExp(`^${pattern.join('.*')}$`);
  return matches.test(narrow.resource) || matches.test(expanded(narrow.resource, handles));
}

/** A handle's ARN written out, so that a wildcard over its type is seen to cover it. */
function expanded(resource: string, handles: Handles): string {
  return [...handles.values()].reduce(
    (text, { id, kind }) => text.replaceAll(`\${${id}Arn}`, composedArn(kind, id) ?? text),
    resource,
  );
}

/** `StringLike` without a wildcard is `StringEquals`. */
function comparable(condition: unknown): string {
  return JSON.stringify(condition).replace('StringLike', 'StringEquals');
}
