/**
 * The differential harness: every workflow of every cases file runs natively in Node and compiled in the engine, for every
 * input, and the outcomes must be equal. A workflow's ASL is kept as a golden file for review.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { printStateMachine } from '../../src/asl/index.ts';
import type { FileCases } from './cases.ts';
import { expectEqualOutcomes } from './compare.ts';
import { casesFiles, casesPath, compileCases } from './compile-cases.ts';
import { runCompiled } from './run-compiled.ts';
import { type NativeWorkflow, runNative } from './run-native.ts';

const only = process.env.CASES?.split(',');
const names = casesFiles().filter((name) => !only || only.includes(name));
const modules = await Promise.all(names.map((name) => import(casesPath(name)) as Promise<Record<string, unknown>>));
const compiled = compileCases(names);

describe.each(names.map((name, index) => ({ name, module: modules[index] ?? {} })))('$name', ({ name, module }) => {
  const file = module.default as FileCases;

  const refused = Object.entries(file.workflows).flatMap(([workflow, plan]) =>
    'refused' in plan ? [{ workflow, ...plan }] : [],
  );
  const running = Object.entries(file.workflows).flatMap(([workflow, plan]) =>
    'refused' in plan ? [] : [[workflow, plan] as const],
  );

  it('compiles', () => {
    const codes = refused.map((one) => one.refused);
    const unexpected = (compiled.errors.get(name) ?? []).filter(
      (error) => !codes.some((code) => error.includes(` ${code}: `)),
    );
    expect(unexpected).toEqual([]);
    expect([...(compiled.workflows.get(name)?.keys() ?? [])].sort()).toEqual(
      running.map(([workflow]) => workflow).sort(),
    );
    expect([...(compiled.failed.get(name) ?? [])].sort()).toEqual(refused.map((one) => one.workflow).sort());
    expect(compiled.errors.get(name) ?? []).toHaveLength(refused.length);
  });

  if (running.length === 0) return;
  describe.each(running)('%s', (workflow, plan) => {
    const artifact = compiled.workflows.get(name)?.get(workflow);
    const run = module[workflow] as NativeWorkflow;
    const tasks = () => ({ ...file.tasks(), ...plan.tasks?.() });

    it.each(plan.inputs.map((input) => ({ input, label: JSON.stringify(input) })))('$label', async ({ input }) => {
      if (!artifact) throw new Error(`${workflow} did not compile`);
      const expected = await runNative(run, input, tasks(), artifact.manifest.name);
      const actual = await runCompiled(artifact, input, tasks());
      expectEqualOutcomes(expected, actual, plan);
    });

    if (plan.transitions !== undefined) {
      it(`enters at most ${plan.transitions} states`, async () => {
        if (!artifact) throw new Error(`${workflow} did not compile`);
        const { transitions } = await runCompiled(artifact, plan.inputs[0], tasks());
        expect(transitions).toBeLessThanOrEqual(plan.transitions ?? 0);
      });
    }

    it('matches its golden file', async () => {
      if (!artifact) throw new Error(`${workflow} did not compile`);
      const golden = path.join(path.dirname(casesPath(name)), 'golden', name, `${workflow}.asl.json`);
      if (process.env.CI && !existsSync(golden))
        throw new Error(`${golden} is missing; run the tests locally and commit it`);
      await expect(printStateMachine(artifact.definition)).toMatchFileSnapshot(golden);
    });
  });
});
