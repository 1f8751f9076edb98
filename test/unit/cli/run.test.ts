/** `stepscript run`: which workflow, which input, and how the outcome is told. */
import { afterEach, describe, expect, it } from 'vitest';
import type { State } from '../../../src/asl/index.ts';
import type { Execute } from '../../../src/cli/commands/run.ts';
import type { TaskRequest } from '../../../src/runtime/index.ts';
import { type CliProject, cliProject, WORKFLOW } from './harness.ts';

let project: CliProject;
afterEach(() => project.dispose());

describe('stepscript run', () => {
  it.each([['processOrder'], ['src/orders/order.ts#processOrder']])(
    'executes %s and prints its output',
    async (target) => {
      project = cliProject();
      const run = await project.cli(['run', target, '--input', '{"id":"a"}']);
      expect(run.stderr).toBe('');
      expect(JSON.parse(run.stdout)).toEqual(['processOrder', { id: 'a' }]);
      expect(run.exitCode).toBe(0);
    },
  );

  it('reads the input from a file, and takes {} for none', async () => {
    project = cliProject({ 'input.json': '[1]' });
    expect(JSON.parse((await project.cli(['run', 'processOrder', '--input', '@input.json'])).stdout)[1]).toEqual([1]);
    expect(JSON.parse((await project.cli(['run', 'processOrder'])).stdout)[1]).toEqual({});
  });

  it('shows what happened on a terminal, unless it is to be quiet', async () => {
    project = cliProject();
    expect((await project.cli(['run', 'processOrder'], { interactive: true })).stderr).toBe('the timeline\n');
    expect((await project.cli(['run', 'processOrder', '--quiet'], { interactive: true })).stderr).toBe('');
    expect((await project.cli(['run', 'processOrder'])).stderr).toBe('');
  });

  it('tells a failed execution on stderr with exit code 1', async () => {
    project = cliProject();
    const execute: Execute = async () => ({
      outcome: { status: 'FAILED', error: 'OutOfStock', cause: 'no order' },
      timeline: 'the timeline',
      failure: 'OutOfStock: no order\n    at processOrder (order.ts:3:1)',
    });
    expect(await project.cli(['run', 'processOrder'], { execute })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'OutOfStock: no order\n    at processOrder (order.ts:3:1)\n',
    });
    const shown = await project.cli(['run', 'processOrder'], { execute, interactive: true });
    expect(shown).toMatchObject({ stdout: '', stderr: 'the timeline\n' });
    const json = await project.cli(['run', 'processOrder', '--json'], { execute });
    expect(JSON.parse(json.stdout)).toEqual({ status: 'FAILED', error: 'OutOfStock', cause: 'no order' });
    expect(json.exitCode).toBe(1);
  });

  it('takes mocks from a JSON file or a module', async () => {
    project = cliProject({
      'mocks.json': '{"a":1}',
      'mocks.mjs': 'export default { a: ({ arguments: x }) => x, b: 2 };',
    });
    const request = { arguments: 'called' } as unknown as TaskRequest;
    const execute: Execute = async (_workflow, _input, { mocks }) => ({
      outcome: {
        status: 'SUCCEEDED',
        output: Object.fromEntries(
          await Promise.all(Object.entries(mocks).map(async ([name, mock]) => [name, await mock(request)])),
        ),
      },
      timeline: '',
      failure: '',
    });
    const output = async (file: string): Promise<unknown> =>
      JSON.parse((await project.cli(['run', 'processOrder', '--mocks', file], { execute })).stdout);
    expect(await output('mocks.json')).toEqual({ a: 1 });
    expect(await output('mocks.mjs')).toEqual({ a: 'called', b: 2 });
    expect((await project.cli(['run', 'processOrder', '--mocks', 'none.mjs'])).exitCode).toBe(2);
  });

  it('takes the code of Lambda functions', async () => {
    project = cliProject({ 'charge.ts': 'export const charge = ({ n }: { n: number }): number => n * 2;\n' });
    const { executeLocally } = await import('../../../src/cli/local-execution.ts');
    const charge: State = {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '${ChargeArn}', Payload: '{% $states.input %}' },
      Output: '{% $states.result.Payload %}',
      End: true,
    };
    const execute: Execute = (workflow, ...rest) =>
      executeLocally(
        { ...workflow, definition: { QueryLanguage: 'JSONata', StartAt: 'c', States: { c: charge } } },
        ...rest,
      );
    const call = ['run', 'processOrder', '--input', '{"n":4}', '--function'];
    const run = await project.cli([...call, 'Charge=charge.ts#charge'], { execute });
    expect(run).toMatchObject({ exitCode: 0, stdout: '8\n' });
    expect(await project.cli([...call, 'Charge'], { execute })).toMatchObject({ exitCode: 2 });
    expect((await project.cli([...call, 'Charge=charge.ts#none'], { execute })).stderr).toContain('no function none');
  });

  it('executes in the embedded engine', async () => {
    project = cliProject();
    const { executeLocally } = await import('../../../src/cli/local-execution.ts');
    const run = await project.cli(['run', 'processOrder'], { execute: executeLocally });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toContain('export const price');
  });

  it('says what is missing where the engine cannot go on', async () => {
    project = cliProject();
    const { executeLocally } = await import('../../../src/cli/local-execution.ts');
    const execute: Execute = (workflow, input, performers, view) =>
      executeLocally(
        {
          ...workflow,
          definition: {
            QueryLanguage: 'JSONata',
            StartAt: 'Send',
            States: {
              Send: {
                Type: 'Task',
                Resource: 'arn:aws:states:::glue:startJobRun',
                Arguments: { JobName: 'x' },
                End: true,
              },
            },
          },
        },
        input,
        performers,
        view,
      );
    const run = await project.cli(['run', 'processOrder'], { execute });
    expect(run).toMatchObject({ exitCode: 1, stdout: '' });
    expect(run.stderr).toMatch(/^error STEP8201: .*state "Send"/);
  });

  it('does not run a workflow that does not compile, but minds no other', async () => {
    project = cliProject({
      'src/broken.ts': WORKFLOW.replace('./price.js', './orders/price.js')
        .replace('processOrder', 'broken')
        .concat('// REFUSED\n'),
    });
    const broken = await project.cli(['run', 'broken']);
    expect(broken).toMatchObject({ exitCode: 1, stdout: '' });
    expect(broken.stderr).toContain('STEP1001');
    expect((await project.cli(['run', 'processOrder'])).exitCode).toBe(0);
  });

  it('asks for the file where a name is not unique', async () => {
    project = cliProject({ 'src/again.ts': WORKFLOW.replace('./price.js', './orders/price.js') });
    const run = await project.cli(['run', 'processOrder']);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(
      'several workflows are called processOrder:\n  src/again.ts#processOrder\n  src/orders/order.ts#processOrder',
    );
  });
});
