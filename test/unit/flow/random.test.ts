/**
 * The whole middle end on random workflows: the planned states do what HIR does, with the same calls, results and errors,
 * evaluate impure built-ins once, and enter no more states optimized than not.
 */
import { describe, expect, it } from 'vitest';
import { checkSeed } from './check-seed.ts';

describe('random workflows', () => {
  for (let block = 0; block < 6; block += 1) {
    it(`keep their meaning, seeds ${block * 20} to ${block * 20 + 19}`, () => {
      for (let seed = block * 20; seed < block * 20 + 20; seed += 1) expect(checkSeed(seed)).toEqual([]);
    });
  }
});
