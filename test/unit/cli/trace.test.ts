/** `stepscript trace`: an execution as lines of TypeScript, run here or recorded elsewhere. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliProject, cliProject } from './harness.ts';

let project: CliProject;
afterEach(() => project.dispose());

const event = (id: number, type: string, details: object) => ({
  id,
  previousEventId: id - 1,
  type,
  timestamp: id,
  [`${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`]: details,
});

describe('stepscript trace', () => {
  beforeEach(() => {
    project = cliProject({
      'history.json': JSON.stringify({
        events: [
          event(1, 'ExecutionStarted', { input: '{"id":"x"}' }),
          event(2, 'ExecutionSucceeded', { output: '{"id":"x"}' }),
        ],
      }),
      'bad.json': '{}',
      'charge.mjs': 'export const handler = () => 1;',
    });
  });

  it('shows a run', async () => {
    const run = await project.cli(['trace', 'processOrder', '--input', '{"id":"a"}']);
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/SUCCEEDED after 0\.000s, 1 transition\n$/);
    expect(run.exitCode).toBe(0);
  });

  it('takes the code of Lambda functions', async () => {
    const call = ['trace', 'processOrder', '--function'];
    expect(await project.cli([...call, 'Charge=charge.mjs'])).toMatchObject({ exitCode: 0 });
    expect((await project.cli([...call, 'Charge=charge.mjs#none'])).stderr).toContain('no function none');
  });

  it('shows a recorded execution', async () => {
    const run = await project.cli(['trace', 'processOrder', '--history', 'history.json']);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('SUCCEEDED');
  });

  it('wants a history', async () => {
    expect(await project.cli(['trace', 'processOrder', '--history', 'bad.json'])).toMatchObject({
      exitCode: 2,
      stderr: 'error: --history has no events: give it the output of get-execution-history.\n',
    });
  });
});
