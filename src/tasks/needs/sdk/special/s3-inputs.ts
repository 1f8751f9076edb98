/**
 * Services that read an S3 object with the rights of the caller: `S3Object: { Bucket, Name }` anywhere in the arguments.
 */
import { dynamic } from '../../facts.ts';
import { need } from '../../need.ts';
import { objectArns } from '../../resource-forms.ts';
import type { ArgumentFact, IamNeed } from '../../types.ts';

const readers: readonly string[] = ['rekognition', 'textract'];

/** The needs of the objects that a call hands to its service. */
export function s3InputNeeds(service: string, facts: ArgumentFact): readonly IamNeed[] {
  return readers.includes(service) ? objectsIn(facts) : [];
}

function objectsIn(facts: ArgumentFact): readonly IamNeed[] {
  if (facts.kind === 'list') return facts.items.flatMap(objectsIn);
  if (facts.kind !== 'record') return [];
  return Object.entries(facts.entries).flatMap(([key, fact]) => {
    if (key !== 'S3Object') return objectsIn(fact);
    const entries = fact.kind === 'record' ? fact.entries : {};
    const object: ArgumentFact = {
      kind: 'record',
      entries: { Bucket: entries.Bucket ?? dynamic, Key: entries.Name ?? dynamic },
    };
    const actions = entries.Version === undefined ? ['s3:GetObject'] : ['s3:GetObject', 's3:GetObjectVersion'];
    return [need(actions, objectArns(object))];
  });
}
