import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandFinally } from '../../../src/transformer/hir/expand-finally.ts';
import { hoistEffects } from '../../../src/transformer/hir/hoist-effects.ts';
import { printHir } from '../../../src/transformer/hir/print.ts';
import { verifyHir } from '../../../src/transformer/hir/verify.ts';
import { hirWalk } from '../../../src/transformer/hir/walk.ts';
import { answer } from './generate/answer.ts';
import { choices } from './generate/choices.ts';
import { generateProgram } from './generate/program.ts';
import { interpret } from './interpreter/interpret.ts';

const options = { width: 4, depth: 4, effects: true, mutateInLambdas: false, tries: true };

describe.each([
  ['copied', 120],
  ['shared', -1000],
])('expandFinally on random programs, finalizers %s', (_, limit) => {
  it('keeps results, errors and the order of effects', () => {
    fc.assert(
      fc.property(choices(600), fc.nat({ max: 20 }), (stream, seed) => {
        const { workflow, ids } = generateProgram(stream, options);
        const hoisted = hoistEffects(workflow, ids);
        const run = { input: { a: 5 }, perform: answer(seed) };
        const expected = interpret(hoisted, run);
        fc.pre(expected.kind !== 'endless');
        const expanded = expandFinally(hoisted, ids, limit);
        verifyHir(expanded, 'expandFinally');
        expect(hirWalk.someStatement(expanded.body, (node) => node.kind === 'try' && node.finalizer !== null)).toBe(
          false,
        );
        const actual = interpret(expanded, { ...run, fuel: 20_000 });
        expect(actual, `${printHir(hoisted)}\n${printHir(expanded)}`).toEqual(expected);
      }),
      { numRuns: 400, seed: 3 },
    );
  });
});
