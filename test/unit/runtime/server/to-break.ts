/**
 * What the fuzz tests break: our own conformance cases, the compiled definitions of test/constructs, and the recordings of
 * AWS where they are at hand. Compiled definitions come without their inputs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '../../../../src/asl/index.ts';
import { ownCases } from '../../../conformance/own-cases.ts';
import { recordedExecutions, recordedTestStates } from '../../../conformance/recordings.ts';

/** A definition and an input for it. */
export interface Breakable {
  readonly definition: Json;
  readonly input: Json;
}

/** A call of TestState, its JSON texts as JSON; `args` are the other members. */
export interface BreakableTestState extends Breakable {
  readonly args: JsonObject;
}

const GOLDEN = join(import.meta.dirname, '../../../constructs/golden');

/** Executions. */
export function executionsToBreak(): readonly Breakable[] {
  const compiled = readdirSync(GOLDEN, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.asl.json'))
    .sort()
    .map((file): Breakable => ({ definition: JSON.parse(readFileSync(join(GOLDEN, file), 'utf8')), input: {} }));
  return [...executionsWithInput(), ...compiled];
}

function executionsWithInput(): readonly Breakable[] {
  return [...ownCases(), ...recordedExecutions()].map(({ definition, input }) => ({
    definition: JSON.parse(JSON.stringify(definition)),
    input,
  }));
}

/** Calls of TestState: every state of our own cases, with a mock where it takes one. */
export function testStatesToBreak(): readonly BreakableTestState[] {
  const own = ownCases().flatMap(({ definition, input }) =>
    Object.entries(definition.States).map(([stateName, { Type }]): BreakableTestState => {
      const works = Type === 'Task' || Type === 'Map' || Type === 'Parallel';
      return {
        definition: JSON.parse(JSON.stringify(definition)),
        input,
        args: { stateName, inspectionLevel: 'DEBUG', variables: { x: 1 }, ...(works && { mock: { result: '[1]' } }) },
      };
    }),
  );
  return [...own, ...recordedTestStates()];
}
