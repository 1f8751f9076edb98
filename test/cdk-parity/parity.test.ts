/**
 * Parity with the CDK's own tasks: for every recorded example a workflow that calls the same, ends the same and may do the same or
 * less. Differences are waived one by one, and docs/cdk-parity.md lists them all.
 */
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import { type ComparedGrants, compareGrants, compareRuns } from './compare.ts';
import { compilePrograms } from './compile-programs.ts';
import type { Grant } from './grants.ts';
import { type OracleRecord, programName, readRecords } from './read-records.ts';
import { synthesizedGrants } from './synthesize.ts';
import { renderParity } from './verdict.ts';
import { type Waiver, waivers } from './waivers.ts';

const records = readRecords();

let workflows: ReadonlyMap<string, CompiledWorkflow>;
let grants: ReadonlyMap<string, readonly Grant[]>;
let compileErrors: readonly string[];

beforeAll(() => {
  ({ workflows, errors: compileErrors } = compilePrograms());
  grants = synthesizedGrants(workflows);
});

/** The longest match wins, so that one example of a group can have its own. */
function waiverOf(record: OracleRecord): Waiver | undefined {
  return waivers
    .filter((waiver) => record.id.startsWith(waiver.record))
    .sort((a, b) => b.record.length - a.record.length)[0];
}

function programOf(record: OracleRecord): CompiledWorkflow {
  const workflow = workflows.get(programName(record.id));
  if (workflow === undefined) throw new Error(`${programName(record.id)} is not among the programs`);
  return workflow;
}

function grantsOf(record: OracleRecord): ComparedGrants {
  return compareGrants(record, grants.get(programName(record.id)) ?? []);
}

it('compiles every program', () => {
  expect(compileErrors).toEqual([]);
  expect([...workflows.keys()].sort()).toEqual(records.map((record) => programName(record.id)).sort());
});

describe.each(records.map((record) => [record.id, record] as const))('%s', (_, record) => {
  it('calls the same and ends the same', async () => {
    const runs = await compareRuns(record, programOf(record));
    if (waiverOf(record)?.calls)
      expect(runs.every(({ cdk, own }) => !isDeepStrictEqual(cdk.calls, own.calls))).toBe(true);
    else for (const { cdk, own } of runs) expect(own).toEqual(cdk);
  });

  it('may do the same or less', () => {
    const { missing, wider } = grantsOf(record);
    const waiver = waiverOf(record);
    expect(missing.filter((action) => !waiver?.missing?.includes(action))).toEqual([]);
    expect(wider.filter((action) => !waiver?.wider?.includes(action))).toEqual([]);
  });
});

it('has no waiver that nothing needs', () => {
  const stale = waivers.flatMap((waiver) => {
    const own = records.filter((record) => waiverOf(record) === waiver);
    const found = own.map(grantsOf);
    const unused = (kind: 'missing' | 'wider'): readonly string[] =>
      (waiver[kind] ?? []).filter((action) => !found.some((each) => each[kind].includes(action)));
    const problems = [...unused('missing'), ...unused('wider')].map((action) => `${waiver.record}: ${action}`);
    return own.length === 0 ? [waiver.record] : problems;
  });
  expect(stale).toEqual([]);
});

it('is listed in docs/cdk-parity.md', async () => {
  const compared = records.map((record) => ({ record, grants: grantsOf(record), waiver: waiverOf(record) }));
  await expect(renderParity(compared)).toMatchFileSnapshot('../../docs/cdk-parity.md');
});
