/** What there is to mutate: the workflows of the cases files that compile, each a program of its own with its cases. */
import path from 'node:path';
import ts from 'typescript';
import type { CaseTasks, FileCases } from '../../differential/cases.ts';
import { casesPath } from '../../differential/compile-cases.ts';
import type { Setting } from '../judge.ts';
import { MUTANT_TASKS } from './prelude.ts';
import { importedModules, sliceOf } from './slice.ts';

export interface Subject {
  readonly file: string;
  readonly workflow: string;
  readonly source: string;
  readonly inputs: readonly unknown[];
  readonly concurrent: boolean;
  readonly setting: Setting;
}

/** The workflows of a cases file. */
export async function subjectsOf(name: string): Promise<readonly Subject[]> {
  const place = casesPath(name);
  const { default: cases } = (await import(place)) as { default: FileCases };
  const file = ts.createSourceFile(place, ts.sys.readFile(place) ?? '', ts.ScriptTarget.ES2023, true);
  const folder = path.dirname(place);
  const modules: Record<string, unknown> = {};
  for (const one of importedModules(file))
    modules[one] = await import(one.startsWith('.') ? path.resolve(folder, one) : one);
  return Object.entries(cases.workflows).flatMap(([workflow, plan]) => {
    const source = 'refused' in plan ? '' : sliceOf(file, workflow);
    // A native run knows the subclasses of an error that it has met: which those are, a mutant changes.
    if ('refused' in plan || source === '' || hasErrorHierarchy(source)) return [];
    const tasks = (): CaseTasks => ({ ...cases.tasks(), ...plan.tasks?.(), ...MUTANT_TASKS });
    const setting: Setting = { tasks, workflow, modules, folder, ...(plan.cut ? { cut: plan.cut } : {}) };
    return [{ file: name, workflow, source, inputs: plan.inputs, concurrent: plan.concurrent ?? false, setting }];
  });
}

function hasErrorHierarchy(source: string): boolean {
  const classes = [...source.matchAll(/class (\w+) extends (\w+)/g)];
  return classes.some(([, , parent]) => classes.some(([, name]) => name === parent));
}
