/** Replays the corpus: every program that the fuzzer once found to fail now runs the same in both worlds. */
import { expect, it } from 'vitest';
import { compileSources } from './compile-sources.ts';
import { readCorpus } from './corpus.ts';
import { judge } from './judge.ts';

const corpus = readCorpus();
const compiled = compileSources(corpus.map(({ source }) => source));

it('has cases', () => {
  expect(corpus.length).toBeGreaterThan(0);
});

it.each(corpus.map((one, index) => ({ ...one, result: compiled[index] })))(
  '$name',
  async ({ source, inputs, concurrent, result }) => {
    if (result?.kind === 'refused') return;
    if (result?.kind !== 'compiled') throw new Error(JSON.stringify(result));
    for (const input of inputs)
      expect((await judge(source, result.workflow, input, concurrent)).kind, JSON.stringify(input)).toBe('equal');
  },
);
