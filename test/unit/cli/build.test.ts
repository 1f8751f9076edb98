/** `stepscript build` and `check`: files, streams and exit codes. */
import { afterEach, describe, expect, it } from 'vitest';
import { type CliProject, cliProject, WORKFLOW } from './harness.ts';

let project: CliProject;
afterEach(() => project.dispose());

const OUTPUTS = [
  'orders/order.stepscript.d.ts',
  'orders/order.stepscript.js',
  'orders/processOrder.asl.json',
  'orders/processOrder.asl.map.json',
  'orders/processOrder.construct.d.ts',
  'orders/processOrder.construct.js',
  'orders/processOrder.manifest.json',
];
const REFUSED = { 'src/orders/price.ts': 'export const price = (id: string): number => id.length; // REFUSED\n' };
const OTHER = {
  'src/other.ts':
    "import { workflow } from 'stepscript';\nexport const other = workflow(async (input: string) => input);\n",
};

describe('stepscript build', () => {
  it('writes the artifacts under --out-dir, from any folder', async () => {
    project = cliProject();
    const run = await project.cli(['build', '-p', `${project.folder}/tsconfig.json`, '--out-dir', 'out'], {
      from: `${project.folder}/src`,
    });
    expect(run).toEqual({ exitCode: 0, stdout: 'processOrder → out/orders/processOrder.asl.json\n', stderr: '' });
    expect(project.list('src/out')).toEqual(OUTPUTS);
    expect(JSON.parse(project.read('src/out/orders/processOrder.manifest.json'))).toMatchObject({
      source: 'src/orders/order.ts',
    });
  });

  it('takes the outDir and the folder of the project by default', async () => {
    project = cliProject();
    expect((await project.cli(['build'])).exitCode).toBe(0);
    expect(project.list('dist')).toEqual(OUTPUTS);
  });

  it('reports an error in one line on stderr, and still writes the other workflows', async () => {
    project = cliProject({ ...REFUSED, ...OTHER });
    const run = await project.cli(['build', '-p', '.']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toBe(
      'src/orders/order.ts:4:29 - error STEP1001: A workflow cannot contain REFUSED.\n  hint: Remove it.\n',
    );
    expect(run.stdout).toBe('other → dist/other.asl.json\n');
    expect(project.list('dist').filter((file) => file.endsWith('.asl.json'))).toEqual(['other.asl.json']);
  });

  it('shows the code on a terminal', async () => {
    project = cliProject(REFUSED);
    const run = await project.cli(['build'], { interactive: true });
    expect(run.stderr).toContain('> 4 | export const processOrder = workflow(');
    expect(run.stderr).toContain('^^^^^^^^ REFUSED');
  });

  it('removes what an earlier build wrote for a workflow that no longer compiles', async () => {
    project = cliProject();
    await project.cli(['build']);
    project.write(REFUSED);
    await project.cli(['build']);
    expect(project.list('dist')).toEqual(['orders/order.stepscript.d.ts', 'orders/order.stepscript.js']);
  });

  it('reports type errors as tsc does, and writes nothing', async () => {
    project = cliProject({ 'src/orders/price.ts': 'export const price = (id: string): number => id;\n', ...OTHER });
    const run = await project.cli(['build']);
    expect(run).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: "src/orders/price.ts(1,46): error TS2322: Type 'string' is not assignable to type 'number'.\n",
    });
    expect(project.exists('dist')).toBe(false);
  });

  it('reports syntax errors and wrong options as tsc does', async () => {
    project = cliProject({ 'src/orders/price.ts': 'export const price = (;\n' });
    expect((await project.cli(['build'])).stderr).toContain('error TS1');
    project.dispose();
    project = cliProject({}, { module: 'nonsense' });
    const run = await project.cli(['build']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('error TS6046');
  });

  it('succeeds on a clean checkout of a program that imports what is generated', async () => {
    const app =
      "import { workflow } from 'stepscript';\nimport artifact, { processOrder } from '../dist/orders/order.stepscript.js';\nexport const app = [artifact('processOrder'), processOrder, workflow];\n";
    project = cliProject({ 'src/app.ts': app });
    expect(await project.cli(['check'])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(project.exists('dist')).toBe(false);
    expect(await project.cli(['build'])).toMatchObject({ exitCode: 0, stderr: '' });
    project.write({ 'src/app.ts': app.replace("artifact('processOrder')", "artifact('missing')") });
    const run = await project.cli(['build']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('src/app.ts(3,30): error TS2345');
  });

  it('refuses two workflows that would write the same file', async () => {
    project = cliProject({ 'src/orders/copy.ts': WORKFLOW.replace('processOrder', 'ProcessOrder'), ...OTHER });
    const run = await project.cli(['build']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toMatch(
      /src\/orders\/order\.ts:4:29 - error STEP5003: `processOrder` and `ProcessOrder` would both write/,
    );
    expect(project.list('dist').filter((file) => file.endsWith('.asl.json'))).toEqual(['other.asl.json']);
  });

  it('prints JSON for programs', async () => {
    project = cliProject({ ...REFUSED, ...OTHER });
    const run = await project.cli(['build', '--json']);
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({
      ok: false,
      workflows: [
        {
          name: 'other',
          exportName: 'other',
          sourceFile: `${project.folder}/src/other.ts`,
          definition: `${project.folder}/dist/other.asl.json`,
        },
      ],
      diagnostics: [
        {
          code: 'STEP1001',
          severity: 'error',
          message: 'A workflow cannot contain REFUSED.',
          hint: 'Remove it.',
          location: {
            file: `${project.folder}/src/orders/order.ts`,
            start: { line: 4, column: 29 },
            end: { line: 4, column: 37 },
          },
          related: [],
        },
      ],
    });
  });

  it('is content with a project without workflows', async () => {
    project = cliProject({ 'src/orders/order.ts': 'export {};\n' });
    expect(await project.cli(['build'])).toEqual({
      exitCode: 0,
      stdout: 'No workflow is exported by this project.\n',
      stderr: '',
    });
  });
});

describe('stepscript check', () => {
  it('reports and writes nothing', async () => {
    project = cliProject(OTHER);
    expect(await project.cli(['check'])).toEqual({
      exitCode: 0,
      stdout: 'other in src/other.ts\nprocessOrder in src/orders/order.ts\n',
      stderr: '',
    });
    project.write(REFUSED);
    const run = await project.cli(['check']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('STEP1001');
    expect(project.exists('dist')).toBe(false);
  });
});
