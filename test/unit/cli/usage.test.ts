/** What the command line understands, and exit code 2 for the rest. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CliProject, cliProject } from './harness.ts';

let project: CliProject;
beforeEach(() => {
  project = cliProject();
});
afterEach(() => project.dispose());

describe('usage errors', () => {
  it.each([
    [['biuld'], /unknown command 'biuld'/],
    [['build', '--outdir', 'x'], /unknown option '--outdir'/],
    [['build', 'extra'], /too many arguments/],
    [['run'], /missing required argument 'workflow'/],
    [[], /Usage: stepscript/],
    [['build', '-p', 'missing.json'], /cannot read .*missing\.json: no such file/],
    [['build', '-p', 'src'], /cannot read .*src\/tsconfig\.json/],
    [['run', 'processOrder', '--input', '{'], /--input is not JSON/],
    [['run', 'processOrder', '--input', '@none.json'], /cannot read .*none\.json/],
    [['run', 'processOrder', '--input', '@src/orders/order.ts'], /src\/orders\/order\.ts is not JSON/],
    [['run', 'missing'], /no workflow is called missing\. The project has:\n {2}src\/orders\/order\.ts#processOrder/],
    [['run', 'src/other.ts#processOrder'], /no workflow is called processOrder/],
    [['run', 'src/order.ts#'], /names no workflow/],
    [['explain', 'STEP0000'], /is not a diagnostic/],
  ])('%j', async (parameters, message) => {
    const run = await project.cli(parameters);
    expect(run.stderr).toMatch(message);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('help', () => {
  it.each([[['--help']], [['help']], [['build', '--help']], [['run', '--help']]])(
    '%j is printed on stdout',
    async (parameters) => {
      const run = await project.cli(parameters);
      expect(run).toMatchObject({ exitCode: 0, stderr: '' });
      expect(run.stdout).toContain('Usage: stepscript');
    },
  );

  it('prints the version', async () => {
    expect((await project.cli(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['STEP2104', '2104', 'captured-write'])('explain %s prints the page', async (code) => {
    const run = await project.cli(['explain', code]);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toMatch(/^STEP2104: Concurrent code cannot assign to `\{variable\}`/);
    expect(run.stdout).toContain('```ts good');
  });
});
