import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printShape } from '../../../src/transformer/core/print-shape.ts';
import { Kind, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { hoistEffects } from '../../../src/transformer/hir/hoist-effects.ts';
import { inferShapes } from '../../../src/transformer/hir/infer-shapes.ts';
import { printHir } from '../../../src/transformer/hir/print.ts';
import { verifyHir } from '../../../src/transformer/hir/verify.ts';
import { answer } from './generate/answer.ts';
import { choices } from './generate/choices.ts';
import { generateProgram } from './generate/program.ts';
import { interpret } from './interpreter/interpret.ts';

const options = { width: 4, depth: 4, effects: true, mutateInLambdas: true };

/** Flags that the value has and the shape does not allow. */
function violations(shape: ValueShape, value: unknown): readonly string[] {
  const found: string[] = [];
  if (value === undefined && !(shape.kinds & Kind.absent)) found.push('absent');
  if (typeof value === 'number' && shape.integer && !Number.isInteger(value)) found.push('integer');
  const visit = (part: unknown): void => {
    if (typeof part === 'number' && !Number.isFinite(part) && !shape.nonFinite) found.push('nonFinite');
    if (typeof part !== 'object' || part === null) return;
    for (const inner of Object.values(part)) {
      if (inner === undefined && !Array.isArray(part) && !shape.undefinedProperties) found.push('undefinedProperties');
      visit(inner);
    }
  };
  visit(value);
  return found;
}

describe('inferShapes on random programs', () => {
  it('gives shapes that allow every value', () => {
    fc.assert(
      fc.property(choices(300), fc.nat({ max: 20 }), (stream, seed) => {
        const { workflow, ids } = generateProgram(stream, options);
        const shaped = inferShapes(hoistEffects(workflow, ids));
        verifyHir(shaped, 'inferShapes');
        const found = new Set<string>();
        const observe = (shape: ValueShape, value: unknown): void => {
          for (const flag of violations(shape, value)) found.add(`${flag}: ${printShape(shape)} has ${String(value)}`);
        };
        // Writes through other names of an object are refused or dead, see checkOwnership; so each variable has its own value.
        const outcome = interpret(shaped, { input: { a: 5 }, perform: answer(seed), observe, memory: 'values' });
        fc.pre(outcome.kind !== 'endless');
        expect([...found], printHir(shaped, { shapes: true })).toEqual([]);
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});
