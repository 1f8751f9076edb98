/** `stepscript local`: what the server is started with, and the real one in a process of its own. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../../src/cli/commands/local.ts';
import { type CliProject, cliProject, WORKFLOW } from './harness.ts';

let project: CliProject;
beforeEach(() => {
  project = cliProject();
});
afterEach(() => project.dispose());

describe('stepscript local', () => {
  it('serves what its options say', async () => {
    let served: Serving | undefined;
    const run = await project.cli(
      ['local', '--port', '0', '--data-dir', 'data', '--project', '.', '--endpoint', 'dynamodb=http://localhost:8000'],
      {
        serve: async (serving, announce) => {
          served = serving;
          announce('ready');
        },
      },
    );
    expect(run).toEqual({ exitCode: 0, stdout: 'ready\n', stderr: '' });
    expect(served).toMatchObject({
      port: 0,
      dataDir: join(project.folder, 'data'),
      endpoints: { dynamodb: 'http://localhost:8000' },
    });
    expect(served?.workflows.map(({ manifest }) => manifest.exportName)).toEqual(['processOrder']);
  });

  it('serves nothing when the project does not compile', async () => {
    project.dispose();
    project = cliProject({ 'src/orders/order.ts': WORKFLOW.replace('input.id', 'input.nope') });
    let served = false;
    const run = await project.cli(['local', '--project', '.'], {
      serve: async () => {
        served = true;
      },
    });
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('nope');
    expect(served).toBe(false);
  });

  it.each([
    [['local', '--port', 'x'], /x is not a port/],
    [['local', '--port', '70000'], /70000 is not a port/],
    [['local', '--endpoint', 'dynamodb'], /dynamodb is not an endpoint/],
    [['local', '--function', 'Charge'], /Charge is not a function/],
    [['local', '--function', 'Charge=none.ts'], /cannot load .*none.ts/],
  ])('does not understand %j', async (parameters, message) => {
    const run = await project.cli(parameters);
    expect(run.stderr).toMatch(message);
    expect(run.exitCode).toBe(2);
  });
});
