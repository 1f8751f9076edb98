/**
 * `npm run fuzz -- --seconds N --seed S`: generates workflows, runs each natively and compiled, and compares. Every failure
 * is shrunk and written to `test/fuzz/corpus`. The report at the end says what was run, refused, found and covered.
 * `--show S` prints the program of one seed, `--keep` skips shrinking.
 */
import { parseArgs } from 'node:util';
import { type Findings, runCampaign } from '../test/fuzz/campaign.ts';
import { writeCorpus } from '../test/fuzz/corpus.ts';
import { generateProgram } from '../test/fuzz/generate/program.ts';
import { shrink } from '../test/fuzz/shrink.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    batch: { type: 'string', default: '50' },
    show: { type: 'string' },
    keep: { type: 'boolean', default: false },
    coverage: { type: 'boolean', default: false },
  },
});

// Node would stop at a promise that a generated program leaves behind.
process.on('unhandledRejection', () => {});

if (values.show !== undefined) {
  const program = generateProgram(Number(values.show));
  console.log(program.source);
  console.log(`// inputs: ${JSON.stringify(program.inputs)}${program.concurrent ? ' concurrent' : ''}`);
} else {
  await fuzz(Number(values.seconds), Number(values.seed), Number(values.batch));
}

async function fuzz(seconds: number, seed: number, batch: number): Promise<void> {
  const start = Date.now();
  const end = start + seconds * 1000;
  let shown = 0;
  const findings = await runCampaign({
    seed,
    batch,
    over: () => Date.now() >= end,
    progress: ({ programs, compiled, transitions, failures }) => {
      console.error(
        `${Math.round((Date.now() - start) / 1000)} s: ${programs} programs, ${compiled} compiled, ${transitions} states entered, ${failures.length} failures`,
      );
      for (const { seed: one, what } of failures.slice(shown)) console.error(`  seed ${one}: ${what}`);
      shown = failures.length;
    },
  });
  report(findings, (Date.now() - start) / 1000);
  for (const failure of distinct(findings)) {
    const small = values.keep ? failure.program : await shrink(failure.program, failure.what, Date.now() + 90_000);
    console.log(`\n${failure.what}: ${writeCorpus(String(failure.seed), small)}`);
  }
  if (findings.failures.length > 0) process.exitCode = 1;
}

/** Two failures of each kind: more are most often the same mistake. */
function distinct({ failures }: Findings): Findings['failures'] {
  return failures.filter(
    (failure, index) => failures.slice(0, index).filter((other) => other.what === failure.what).length < 2,
  );
}

function report(findings: Findings, seconds: number): void {
  const { programs, compiled, runs, voidRuns, states, transitions, refusedPrograms, failures } = findings;
  console.log(
    `${programs} programs in ${Math.round(seconds)} s: ${compiled} compiled to ${states} states, ${runs} runs (${voidRuns} void) entering ${transitions} states`,
  );
  console.log(`refused: ${refusedPrograms.count} ${histogram(findings.refused)}`);
  console.log(
    `ill-typed: ${programs - compiled - refusedPrograms.count - failures.filter(({ what }) => what.startsWith('crash')).length} ${histogram(findings.illTyped)}`,
  );
  const kinds = new Map<string, number>();
  for (const { what } of failures) kinds.set(what, (kinds.get(what) ?? 0) + 1);
  console.log(
    `failures: ${failures.length}\n${[...kinds]
      .sort((a, b) => b[1] - a[1])
      .map(([what, count]) => `  ${count} × ${what}`)
      .join('\n')}`,
  );
  for (const { seed, what } of failures.slice(0, 40)) console.log(`  seed ${seed}: ${what}`);
  const constructs = [...findings.constructs].sort(([, a], [, b]) => a.compiled - b.compiled);
  console.log(
    `constructs: ${constructs.length}, ${constructs.filter(([, { compiled: hit }]) => hit === 0).length} of them in no program that compiled`,
  );
  const shown = values.coverage ? constructs : constructs.filter(([, { compiled: hit }]) => hit === 0);
  for (const [name, { written, compiled: hit }] of shown)
    console.log(`  ${name}: ${written} written, in ${hit} compiled programs`);
}

function histogram(counts: ReadonlyMap<string, number>): string {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key, count]) => `${key}: ${count}`)
    .join(', ');
}
