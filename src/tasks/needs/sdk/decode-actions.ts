/**
 * Reads the generated table of IAM actions. Each IAM prefix has one text: the first line lists resource types as
 * `name=arn` joined by `;` (`~` = a regional ARN of the prefix itself); each further line is `types:actions`, where types
 * are indexes into the first line (`?` = optional) and actions are grouped by first word, `Get-Item,Records Put-Item`.
 */
import { iamActions } from './iam-actions.generated.ts';

/** A resource type that an action takes. */
export interface ResourceType {
  readonly name: string;
  /** ARN format, e.g. `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
  readonly arn: string;
  readonly required: boolean;
}

/** An IAM action as the service authorization reference lists it. */
export interface IamAction {
  /** With its prefix, e.g. `dynamodb:GetItem`. */
  readonly name: string;
  readonly prefix: string;
  readonly resourceTypes: readonly ResourceType[];
}

/**
 * Looks up an action by its full name; IAM ignores case, so this does too.
 *
 * @example
 * findAction('sqs:sendmessage')?.name; // 'sqs:SendMessage'
 */
export function findAction(fullName: string): IamAction | undefined {
  const separator = fullName.indexOf(':');
  const prefix = fullName.slice(0, separator);
  const wanted = fullName.slice(separator + 1).toLowerCase();
  const text = Object.hasOwn(iamActions, prefix) ? iamActions[prefix] : undefined;
  if (text === undefined) return undefined;
  const [types = '', ...groups] = text.split('\n');
  for (const group of groups) {
    const colon = group.indexOf(':');
    const name = findInGroup(group.slice(colon + 1), wanted);
    if (name !== undefined) {
      return { name: `${prefix}:${name}`, prefix, resourceTypes: decodeTypes(prefix, types, group.slice(0, colon)) };
    }
  }
  return undefined;
}

function findInGroup(text: string, wanted: string): string | undefined {
  for (const byVerb of text.split(' ')) {
    const dash = byVerb.indexOf('-');
    const verb = byVerb.slice(0, dash);
    if (!wanted.startsWith(verb.toLowerCase())) continue;
    const rest = wanted.slice(verb.length);
    const found = byVerb
      .slice(dash + 1)
      .split(',')
      .find((each) => each.toLowerCase() === rest);
    if (found !== undefined) return verb + found;
  }
  return undefined;
}

function decodeTypes(prefix: string, types: string, indexes: string): readonly ResourceType[] {
  const all = types.split(';');
  return indexes.split(',').flatMap((index) => {
    const type = all[Number.parseInt(index, 10)];
    if (type === undefined) return [];
    const equals = type.indexOf('=');
    const arn = type.slice(equals + 1).replace(/^~/, `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`);
    return [{ name: type.slice(0, equals), arn, required: !index.endsWith('?') }];
  });
}
