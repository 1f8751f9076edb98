/** Where races meet limits that Node does not have: winners too long for a Cause, and races that nobody can win. */
import { expect, it } from 'vitest';
import { after } from './cases.ts';
import { compileCases } from './compile-cases.ts';
import { runCompiled } from './run-compiled.ts';

const compiled = compileCases(['promise-race']).workflows.get('promise-race');

function workflow(name: string) {
  const found = compiled?.get(name);
  if (!found) throw new Error(`${name} did not compile`);
  return found;
}

const texts = (length: number) => ({ Text: () => after(1, 'x'.repeat(length)) });

it.each([
  { length: 32_766, output: true },
  { length: 32_767, output: 'StepScript.ResultTooLarge' },
])('a winner of $length characters gives $output', async ({ length, output }) => {
  const { result } = await runCompiled(workflow('raceTooLarge'), { length }, texts(length));
  expect(result).toEqual({ output });
});

it('fails a race without promises by name', async () => {
  const { result } = await runCompiled(workflow('raceMap'), { items: [] }, {});
  expect(result).toEqual({
    error: 'StepScript.NeverSettles',
    cause: 'A race without promises never settles.',
  });
});
