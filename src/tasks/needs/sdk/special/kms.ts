/**
 * KMS operations name a key by id, ARN or alias. IAM knows no alias as the resource of a cryptographic operation: the key
 * behind it must be matched by the alias condition.
 */
import { constantText, factAt } from '../../facts.ts';
import { arnsOf } from '../../fill-arn.ts';
import { need } from '../../need.ts';
import type { ArgumentFact, IamNeed } from '../../types.ts';
import { findAction } from '../decode-actions.ts';

const key = 'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}';

function onKey(action: string, fact: ArgumentFact | undefined): IamNeed {
  const alias = /(?:^|:)(alias\/.+)$/.exec(constantText(fact) ?? '')?.[1];
  if (alias === undefined) return need(action, arnsOf(key, fact));
  return need(action, arnsOf(key, undefined), { StringEquals: { 'kms:RequestAlias': alias } });
}

/** The needs of an operation on keys, or `undefined` for every other operation. */
export function kmsNeeds(operation: string, facts: ArgumentFact): readonly IamNeed[] | undefined {
  if (operation === 'reEncrypt') {
    return [
      onKey('kms:ReEncryptFrom', factAt(facts, 'SourceKeyId')),
      onKey('kms:ReEncryptTo', factAt(facts, 'DestinationKeyId')),
    ];
  }
  const action = findAction(`kms:${operation}`);
  const onlyKeys =
    action?.resourceTypes.every((type) => type.name === 'key') === true && action.resourceTypes.length > 0;
  return onlyKeys ? [onKey(action.name, factAt(facts, 'KeyId'))] : undefined;
}
