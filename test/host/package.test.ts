/** The built package with the real compiler: the `stepscript` command from another folder, and the plugin in `tspc`. */
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltPackage, buildPackage } from './package.ts';
import { createProject, type Project, repository } from './project.ts';

const ORDER = `import { workflow, WorkflowError } from 'stepscript';
import { dynamodb, lambda } from 'stepscript/tasks';
import { total } from './total.js';

const orders = dynamodb.table('Orders');
const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');

class OutOfStock extends WorkflowError {}

export const processOrder = workflow(async (input: { id: string; prices: number[] }) => {
  const { Item } = await orders.getItem({ Key: { id: { S: input.id } } });
  if (!Item) throw new OutOfStock('no order ' + input.id);
  const receipt = await charge({ amount: total(input.prices) });
  return { receipt: receipt.id };
});
`;
const TOTAL = 'export const total = (prices: number[]): number => prices.reduce((sum, price) => sum + price, 0);\n';
const TSCONFIG = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    lib: ['es2023'],
    strict: true,
    rootDir: 'src',
    outDir: 'dist',
    types: [],
    skipLibCheck: true,
    plugins: [{ transform: 'stepscript/transformer', transformProgram: true }],
  },
  include: ['src'],
};

let built: BuiltPackage;
let project: Project;

beforeAll(() => {
  built = buildPackage();
});
afterAll(() => built.dispose());
beforeEach(() => {
  project = createProject({
    'tsconfig.json': JSON.stringify(TSCONFIG),
    'src/orders/order.ts': ORDER,
    'src/orders/total.ts': TOTAL,
  });
  built.link(project);
});
afterEach(() => project.dispose());

describe('the stepscript command', () => {
  it('compiles a project from another folder', () => {
    const run = built.cli(
      tmpdir(),
      'build',
      '-p',
      `${project.folder}/tsconfig.json`,
      '--out-dir',
      `${project.folder}/out`,
    );
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(project.list('out')).toEqual([
      'orders/order.stepscript.d.ts',
      'orders/order.stepscript.js',
      'orders/processOrder.asl.json',
      'orders/processOrder.asl.map.json',
      'orders/processOrder.construct.d.ts',
      'orders/processOrder.construct.js',
      'orders/processOrder.manifest.json',
    ]);
    const definition = project.read('out/orders/processOrder.asl.json');
    expect(JSON.parse(definition)).toMatchObject({ QueryLanguage: 'JSONata' });
    expect(definition).toContain('${OrdersName}');
    expect(definition).toContain('${ChargeArn}');
    expect(project.read('out/orders/processOrder.construct.d.ts')).toContain('readonly Orders: dynamodb.ITable |');
  });

  it('writes the same bytes again', () => {
    built.cli(project.folder, 'build', '--out-dir', 'one');
    built.cli(project.folder, 'build', '--out-dir', 'two');
    for (const file of project.list('one')) expect(project.read(`two/${file}`), file).toBe(project.read(`one/${file}`));
  });

  it('reports diagnostics, type errors and usage errors with their exit codes', () => {
    project.write({ 'src/orders/total.ts': `${TOTAL}export const random = (): number => performance.now();\n` });
    expect(built.cli(project.folder, 'check')).toMatchObject({ status: 1 });
    project.write({
      'src/orders/total.ts': TOTAL,
      'src/bad.ts':
        "import { workflow } from 'stepscript';\nexport const bad = workflow(async (input: { n: number }) => {\n  const numbers = (function* () { yield input.n; })();\n  return [...numbers];\n});\n",
    });
    const run = built.cli(project.folder, 'build', '--out-dir', 'out');
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^src\/bad\.ts:3:\d+ - error STEP\d{4}: /m);
    expect(project.list('out').filter((file) => file.endsWith('.asl.json'))).toEqual(['orders/processOrder.asl.json']);
    expect(built.cli(project.folder, 'build', '--nonsense').status).toBe(2);
  });

  it('runs a workflow with mocks', () => {
    project.write({
      'mocks.mjs': `export default {
        'arn:aws:states:::dynamodb:getItem': ({ arguments: call }) => (call.Key.id.S === '1' ? { Item: { id: { S: '1' } } } : {}),
        'arn:aws:states:::lambda:invoke': ({ arguments: call }) => ({ Payload: { id: 'r-' + call.Payload.amount } }),
      };`,
    });
    const input = (id: string): string => JSON.stringify({ id, prices: [1, 2] });
    const paid = built.cli(project.folder, 'run', 'processOrder', '--mocks', 'mocks.mjs', '--input', input('1'));
    expect(paid).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(paid.stdout)).toEqual({ receipt: 'r-3' });
    const missing = built.cli(
      project.folder,
      'run',
      'src/orders/order.ts#processOrder',
      '--mocks',
      'mocks.mjs',
      '--input',
      input('2'),
    );
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toMatch(/^OutOfStock: no order 2\n {4}at processOrder \(src\/orders\/order\.ts:12:14\)\n/);
  });
});

