/** The built package with the real compiler: the `stepscript` command from another folder, and the plugin in `tspc`. */
import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltPackage, buildPackage } from './package.ts';
import { createProject, type Project } from './project.ts';

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
