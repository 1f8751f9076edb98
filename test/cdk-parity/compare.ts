/** One example of the CDK against the program that stands for it: what they call, what comes out, what their roles may do. */
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import type { StateMachine } from '../../src/asl/index.ts';
import { covers, type Grant, recordedGrants } from './grants.ts';
import type { OracleRecord } from './read-records.ts';
import { recordedMachine, sampleInput } from './recorded-machine.ts';
import { type Run, runMachine } from './run-machine.ts';
import { scenarios } from './scenarios.ts';

/** Both runs of one scenario. */
export interface ComparedRun {
  readonly cdk: Run;
  readonly own: Run;
}

/** Actions whose grants differ. */
export interface ComparedGrants {
  /** The CDK grants them, and we do not on any such resource. */
  readonly missing: readonly string[];
  /** We grant them where the CDK does not. */
  readonly wider: readonly string[];
  /** Both grant them, and the CDK's grants cover more. */
  readonly narrower: readonly string[];
}

/** Runs both under every scenario. */
export async function compareRuns(record: OracleRecord, workflow: CompiledWorkflow): Promise<readonly ComparedRun[]> {
  const machine = recordedMachine(record);
  if (machine === undefined) return [];
  return Promise.all(
    (scenarios[record.id] ?? [{}]).map(async ({ input = sampleInput(machine), answers = {} }) => ({
      cdk: await runMachine(machine, input, answers),
      own: await runMachine(inDeployment(workflow.definition), input, answers),
    })),
  );
}

/** A workflow's definition is a machine whose states nobody has typed. */
function inDeployment(definition: CompiledWorkflow['definition']): StateMachine {
  return JSON.parse(JSON.stringify(definition));
}

/** Compares the statements of the CDK's role with the grants of ours. */
export function compareGrants(record: OracleRecord, own: readonly Grant[]): ComparedGrants {
  const recorded = record.iamStatements === undefined ? [] : recordedGrants(record);
  const covered = (wide: readonly Grant[], narrow: Grant): boolean =>
    wide.some((grant) => covers(grant, narrow, record));
  const missing = recorded.filter((theirs) => !own.some((grant) => covers(theirs, grant, record)));
  return {
    missing: actionsOf(missing),
    wider: actionsOf(own.filter((grant) => !covered(recorded, grant))),
    narrower: actionsOf(recorded.filter((theirs) => !missing.includes(theirs) && !covered(own, theirs))),
  };
}

function actionsOf(grants: readonly Grant[]): readonly string[] {
  return [...new Set(grants.map(({ action }) => action))].sort();
}
