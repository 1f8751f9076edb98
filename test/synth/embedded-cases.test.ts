/**
 * Compiled workflows as a part of a machine in JSONPath that has variables of the same names: AWS's rules hold, and for every
 * input the outcome is that of the workflow by itself.
 */
import { describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import { type StateMachine, validateStateMachine, walkStates } from '../../src/asl/index.ts';
import { embeddedGraph, variablesOf } from '../../src/cdk/embedded-graph.ts';
import type { FileCases } from '../differential/cases.ts';
import { expectEqualOutcomes } from '../differential/compare.ts';
import { casesPath, compileCases } from '../differential/compile-cases.ts';
import { runCompiled } from '../differential/run-compiled.ts';

const names = (
  process.env.CASES ??
  'await,class-form,closures,destructuring,finally,for,for-of,generated-names,if,map,missing,promise-all,promise-race,' +
    'recursion,regexp,retry,switch,task-arguments,try,values-across-states,while,workflow-input'
).split(',');
const modules = await Promise.all(names.map((name) => import(casesPath(name)) as Promise<{ default: FileCases }>));
const compiled = compileCases(names);

/** The workflow between a state of JSONPath, which gives it its input, and the end. */
function embedded(workflow: CompiledWorkflow): CompiledWorkflow {
  const part = embeddedGraph(workflow.definition, 'Der Teil (1)');
  const outer = Object.fromEntries(variablesOf(workflow.definition).map((name) => [name, 'of the machine']));
  const definition = {
    StartAt: 'before',
    States: {
      before: { Type: 'Pass', Parameters: { 'given.$': '$' }, Assign: { unused: 1, ...outer }, Next: 'part' },
      part: {
        Type: 'Parallel',
        QueryLanguage: 'JSONata',
        Arguments: '{% $states.input.given %}',
        Branches: [part],
        Output: '{% $states.result[0] %}',
        End: true,
      },
    },
  };
  return { ...workflow, definition: definition as unknown as StateMachine };
}

/** What stays with a machine of its own. */
function canBeEmbedded({ definition }: CompiledWorkflow): boolean {
  const isDistributed = [...walkStates(definition)].some(({ state }) =>
    JSON.stringify(state).includes('"DISTRIBUTED"'),
  );
  return definition.TimeoutSeconds === undefined && !isDistributed;
}

describe.each(names.map((name, index) => ({ name, file: modules[index]?.default })))('$name', ({ name, file }) => {
  const running = Object.entries(file?.workflows ?? {}).flatMap(([workflow, plan]) => {
    const artifact = compiled.workflows.get(name)?.get(workflow);
    return 'refused' in plan || !artifact || !canBeEmbedded(artifact) ? [] : [{ workflow, plan, artifact }];
  });

  it.each(running)('$workflow', async ({ plan, artifact }) => {
    const part = embedded(artifact);
    expect(validateStateMachine(part.definition)).toEqual([]);
    for (const input of plan.inputs) {
      const tasks = () => ({ ...file?.tasks(), ...plan.tasks?.() });
      expectEqualOutcomes(await runCompiled(artifact, input, tasks()), await runCompiled(part, input, tasks()), plan);
    }
  });
});
