/** A run of the fuzzer: programs in batches until the time or the count is over, and what was found. */
import { compileSources } from './compile-sources.ts';
import { type FuzzProgram, generateProgram } from './generate/program.ts';
import { seedOf } from './generate/random.ts';
import { judge } from './judge.ts';
import { type FailingProgram, signature } from './shrink.ts';

export interface Failure {
  readonly seed: number;
  readonly what: string;
  readonly program: FailingProgram;
  readonly native?: unknown;
  readonly compiled?: unknown;
}

export interface Findings {
  programs: number;
  compiled: number;
  runs: number;
  voidRuns: number;
  states: number;
  transitions: number;
  readonly illTyped: Map<string, number>;
  readonly refused: Map<string, number>;
  readonly refusedPrograms: { count: number };
  readonly failures: Failure[];
  /** How often each construct was written, and in how many programs that compiled. */
  readonly constructs: Map<string, { written: number; compiled: number }>;
}

export interface Campaign {
  readonly seed: number;
  readonly batch: number;
  /** True when no further batch shall begin. */
  over(findings: Findings): boolean;
  progress?(findings: Findings): void;
}

/** Runs a campaign. */
export async function runCampaign(campaign: Campaign): Promise<Findings> {
  const findings = noFindings();
  for (let index = 0; !campaign.over(findings); index += campaign.batch) {
    const programs = Array.from({ length: campaign.batch }, (_, offset) =>
      generateProgram(seedOf(campaign.seed, index + offset)),
    );
    const results = compileSources(programs.map((program) => program.source));
    for (const [position, program] of programs.entries()) {
      const result = results[position];
      if (result) await consider(program, result, findings);
    }
    campaign.progress?.(findings);
  }
  return findings;
}

function noFindings(): Findings {
  return {
    programs: 0,
    compiled: 0,
    runs: 0,
    voidRuns: 0,
    states: 0,
    transitions: 0,
    illTyped: new Map(),
    refused: new Map(),
    refusedPrograms: { count: 0 },
    failures: [],
    constructs: new Map(),
  };
}

async function consider(
  program: FuzzProgram,
  result: ReturnType<typeof compileSources>[number],
  findings: Findings,
): Promise<void> {
  findings.programs += 1;
  for (const [name, count] of program.hits) {
    const known = findings.constructs.get(name) ?? { written: 0, compiled: 0 };
    findings.constructs.set(name, {
      written: known.written + count,
      compiled: known.compiled + (result.kind === 'compiled' ? 1 : 0),
    });
  }
  const failing = (input: unknown): FailingProgram => ({
    source: program.source,
    input,
    concurrent: program.concurrent,
  });
  if (result.kind === 'ill-typed')
    return count(
      findings.illTyped,
      result.messages.map((message) => message.split(' ')[0] ?? ''),
    );
  if (result.kind === 'refused') {
    findings.refusedPrograms.count += 1;
    return count(
      findings.refused,
      result.codes.map((code) => `STEP${code}`),
    );
  }
  if (result.kind === 'crashed') {
    findings.failures.push({
      seed: program.seed,
      what: `crash: ${signature(result.message)}`,
      program: failing(program.inputs[0]),
      compiled: result.message,
    });
    return;
  }
  findings.compiled += 1;
  findings.states += statesIn(result.workflow.definition);
  for (const input of program.inputs) {
    const verdict = await judge(program.source, result.workflow, input, program.concurrent);
    findings.runs += 1;
    if (verdict.kind === 'void') findings.voidRuns += 1;
    if (verdict.kind === 'equal') findings.transitions += verdict.transitions;
    if (verdict.kind !== 'different') continue;
    findings.failures.push({
      seed: program.seed,
      what: verdict.what,
      program: failing(input),
      native: verdict.native,
      compiled: verdict.compiled,
    });
    return;
  }
}

function count(histogram: Map<string, number>, keys: readonly string[]): void {
  for (const key of new Set(keys)) histogram.set(key, (histogram.get(key) ?? 0) + 1);
}

/** All states of a machine, those of branches and item processors too. */
function statesIn(definition: unknown): number {
  if (typeof definition !== 'object' || definition === null) return 0;
  const own =
    'States' in definition && typeof definition.States === 'object' && definition.States !== null
      ? Object.keys(definition.States).length
      : 0;
  return own + Object.values(definition).reduce((sum: number, part: unknown) => sum + statesIn(part), 0);
}