describe('the plugin', () => {
  it('compiles in tspc, and links the emitted call', () => {
    expect(project.tspc('-p', '.')).toEqual({ status: 0, output: '' });
    expect(project.exists('dist/orders/processOrder.asl.json')).toBe(true);
    const name = project.node(`
      const { processOrder } = await import('./dist/orders/order.js');
      const { artifact, handles } = processOrder[Symbol.for('stepscript.artifact')];
      console.log(artifact().manifest.name, Object.keys(handles()).sort().join());`);
    expect(name).toBe('processOrder Charge,Orders');
  });

  it('emits what the command emits', () => {
    project.tspc('-p', '.');
    built.cli(project.folder, 'build', '--out-dir', 'out');
    for (const file of project.list('out'))
      expect(project.read(`dist/${file}`), file).toBe(project.read(`out/${file}`));
  });
});

describe('jest', () => {
  const TESTED = `import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
export const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');
export const pay = workflow(async (input: { amount: number }) => {
  await sleep('1h');
  return (await charge(input)).id;
});
`;
  const IMPORTS = `import { mock, simulate } from 'stepscript/testing';
import { charge, pay } from '../dist/pay.js';
`;
  const AWAITED = `const { mock, simulate } = await import('stepscript/testing');
  const { charge, pay } = await import('../dist/pay.js');`;
  const TEST = `const answer = jest.fn(({ amount }) => ({ id: 'r-' + amount }));
  for (const target of ['local', 'native']) {
    const run = await simulate(pay, { amount: 5 }, { target, mocks: [mock(charge, answer).times(1)] });
    expect(run).toMatchObject({ status: 'SUCCEEDED', output: 'r-5', seconds: 3600 });
    expect(run.calls(charge)).toHaveLength(1);
  }
  expect(answer).toHaveBeenCalledWith({ amount: 5 });
  await expect(simulate(pay, { amount: 5 })).rejects.toThrow('STEP8201');`;

  it('runs tests on stepscript/testing, as ES modules and as CommonJS', () => {
    project.write({
      'src/pay.ts': TESTED,
      'checks/esm.test.js': `${IMPORTS}const { jest } = import.meta;\ntest('pays', async () => {\n  ${TEST}\n});\n`,
      'checks/commonjs.test.cjs': `test('pays', async () => {\n  ${AWAITED}\n  ${TEST}\n});\n`,
      'checks/fails.test.js': `${IMPORTS}test('pays too little', async () => {
  const run = await simulate(pay, { amount: 5 }, { mocks: [mock(charge).resolves({ id: 'r-4' })] });
  expect(run.output).toBe('r-5');
});
`,
    });
    expect(project.tspc()).toMatchObject({ status: 0 });
    const run = spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        join(repository, 'node_modules/jest/bin/jest.js'),
        '--rootDir=.',
        '--testMatch=**/checks/*.test.{js,cjs}',
        '--runInBand',
      ],
      { cwd: project.folder, encoding: 'utf8' },
    );
    expect(run.stderr).toContain('PASS checks/esm.test.js');
    expect(run.stderr).toContain('PASS checks/commonjs.test.cjs');
    expect(run.stderr).toContain('FAIL checks/fails.test.js');
    expect(run.stderr).toMatch(/Expected: "r-5"\s+Received: "r-4"/);
    expect(run.stderr).toMatch(/Tests: +1 failed, 2 passed, 3 total/);
  });
});
