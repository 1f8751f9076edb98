/** A state that TestState cannot run, or refuses. */
import { UsageError } from '../../../dsl/index.ts';

/** The mistake, as the test sees it. */
export function cannotTest(problem: string): UsageError {
  return new UsageError(
    'STEP8215',
    `TestState cannot run this: ${problem}.`,
    'docs/testing.md lists what it cannot run; the deployed workflow runs everything, without mocks.',
  );
}
