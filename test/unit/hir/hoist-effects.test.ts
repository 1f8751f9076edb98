import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoistEffects } from '../../../src/transformer/hir/hoist-effects.ts';
import { printHir, printRaw } from '../../../src/transformer/hir/print.ts';
import { verifyHir } from '../../../src/transformer/hir/verify.ts';
import { answer } from './generate/answer.ts';
import { choices } from './generate/choices.ts';
import { generateProgram } from './generate/program.ts';
import { interpret } from './interpreter/interpret.ts';

const options = { width: 4, depth: 4, effects: true, mutateInLambdas: false };
const input = { a: 5, b: 'input', o: { a: 6, l: [1, 2] }, l: [{ a: 1 }, 4] };

describe('hoistEffects on random programs', () => {
  it('keeps results, errors and the order of effects', () => {
    fc.assert(
      fc.property(choices(600), fc.nat({ max: 20 }), (stream, seed) => {
        const { workflow, ids } = generateProgram(stream, options);
        const run = { input, perform: answer(seed) };
        const expected = interpret(workflow, run);
        fc.pre(expected.kind !== 'endless');
        const hoisted = hoistEffects(workflow, ids);
        verifyHir(hoisted, 'hoistEffects');
        const actual = interpret(hoisted, { ...run, fuel: 20_000 });
        expect(actual, `${printRaw(workflow)}\n${printHir(hoisted)}`).toEqual(expected);
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
