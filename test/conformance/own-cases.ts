/**
 * Our own conformance cases, which are files of the repository: executions like the recorded ones, each with the pages that
 * say what must come of it. They run under names and ARNs that are the same for all.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordedCase } from './recordings.ts';

/** A case and where its expectation comes from. */
export interface OwnCase extends RecordedCase {
  readonly provenance: {
    readonly authors: string;
    readonly written: string;
    /** The pages of AWS's documentation that describe the behaviour. */
    readonly behaviour: readonly string[];
  };
}

type Kept = Omit<OwnCase, 'context' | 'features'> & Partial<Pick<OwnCase, 'features'>>;

const FOLDER = join(import.meta.dirname, 'cases');
const ACCOUNT = 'arn:aws:states:us-east-1:111111111111';
const CONTEXT = {
  region: 'us-east-1',
  account: '111111111111',
  stateMachineName: 'machine',
  stateMachineArn: `${ACCOUNT}:stateMachine:machine`,
  executionName: 'execution',
  executionArn: `${ACCOUNT}:execution:machine:execution`,
  roleArn: 'arn:aws:iam::111111111111:role/role',
};

/** All cases. */
export function ownCases(): readonly OwnCase[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const kept: Kept = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    return { features: [], ...kept, context: CONTEXT };
  });
}
