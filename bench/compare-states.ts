/**
 * Compares what the compiler emits with ASL that an expert wrote by hand: states in the definition, its size, and states
 * entered when both run on the same input with the same tasks. Standard workflows bill each state entered. Both must end
 * alike, or the comparison would be of different programs.
 */
import { readFileSync } from 'node:fs';
import type { CompiledWorkflow } from '../src/artifact/index.ts';
import { type StateMachine, walkStates } from '../src/asl/index.ts';
import type { ExecutionResult } from '../src/runtime/index.ts';
import { runtimeFor, SCENARIOS, type Scenario } from './scenarios.ts';

/** Numbers of one definition in one scenario. */
export interface Measure {
  readonly states: number;
  readonly bytes: number;
  readonly entered: number;
}

/** Both definitions in one scenario. */
export interface Comparison {
  readonly title: string;
  readonly byHand: Measure;
  readonly compiled: Measure;
}

/** Runs every scenario on both definitions. */
export async function compareStates(workflows: ReadonlyMap<string, CompiledWorkflow>): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const scenario of SCENARIOS) {
    const compiled = workflows.get(scenario.program)?.definition;
    if (compiled === undefined) throw new Error(`${scenario.program} is not compiled.`);
    const byHand = handWritten(scenario.program);
    const results = [await run(byHand, scenario), await run(compiled, scenario)] as const;
    const [expected, actual] = results.map(({ status, output, error }) => JSON.stringify({ status, output, error }));
    if (expected !== actual) throw new Error(`${scenario.title}: by hand ${expected}, compiled ${actual}`);
    comparisons.push({
      title: scenario.title,
      byHand: measure(byHand, results[0]),
      compiled: measure(compiled, results[1]),
    });
  }
  return comparisons;
}

/** The hand-written definition of a program. */
export function handWritten(program: string): StateMachine {
  return JSON.parse(readFileSync(new URL(`handwritten/${program}.asl.json`, import.meta.url), 'utf8'));
}

function run(definition: StateMachine, scenario: Scenario): Promise<ExecutionResult> {
  return runtimeFor(scenario).run(definition, scenario.input);
}

function measure(definition: StateMachine, { trace }: ExecutionResult): Measure {
  return {
    states: [...walkStates(definition)].length,
    bytes: Buffer.byteLength(JSON.stringify(definition)),
    entered: trace.length,
  };
}
