/**
 * Replaces the placeholders of artifacts (`${OrdersName}`, `${AWS::Region}`) with identifiers of bound resources. Only
 * placeholders of the workflow's own resources count: any other `${…}` is text of the user's and stays as it is.
 */
import type { Stack } from 'aws-cdk-lib';
import type { ResourceAttribute } from '../artifact/index.ts';
import type { BoundResource } from './bound-resource.ts';
import type { ConstructProblem } from './construct-error.ts';

const attributes: readonly ResourceAttribute[] = ['Name', 'Arn', 'Url'];

/**
 * The placeholders of the given resources that occur in a text, with their values; identifiers that a resource cannot give
 * are problems.
 *
 * @example
 * findSubstitutions('{"TableName":"${OrdersName}"}', [orders]); // { values: { OrdersName: … }, problems: [] }
 */
export function findSubstitutions(
  text: string,
  resources: Iterable<BoundResource>,
): { readonly values: Readonly<Record<string, string>>; readonly problems: readonly ConstructProblem[] } {
  const values: Record<string, string> = {};
  const problems: ConstructProblem[] = [];
  for (const resource of resources) {
    for (const attribute of attributes) {
      const key = `${resource.id}${attribute}`;
      if (!text.includes(`\${${key}}`)) continue;
      const value = resource.attribute(attribute);
      if (value === undefined) problems.push(unavailable(resource, attribute));
      else values[key] = value;
    }
  }
  return { values, problems };
}

/**
 * Puts the values in the place of their placeholders.
 *
 * @example
 * substitute('${OrdersArn}/index/*', { OrdersArn: table.tableArn });
 */
export function substitute(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{([\w:]+)\}/g, (placeholder, key: string) =>
    Object.hasOwn(values, key) ? (values[key] ?? placeholder) : placeholder,
  );
}

/**
 * The values of the CloudFormation pseudo parameters that IAM templates use; a known environment gives plain text.
 *
 * @example
 * substitute('arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:*', pseudoParameters(stack));
 */
export function pseudoParameters(stack: Stack): Readonly<Record<string, string>> {
  return {
    'AWS::Partition': stack.partition,
    'AWS::Region': stack.region,
    'AWS::AccountId': stack.account,
    'AWS::URLSuffix': stack.urlSuffix,
  };
}

function unavailable({ id, kind }: BoundResource, attribute: ResourceAttribute): ConstructProblem {
  return {
    code: 'STEP4206',
    problem: `The ${attribute.toLowerCase()} of \`${id}\` (${kind}) is needed, but neither known nor derivable.`,
    remedy: 'Bind it to a construct that has it, e.g. one imported by its attributes.',
  };
}
