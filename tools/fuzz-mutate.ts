/**
 * `npm run fuzz:mutate -- --seed S --per N`: changes the cases of `test/constructs` at random, N mutants of each file, and compares
 * their native and compiled runs. `--files a,b` takes only these files, `--seconds N` stops after that time, `--mutations` counts
 * what was mutated, `--shrink` makes the first failure of each kind small. `--show S --files a` prints the mutant of a seed that a
 * failure named, and what its runs gave.
 */
import { parseArgs } from 'node:util';
import { casesFiles } from '../test/differential/compile-cases.ts';
import { compileSources } from '../test/fuzz/compile-sources.ts';
import { judge } from '../test/fuzz/judge.ts';
import { type MutantFindings, mutantsOf, runMutants, runsConcurrently } from '../test/fuzz/mutate/campaign.ts';
import { shrink } from '../test/fuzz/shrink.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    per: { type: 'string', default: '50' },
    files: { type: 'string' },
    seconds: { type: 'string' },
    show: { type: 'string' },
    shrink: { type: 'boolean', default: false },
    mutations: { type: 'boolean', default: false },
  },
});

/** A file whose labels the loader of this tool does not know to be right. */
const NOT_LOADED = 'labeled';

const files = values.files?.split(',') ?? casesFiles().filter((name) => name !== NOT_LOADED);

// Node would stop at a promise that a mutant leaves behind.
process.on('unhandledRejection', () => {});

if (values.show === undefined) await fuzz();
else for (const file of files) await show(file, Number(values.show));

async function fuzz(): Promise<void> {
  const start = Date.now();
  const seconds = Number(values.seconds ?? Number.POSITIVE_INFINITY);
  let shown = 0;
  const findings = await runMutants({
    seed: Number(values.seed),
    per: Number(values.per),
    files,
    over: () => Date.now() - start > seconds * 1000,
    progress: (file, { programs, compiled, failures }) => {
      console.error(
        `${elapsed(start)} s: ${file}: ${programs} programs, ${compiled} compiled, ${failures.length} failures`,
      );
      for (const { program, what } of failures.slice(shown))
        console.error(
          `  --show ${program.seed} --files ${file} (${program.subject.workflow}: ${program.names.join(', ')}): ${what}`,
        );
      shown = failures.length;
    },
  });
  report(findings, elapsed(start));
  if (values.shrink) await shrinkAll(findings);
  if (findings.failures.length > 0) process.exitCode = 1;
}

function elapsed(start: number): number {
  return Math.round((Date.now() - start) / 1000);
}

function report(findings: MutantFindings, seconds: number): void {
  const { programs, compiled, runs, voidRuns, refusedPrograms, illTyped, failures } = findings;
  console.log(`${programs} programs in ${seconds} s: ${compiled} compiled, ${runs} runs (${voidRuns} void)`);
  const histogram = [...findings.refused].sort((a, b) => b[1] - a[1]).map(([key, count]) => `${key}: ${count}`);
  console.log(`refused: ${refusedPrograms} ${histogram.join(', ')}`);
  console.log(`ill-typed: ${illTyped}`);
  const crashes = failures.filter(({ what }) => what.startsWith('crash'));
  console.log(`mismatches: ${failures.length - crashes.length}, crashes: ${crashes.length}`);
  for (const { program, what } of failures)
    console.log(`  --show ${program.seed} --files ${program.subject.file} (${program.subject.workflow}): ${what}`);
  if (!values.mutations) return;
  const mutations = [...findings.mutations].sort(([, a], [, b]) => a.compiled - b.compiled);
  for (const [name, { made, compiled: hit }] of mutations) console.log(`  ${name}: made ${made}, compiled ${hit}`);
}

async function shrinkAll({ failures }: MutantFindings): Promise<void> {
  for (const [index, { what, failing, program }] of failures.entries()) {
    if (failures.findIndex((other) => other.what === what) < index) continue;
    const small = await shrink(failing, what, Date.now() + 60_000);
    console.log(`\n// ${what} (${program.subject.file}, seed ${program.seed})`);
    console.log(`${small.source}// input: ${JSON.stringify(small.input)}`);
  }
}

async function show(file: string, seed: number): Promise<void> {
  const [mutant] = await mutantsOf(file, [seed]);
  if (!mutant) return;
  const { source, subject, inputs, names } = mutant;
  console.log(`// ${file} ${subject.workflow}: ${names.join(', ')}\n${source}`);
  const [result] = compileSources([source], subject.setting.folder, subject.workflow);
  if (result?.kind !== 'compiled') return console.log(`// ${JSON.stringify(result, undefined, 2)}`);
  const concurrent = runsConcurrently(mutant, result.workflow);
  for (const input of inputs) {
    const verdict = await judge(source, result.workflow, input, concurrent, subject.setting);
    console.log(`// ${JSON.stringify(input)}: ${verdict.kind}`);
    if (verdict.kind === 'void') console.log(verdict.reason);
    if (verdict.kind !== 'different') continue;
    console.log(
      `${verdict.what}\nnative   ${JSON.stringify(verdict.native)}\ncompiled ${JSON.stringify(verdict.compiled)}`,
    );
  }
}
