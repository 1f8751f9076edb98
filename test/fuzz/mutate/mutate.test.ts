/**
 * The mutation fuzzer: each mutation makes programs of the right types, a compiler that compiles something else is caught, and a
 * seeded part of it runs with the tests for some seconds.
 */
import { expect, it } from 'vitest';
import { compileOne, compileSources, programOf } from '../compile-sources.ts';
import { createRandom } from '../generate/random.ts';
import { runMutants } from './campaign.ts';
import { inputTypeOf, variedInput } from './inputs.ts';
import { mutantOf } from './mutate.ts';
import { MUTATIONS } from './registry.ts';
import { subjectsOf } from './subjects.ts';

const SAMPLE = `
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
interface Item { id: string; n: number; tags: string[]; next?: string }
const load = lambda.fn<{ id: string }, Item>('Load');
function total(items: Item[], start: number): number {
  let sum = start;
  for (const item of items) sum += item.n;
  return sum;
}
export const sample = workflow(async ({ items, flag }: { items: Item[]; flag: boolean; note?: string | null }) => {
  const log: string[] = [];
  const first = await load({ id: items.length === 1 && flag ? 'a' : 'b' });
  first.n += 2;
  for (const item of items) {
    if (item.n > 1) log.push(item.id);
    else log.push(item.next ?? 'none');
  }
  const names = items.map((item) => item.id).filter((id) => id !== 'x');
  const more = flag ? await load({ id: names[0] ?? '' }) : first;
  return { log, sum: total(items, 1), kind: more.n < 3 || names.includes('a') ? 'low' : 'high' };
});
`;

const { program, files } = programOf([SAMPLE]);
const [file] = files;
if (!file) throw new Error('no sample');
const checker = program.getTypeChecker();

it('compiles its sample', () => {
  expect(compileSources([SAMPLE]).map(({ kind }) => kind)).toEqual(['compiled']);
});

it('gives each mutation a name of its own', () => {
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length);
});

it('makes programs of the right types with each mutation', () => {
  const made = MUTATIONS.flatMap((mutation) =>
    Array.from({ length: 10 }, (_, seed) => mutantOf(file, checker, createRandom(seed), 1, [mutation])),
  ).filter(({ names }) => names.length > 0);
  const mutants = programOf(made.map(({ source }) => source));
  const typed = made.filter((_, index) => {
    const one = mutants.files[index];
    return (
      mutants.program.getSyntacticDiagnostics(one).length + mutants.program.getSemanticDiagnostics(one).length === 0
    );
  });
  const found = new Set(typed.filter(({ source }) => source !== SAMPLE).flatMap(({ names }) => names));
  expect(MUTATIONS.map(({ name }) => name).filter((name) => !found.has(name))).toEqual([]);
});

it('makes the same mutant of the same seed', () => {
  const of = (seed: number): string => mutantOf(file, checker, createRandom(seed), 2).source;
  expect(of(3)).toBe(of(3));
  expect(new Set([1, 2, 3, 4].map(of)).size).toBe(4);
});

it('varies inputs within their type', () => {
  const type = inputTypeOf(file, checker, 'sample');
  if (!type) throw new Error('no input type');
  const item = { id: 'a', n: 1, tags: ['t'], next: 'b' };
  for (let seed = 0; seed < 200; seed += 1) {
    const input = variedInput(createRandom(seed), checker, type, { items: [item, item], flag: true, note: 'x' });
    const tag = { id: expect.any(String), n: expect.any(Number), tags: expect.any(Array) };
    const { items, flag, note } = input as { items: unknown[]; flag: unknown; note?: unknown };
    expect(typeof flag).toBe('boolean');
    expect(note === undefined || note === null || typeof note === 'string').toBe(true);
    for (const one of items) expect(one).toMatchObject(tag);
  }
});

it('catches a compiler that compiles something else, and one that crashes', { timeout: 120_000 }, async () => {
  const names = ['if', 'for-of'];
  const originals = new Map(
    (await Promise.all(names.map(subjectsOf))).flat().map((subject) => {
      const compiled = compileSources([subject.source], subject.setting.folder, subject.workflow);
      return [subject.workflow, compiled[0]] as const;
    }),
  );
  const deaf: typeof compileOne = (mutants, mutant, workflow = '') => {
    const own = compileOne(mutants, mutant, workflow);
    return own.kind === 'compiled' ? (originals.get(workflow) ?? own) : own;
  };
  const wrong = await runMutants({ seed: 1, per: 8, files: names, compile: deaf });
  expect(wrong.failures.length).toBeGreaterThan(wrong.compiled / 4);
  const broken = await runMutants({
    seed: 1,
    per: 2,
    files: ['if'],
    compile: () => ({ kind: 'crashed', message: 'STEP9001 at line 3' }),
  });
  expect(broken.failures.map(({ what }) => what)).toEqual(['crash: STEP… at line …', 'crash: STEP… at line …']);
});

it('finds no difference between native and compiled runs of mutants', { timeout: 120_000 }, async () => {
  const start = Date.now();
  const findings = await runMutants({
    seed: 20260101,
    per: 8,
    files: [
      'aliasing',
      'try',
      'finally',
      'promise-all',
      'closures',
      'destructuring',
      'async-helpers',
      'mutation',
      'while',
    ],
    over: () => Date.now() - start > 8_000,
  });
  expect(
    findings.failures.map(({ program: { seed, subject }, what }) => `--show ${seed} --files ${subject.file}: ${what}`),
  ).toEqual([]);
  expect(findings.compiled).toBeGreaterThan(findings.programs / 3);
});
