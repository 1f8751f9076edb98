/**
 * Compares one random workflow before and after the middle end, on a few inputs.
 */
import { parallelUpdate } from '../../../src/transformer/flow/parallel-update.ts';
import { verifyFlow } from '../../../src/transformer/flow/verify.ts';
import { separateConflicts } from '../../../src/transformer/optimize/separate-conflicts.ts';
import { Thrown } from './evaluate.ts';
import { build, lower } from './lower.ts';
import { randomWorkflow } from './random-workflow.ts';
import { runHir } from './run-hir.ts';
import { statesRun } from './run-states.ts';
import { type Answer, createWorld, observe } from './test-world.ts';

export const INPUTS = [
  { a: 0, b: 'x', list: [1, 2] },
  { a: 2, b: { p: 1, q: 0 }, c: true, list: [] },
  { a: 1, c: null, list: [{ p: 0 }] },
];

export function answers(kind: number): Answer {
  return (resource, request, count) => {
    if (resource === 'wait') return null;
    const roll = (count * 7 + resource.length * 3 + kind * 5) % 6;
    if (kind > 0 && roll === 1) throw new Thrown({ name: `E${count % 2}`, message: `at ${count}` });
    return [{ p: count, q: 0 }, roll, request, null, '', { p: request }][roll];
  };
}

/** The differences that a seed shows; none is good. */
export function checkSeed(seed: number): readonly string[] {
  const { m, body } = randomWorkflow(seed);
  const workflow = m.workflow(body);
  const optimized = parallelUpdate(lower(m, body), m.ids);
  const plainFlow = separateConflicts.run(build(m, body), { ids: m.ids });
  verifyFlow(plainFlow, 'build-flow');
  const plain = parallelUpdate(plainFlow, m.ids);
  const differences: string[] = [];
  for (const input of INPUTS) {
    for (const kind of [0, 1, 2]) {
      const world = () => createWorld(input, workflow.input, answers(kind));
      const hirWorld = world();
      let expected: string;
      try {
        expected = observe(hirWorld, () => runHir(workflow, hirWorld));
      } catch (error) {
        // Writes into nothing and endless loops are not workflows the front end makes.
        if (error instanceof Error && /into nothing|endless loop/.test(error.message)) continue;
        throw error;
      }
      const entered: number[] = [];
      for (const planned of [plain, optimized]) {
        const statesWorld = world();
        const states = statesRun(planned, statesWorld);
        const actual = observe(statesWorld, states.run);
        entered.push(states.entered());
        if (actual !== expected) {
          differences.push(
            `seed ${seed} ${planned === plain ? 'plain' : 'optimized'}: ${actual} instead of ${expected}`,
          );
        }
      }
      const [before = 0, after = 0] = entered;
      if (after > before) differences.push(`seed ${seed}: ${after} states instead of ${before}`);
    }
  }
  return differences;
}
