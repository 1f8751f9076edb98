/** The part of the fuzzer that runs with the tests: the same seeds each time, as many programs as some seconds allow. */
import { describe, expect, it } from 'vitest';
import { type Findings, runCampaign } from './campaign.ts';
import { generateProgram } from './generate/program.ts';
import { createRandom } from './generate/random.ts';
import { printType, randomType } from './generate/types.ts';

const SECONDS = 25;
const start = Date.now();

describe('the generator', () => {
  it('gives the same program for the same seed', () => {
    expect(generateProgram(7).source).toBe(generateProgram(7).source);
    expect(generateProgram(7).source).not.toBe(generateProgram(8).source);
  });

  it('makes types of every kind', () => {
    const random = createRandom(1);
    const texts = Array.from({ length: 300 }, () => printType(randomType(random, 2)));
    for (const part of ['[]', 'Record<', '| null', '| undefined', '?:']) expect(texts.join()).toContain(part);
  });
});

it('finds no difference between native and compiled runs', { timeout: 240_000 }, async () => {
  const over = ({ programs }: Findings): boolean => programs >= 40 && Date.now() - start > SECONDS * 1000;
  const findings = await runCampaign({ seed: 20260101, batch: 40, over });
  expect(findings.failures.map(({ seed, what }) => `${seed}: ${what}`)).toEqual([]);
  expect(findings.compiled).toBeGreaterThan(findings.programs / 4);
});
