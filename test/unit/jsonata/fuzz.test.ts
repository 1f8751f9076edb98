/**
 * Random expressions and programs against the reference. Longer runs by hand: `JSONATA_RUNS=20 JSONATA_SEED=7` multiplies the
 * number of cases and draws others.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, show } from './compare.ts';
import { randomVariables } from './generate/environment.ts';
import { anyValue } from './generate/expressions.ts';
import { programValue, shortProgram } from './generate/programs.ts';
import type { Random } from './generate/random.ts';

const times = Number(process.env.JSONATA_RUNS ?? 1);
const seed = Number(process.env.JSONATA_SEED ?? 20_240_601);

describe('random code', () => {
  it.each([
    ['expressions', anyValue, 4, 300],
    ['programs', programValue, 2, 200],
  ] as const)(
    '%s',
    async (_name, make, size, numRuns) => {
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (draw) => {
          const random: Random = { int: (n) => draw(fc.integer, { min: 0, max: n - 1 }) };
          const { locals, values } = randomVariables(random);
          const difference = await differenceOf(make({ random, locals, size, program: shortProgram }), { values });
          if (difference === null || difference === 'skipped') return;
          const given = [...values].map(([id, value]) => `$v${id} = ${show(value)}`).join(', ');
          expect.fail(
            `wanted ${show(difference.wanted)}, got ${show(difference.got)}, with ${given}, by ${difference.text}`,
          );
        }),
        { seed, numRuns: numRuns * times },
      );
    },
    240_000 * times,
  );
});
