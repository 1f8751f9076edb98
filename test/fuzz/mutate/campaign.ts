/** A run of the mutation fuzzer: mutants of the cases of one file after another, compiled many at once, run and judged. */
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import type { CompiledSource } from '../compile-sources.ts';
import { compileOne, programOf } from '../compile-sources.ts';
import { createRandom, type Random, seedOf } from '../generate/random.ts';
import { judge } from '../judge.ts';
import { type FailingProgram, signature } from '../shrink.ts';
import { inputTypeOf, textsIn, variedInput } from './inputs.ts';
import { mutantOf } from './mutate.ts';
import { type Subject, subjectsOf } from './subjects.ts';

/** A mutant and what to run it with. */
export interface MutantProgram {
  readonly subject: Subject;
  readonly seed: number;
  readonly source: string;
  readonly names: readonly string[];
  readonly inputs: readonly unknown[];
  readonly concurrent: boolean;
}

export interface MutantFailure {
  readonly program: MutantProgram;
  readonly what: string;
  readonly failing: FailingProgram;
  readonly native?: unknown;
  readonly compiled?: unknown;
}

export interface MutantFindings {
  programs: number;
  compiled: number;
  refusedPrograms: number;
  illTyped: number;
  runs: number;
  voidRuns: number;
  readonly refused: Map<string, number>;
  /** How often each mutation was in a mutant, and in one that compiled. */
  readonly mutations: Map<string, { made: number; compiled: number }>;
  readonly failures: MutantFailure[];
}

export interface MutantCampaign {
  readonly seed: number;
  /** Mutants of each file. */
  readonly per: number;
  readonly files: readonly string[];
  /** Compiles a mutant; the compiler's own where absent. */
  readonly compile?: typeof compileOne;
  over?(): boolean;
  progress?(file: string, findings: MutantFindings): void;
}

/** Mutants that are one program of TypeScript. */
const BATCH = 50;
/** Inputs of the case, and varied ones, that a mutant is run with. */
const MOST_INPUTS = 4;
const VARIED_INPUTS = 3;

/** Runs a campaign. */
export async function runMutants(campaign: MutantCampaign): Promise<MutantFindings> {
  const findings: MutantFindings = {
    programs: 0,
    compiled: 0,
    refusedPrograms: 0,
    illTyped: 0,
    runs: 0,
    voidRuns: 0,
    refused: new Map(),
    mutations: new Map(),
    failures: [],
  };
  for (const file of campaign.files) {
    if (campaign.over?.()) break;
    const seeds = Array.from({ length: campaign.per }, (_, index) => seedOf(campaign.seed, index));
    const mutants = await mutantsOf(file, seeds);
    for (let start = 0; start < mutants.length && !campaign.over?.(); start += BATCH) {
      const batch = mutants.slice(start, start + BATCH);
      const sources = batch.map(({ source }) => source);
      const { program, files } = programOf(sources, batch[0]?.subject.setting.folder);
      for (const [index, mutant] of batch.entries()) {
        if (campaign.over?.()) break;
        const result = (campaign.compile ?? compileOne)(program, files[index], mutant.subject.workflow);
        await consider(mutant, result, findings);
      }
    }
    campaign.progress?.(file, findings);
  }
  return findings;
}

/** The mutants of a file, one for each seed. */
export async function mutantsOf(file: string, seeds: readonly number[]): Promise<readonly MutantProgram[]> {
  const subjects = await subjectsOf(file);
  if (subjects.length === 0) return [];
  const { program, files } = programOf(
    subjects.map(({ source }) => source),
    subjects[0]?.setting.folder,
  );
  const checker = program.getTypeChecker();
  return seeds.flatMap((seed) => {
    const random = createRandom(seed);
    const at = random.below(subjects.length);
    const [subject, source] = [subjects[at], files[at]];
    if (!subject || !source) return [];
    const mutant = mutantOf(source, checker, random, random.pick([1, 1, 2, 3]));
    const type = inputTypeOf(source, checker, subject.workflow);
    const texts = textsIn(subject.inputs);
    const vary = (): readonly unknown[] => {
      const given = subject.inputs[random.below(subject.inputs.length)];
      return type && subject.inputs.length > 0 ? [variedInput(random, checker, type, given, texts)] : [];
    };
    const inputs = [...chosen(random, subject.inputs), ...Array.from({ length: VARIED_INPUTS }, vary).flat()];
    const concurrent = subject.concurrent || isConcurrent(mutant.source);
    return [{ subject, seed, source: mutant.source, names: mutant.names, inputs, concurrent }];
  });
}

function chosen(random: Random, inputs: readonly unknown[]): readonly unknown[] {
  const rest = [...inputs];
  while (rest.length > MOST_INPUTS) rest.splice(random.below(rest.length), 1);
  return rest;
}

/** Calls of one moment may come in any order: also where promises that are kept became branches. */
export const runsConcurrently = (mutant: MutantProgram, workflow: CompiledWorkflow): boolean =>
  mutant.concurrent || /"Type":"(Parallel|Map)"/.test(JSON.stringify(workflow.definition));

const isConcurrent = (source: string): boolean =>
  /Promise\.|\.then\(|\.catch\(|\.finally\(|\bkeptmut|\bmap\(/.test(source);

async function consider(mutant: MutantProgram, result: CompiledSource, findings: MutantFindings): Promise<void> {
  const { subject, source } = mutant;
  findings.programs += 1;
  const concurrent = result.kind === 'compiled' && runsConcurrently(mutant, result.workflow);
  const failing = (input: unknown): FailingProgram => ({ source, input, concurrent, setting: subject.setting });
  note(findings, mutant, result.kind === 'compiled');
  switch (result.kind) {
    case 'ill-typed':
      findings.illTyped += 1;
      return;
    case 'refused':
      findings.refusedPrograms += 1;
      for (const code of new Set(result.codes)) {
        const key = `STEP${code}`;
        findings.refused.set(key, (findings.refused.get(key) ?? 0) + 1);
      }
      return;
    case 'crashed':
      findings.failures.push({
        program: mutant,
        what: `crash: ${signature(result.message)}`,
        failing: failing(mutant.inputs[0]),
        compiled: result.message,
      });
      return;
    case 'compiled':
      findings.compiled += 1;
  }
  for (const input of mutant.inputs) {
    const verdict = await judge(source, result.workflow, input, concurrent, subject.setting);
    findings.runs += 1;
    if (verdict.kind === 'void') findings.voidRuns += 1;
    if (verdict.kind !== 'different') continue;
    const { what, native, compiled } = verdict;
    findings.failures.push({ program: mutant, what, failing: failing(input), native, compiled });
    return;
  }
}

function note({ mutations }: MutantFindings, { names }: MutantProgram, isCompiled: boolean): void {
  for (const name of names) {
    const known = mutations.get(name) ?? { made: 0, compiled: 0 };
    mutations.set(name, { made: known.made + 1, compiled: known.compiled + (isCompiled ? 1 : 0) });
  }
}
