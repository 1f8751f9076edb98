/**
 * The whole middle end on random workflows: the planned states do what HIR does, with the same calls, results and errors,
 * evaluate impure built-ins once, and enter no more states optimized than not.
 */
import { describe, expect, it } from 'vitest';
import { checkSeed } from './check-seed.ts';

describe('random workflows', () => {
  for (let block = 0; block < 10; block += 1) {
    it(`keep their meaning, seeds ${block * 40} to ${block * 40 + 39}`, () => {
      for (let seed = block * 40; seed < block * 40 + 40; seed += 1) expect(checkSeed(seed)).toEqual([]);
    });
  }
});
