/**
 * ARNs of what is named after a resource: executions of a state machine, tasks of a cluster. They are in the region and account
 * of that resource, which an imported one does not share with the stack.
 */
import { Arn, ArnFormat, Token } from 'aws-cdk-lib';
import type { BoundResource } from './bound-resource.ts';

/**
 * An ARN template with the region and account of the resource whose name is in it.
 *
 * @example
 * inOwnEnvironment('arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${ShipName}:*', bound);
 * // 'arn:${AWS::Partition}:states:us-east-1:999988887777:execution:${ShipName}:*'
 */
export function inOwnEnvironment(template: string, resources: ReadonlyMap<string, BoundResource>): string {
  const id = /\$\{(\w+)Name\}/.exec(template)?.[1];
  const owner = id === undefined ? undefined : resources.get(id);
  if (owner === undefined || owner.isSelf) return template;
  const { region, account } = environmentOf(owner);
  return template
    .replace('${AWS::Region}', () => region ?? '${AWS::Region}')
    .replace('${AWS::AccountId}', () => account ?? '${AWS::AccountId}');
}

interface Environment {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** What a construct says of itself, else what its ARN does; ARNs of some services leave these parts empty. */
function environmentOf({ construct, attribute }: BoundResource): Environment {
  const arn = attribute('Arn');
  if (construct !== undefined && 'env' in construct && (arn === undefined || Token.isUnresolved(arn)))
    return declared(construct);
  if (arn === undefined || !(Token.isUnresolved(arn) || /^arn:([^:]*:){4}/.test(arn))) return {};
  const { region, account } = Arn.split(arn, ArnFormat.NO_RESOURCE_NAME);
  return { region: region || undefined, account: account || undefined };
}

function declared(construct: object): Environment {
  const env: unknown = Reflect.get(construct, 'env');
  if (typeof env !== 'object' || env === null) return {};
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(env, name);
    return typeof value === 'string' ? value : undefined;
  };
  return { region: text('region'), account: text('account') };
}
