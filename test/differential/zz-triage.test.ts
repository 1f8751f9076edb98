import { writeFileSync } from 'node:fs';
import { describe, it } from 'vitest';
import type { FileCases } from './cases.ts';
import { expectEqualOutcomes } from './compare.ts';
import { casesFiles, casesPath, compileCases } from './compile-cases.ts';
import { runCompiled } from './run-compiled.ts';
import { runNative } from './run-native.ts';

const only = process.env.CASES?.split(',');
const names = !process.env.TRIAGE ? [] : casesFiles().filter((name) => !only || only.includes(name));
const modules = await Promise.all(names.map((name) => import(casesPath(name)) as Promise<Record<string, unknown>>));
const out: string[] = [];
const cost: string[] = [];
let flows = 0,
  runs = 0,
  bad = 0,
  badFlows = 0;
describe.runIf(process.env.TRIAGE)('triage', () => {
  it('all', async () => {
    for (const [i, name] of names.entries()) {
      let compiled;
      try {
        const tc = Date.now();
        compiled = compileCases([name]);
        cost.push('compile ' + name + ' ' + (Date.now() - tc));
        writeFileSync('/tmp/triage/cost.txt', cost.join('\n'));
      } catch (error) {
        out.push(`### ${name} COMPILER THREW ${(error as Error).stack?.split('\n').slice(0, 6).join('\n')}`);
        bad++;
        continue;
      }
      for (const e of compiled.errors.get(name) ?? []) out.push(`## ${name} DIAG ${e.replace(/^.*constructs\//, '')}`);
      writeFileSync('/tmp/triage/report.txt', out.join('\n'));
      const module = modules[i]!;
      const file = module.default as FileCases;
      for (const [workflow, plan] of Object.entries(file.workflows)) {
        flows++;
        const t0 = Date.now();
        writeFileSync('/tmp/triage/progress.txt', name + '/' + workflow);
        if ('refused' in plan) continue;
        const artifact = compiled.workflows.get(name)?.get(workflow);
        if (!artifact) {
          out.push(`# ${name}/${workflow} NOT COMPILED`);
          badFlows++;
          continue;
        }
        const before = bad;
        for (const [k, input] of plan.inputs.entries()) {
          runs++;
          writeFileSync('/tmp/triage/progress.txt', name + '/' + workflow + ' ' + JSON.stringify(input));
          const tasks = () => ({ ...file.tasks(), ...plan.tasks?.() });
          const expected = await runNative(module[workflow] as never, input, tasks());
          let actual;
          try {
            actual = await Promise.race([
              runCompiled(artifact, input, tasks()),
              new Promise<never>((_, no) => setTimeout(() => no(new Error('HANG')), 20000)),
            ]);
            if (k === 0 && plan.transitions !== undefined && actual.transitions > plan.transitions)
              cost.push(`COST ${name}/${workflow} ${actual.transitions} > ${plan.transitions}`);
            else if (k === 0) cost.push(`ok ${name}/${workflow} ${actual.transitions} (${plan.transitions})`);
            expectEqualOutcomes(expected, actual, plan.concurrent ?? false);
          } catch (error) {
            bad++;
            out.push(
              `# ${name}/${workflow} ${JSON.stringify(input)?.slice(0, 120)}\n   want ${JSON.stringify(expected).slice(0, 500)}\n   got  ${actual ? JSON.stringify(actual).slice(0, 700) : (error as Error).stack?.slice(0, 600)}`,
            );
          }
        }
        if (bad > before) badFlows++;
        if (Date.now() - t0 > 1500) cost.push('SLOW ' + name + '/' + workflow + ' ' + (Date.now() - t0));
      }
    }
    writeFileSync(
      '/tmp/triage/report.txt',
      out.join('\n') + `\n\nflows ${flows} runs ${runs} bad runs ${bad} bad flows ${badFlows}\n`,
    );
    writeFileSync('/tmp/triage/cost.txt', cost.join('\n'));
  }, 600000);
});
