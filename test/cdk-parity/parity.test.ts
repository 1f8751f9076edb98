/**
 * IAM parity with the CDK's own tasks: for every recorded example we grant the same or less, and everything that is needed.
 * The six families that StepScript types (lambda, dynamodb, sqs, sns, events, states) have no waiver. Defect 13 (the ARN of a
 * table composed of its name) is taken as the table's own ARN, which is what we grant.
 */
import { describe, expect, it } from 'vitest';
import { distributedMapNeeds, needsOf } from '../../src/tasks/needs/index.ts';
import { callsOf, handlesOf, hasDistributedMap } from './call-facts.ts';
import { covers, type Grant, neededGrants, recordedGrants } from './grants.ts';
import { type OracleRecord, readRecords } from './read-records.ts';
import { type Waiver, waivers } from './waivers.ts';

const records = readRecords();
const families = /:::(lambda|dynamodb|sqs|sns|events|states):|^\$\{/;

interface Difference {
  readonly missing: readonly string[];
  readonly wider: readonly string[];
}

function difference(record: OracleRecord): Difference {
  const results = callsOf(record).map(needsOf);
  const refused = results.flatMap((result) => (result.ok ? [] : [result.message]));
  expect(refused).toEqual([]);
  const ofMap = hasDistributedMap(record) ? distributedMapNeeds() : [];
  const handles = handlesOf(record);
  const ours = neededGrants([...results.flatMap((result) => (result.ok ? result.needs : [])), ...ofMap]);
  const recorded = recordedGrants(record.iamStatements, handles);
  const actionsOf = (grants: readonly Grant[]): readonly string[] =>
    [...new Set(grants.map(({ action }) => action))].sort();
  return {
    missing: actionsOf(recorded.filter((theirs) => !ours.some((grant) => covers(theirs, grant, handles)))),
    wider: actionsOf(ours.filter((grant) => !recorded.some((theirs) => covers(theirs, grant, handles)))),
  };
}

/** The longest match wins, so that one example of a group can have its own. */
function waiverOf(record: OracleRecord): Waiver | undefined {
  return waivers
    .filter((waiver) => record.id.startsWith(waiver.record))
    .sort((a, b) => b.record.length - a.record.length)[0];
}

describe('permissions of every recorded example', () => {
  it.each(records.map((record) => [record.id, record] as const))('%s', (_, record) => {
    const { missing, wider } = difference(record);
    const waiver = waiverOf(record);
    expect(missing.filter((action) => !waiver?.missing?.includes(action))).toEqual([]);
    expect(wider.filter((action) => !waiver?.wider?.includes(action))).toEqual([]);
  });

  it('covers the six families without a waiver', () => {
    const ofFamilies = records.filter((record) => callsOf(record).some(({ resource }) => families.test(resource)));
    expect(ofFamilies.length).toBeGreaterThan(40);
    expect(ofFamilies.filter((record) => waiverOf(record) !== undefined).map(({ id }) => id)).toEqual([]);
  });

  it('has no waiver that nothing needs', () => {
    const stale = waivers.flatMap((waiver) => {
      const found = records.filter((record) => waiverOf(record) === waiver).map(difference);
      const unused = (kind: 'missing' | 'wider'): readonly string[] =>
        (waiver[kind] ?? []).filter((action) => !found.some((each) => each[kind].includes(action)));
      return [...unused('missing'), ...unused('wider')].map((action) => `${waiver.record}: ${action}`);
    });
    expect(stale).toEqual([]);
  });
});
