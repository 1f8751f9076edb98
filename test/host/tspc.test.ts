/**
 * The host inside real `tspc`, in every mode of `tsc`, with a fake compiler: what is written, what is reported, and that
 * nothing goes stale when only a helper changes.
 */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundlePlugin } from './plugin-bundle.ts';
import { createProject, type Project } from './project.ts';

const WORKFLOW = `import { workflow } from 'stepscript';
import { price } from './price.js';

export const processOrder = workflow(async (input: { id: string }) => price(input.id));
`;
const PRICE = 'export const price = (id: string): number => id.length;\n';
const ARTIFACTS = [
  'order.workflow.d.ts',
  'order.workflow.js',
  'order.workflow.stepscript.d.ts',
  'order.workflow.stepscript.js',
  'price.d.ts',
  'price.js',
  'processOrder.asl.json',
  'processOrder.asl.map.json',
  'processOrder.construct.d.ts',
  'processOrder.construct.js',
  'processOrder.manifest.json',
];

let plugin: string;
let project: Project;

const config = (options: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      declaration: true,
      rootDir: 'src',
      outDir: 'dist',
      types: [],
      skipLibCheck: true,
      plugins: [{ transform: plugin, transformProgram: true }],
      ...options,
    },
    include: ['src'],
  });
const start = (options?: Readonly<Record<string, unknown>>): Project => {
  project = createProject({
    'tsconfig.json': config(options),
    'src/order.workflow.ts': WORKFLOW,
    'src/price.ts': PRICE,
  });
  return project;
};
const refused = (text: string): string => `${text}// REFUSED\n`;

beforeAll(() => {
  plugin = bundlePlugin('test/host/fake-plugin.ts');
});
afterEach(() => project.dispose());

describe('tspc -p', () => {
  it('writes the artifacts beside the JavaScript, and links the call to them', () => {
    start();
    expect(project.tspc('-p', '.')).toEqual({ status: 0, output: '' });
    expect(project.list('dist')).toEqual(ARTIFACTS);
    const loaded = project.node(`
      const { processOrder } = await import('./dist/order.workflow.js');
      console.log(JSON.stringify(processOrder.rest[0].artifact().definition.StartAt), await processOrder({ id: 'abc' }));`);
    expect(loaded).toBe('"Done" 3');
  });

  it('reports our errors with position, code and hint, writes nothing for the workflow and leaves its call alone', () => {
    start();
    project.write({
      'src/price.ts': refused(PRICE),
      'src/other.ts': WORKFLOW.replace('processOrder', 'other')
        .replace(/import { price.*\n/, '')
        .replace('price(input.id)', 'input'),
    });
    const run = project.tspc('-p', '.');
    expect(run.status).toBe(2);
    expect(run.output).toBe(
      'src/order.workflow.ts(4,29): error TS991001: STEP1001: A workflow cannot contain REFUSED.\n  Remove it.\n',
    );
    expect(project.list('dist').filter((file) => file.endsWith('.asl.json'))).toEqual(['other.asl.json']);
    expect(project.read('dist/order.workflow.js')).not.toContain('stepscriptArtifacts');
    expect(project.read('dist/other.js')).toContain("default('other')");
  });

  it('reports type errors together with ours, and compiles nothing while there are type errors', () => {
    start();
    project.write({ 'src/price.ts': 'export const price = (id: string): number => id;\n' });
    const run = project.tspc('-p', '.');
    expect(run.output).toContain('src/price.ts(1,46): error TS2322');
    expect(run.status).toBe(2);
    expect(project.list('dist')).toEqual(['order.workflow.d.ts', 'order.workflow.js', 'price.d.ts', 'price.js']);
  });

  it('writes nothing under --noEmit, and still reports', () => {
    start();
    expect(project.tspc('-p', '.', '--noEmit')).toEqual({ status: 0, output: '' });
    expect(project.exists('dist')).toBe(false);
    project.write({ 'src/price.ts': refused(PRICE) });
    const run = project.tspc('-p', '.', '--noEmit');
    expect(run.status).not.toBe(0);
    expect(run.output).toContain('STEP1001');
  });

  it('keeps everything as it was under --noEmitOnError', () => {
    start({ noEmitOnError: true });
    project.tspc('-p', '.');
    const before = project.read('dist/processOrder.asl.json');
    project.write({ 'src/price.ts': refused(PRICE) });
    expect(project.tspc('-p', '.').output).toContain('STEP1001');
    expect(project.read('dist/processOrder.asl.json')).toBe(before);
    expect(project.read('dist/order.workflow.js')).toContain("default('processOrder')");
  });

  it('does not touch files whose content is the same', () => {
    start();
    project.tspc('-p', '.');
    const before = project.changed('dist/processOrder.asl.json');
    project.tspc('-p', '.');
    expect(project.changed('dist/processOrder.asl.json')).toBe(before);
  });

  it.each([
    ['-p', {}, ['-p', '.']],
    ['--incremental', { incremental: true }, ['-p', '.']],
    ['--noEmitOnError', { noEmitOnError: true }, ['-p', '.']],
    ['-b', { composite: true }, ['-b']],
  ])(
    'lets a program import the construct that it generates, also the first time (%s)',
    (_mode, options, parameters) => {
      start({ ...options, rootDirs: ['src', 'dist'] });
      project.write({
        'src/app.ts':
          "import { ProcessOrderStateMachine } from './processOrder.construct.js';\nexport const app: typeof ProcessOrderStateMachine = ProcessOrderStateMachine;\n",
      });
      expect(project.tspc(...parameters)).toEqual({ status: 0, output: '' });
      expect(project.exists('dist/app.js')).toBe(true);
      expect(project.exists('dist/processOrder.construct.d.ts')).toBe(true);
      expect(project.tspc(...parameters)).toEqual({ status: 0, output: '' });
    },
  );

  it('checks a program against the construct of this build, not of the last one', () => {
    start({ rootDirs: ['src', 'dist'] });
    const workflowOver = (handle: string): string =>
      WORKFLOW.replace(
        '\nexport',
        `\nexport const ${handle} = { name: 'x' };\nconst use = (x: unknown) => x;\nuse(${handle});\nexport`,
      );
    project.write({
      'src/order.workflow.ts': workflowOver('table'),
      'src/app.ts':
        "import type { ProcessOrderStateMachineResources } from './processOrder.construct.js';\nexport const key: keyof ProcessOrderStateMachineResources = 'Table';\n",
    });
    expect(project.tspc('-p', '.')).toEqual({ status: 0, output: '' });
    project.write({ 'src/order.workflow.ts': workflowOver('orders') });
    expect(project.tspc('-p', '.').output).toContain(`src/app.ts(2,14): error TS2322: Type '"Table"'`);
    project.write({ 'src/order.workflow.ts': workflowOver('table') });
    expect(project.tspc('-p', '.')).toEqual({ status: 0, output: '' });
  });

  it('says what to do when it is declared as a source transformer', () => {
    start({ plugins: [{ transform: plugin }] });
    const run = project.tspc('-p', '.');
    expect(run.output).toContain('STEP8004');
    expect(run.status).not.toBe(0);
  });
});

describe('CommonJS output', () => {
  it('links the call through require', () => {
    start({ sourceMap: true });
    project.write({
      'package.json': '{ "type": "commonjs" }',
      'src/order.workflow.ts': WORKFLOW.replace(
        '\nexport',
        "\nexport const table = { name: 'orders' };\nconst use = (x: unknown) => x;\nuse(table);\nexport",
      ),
    });
    expect(project.tspc('-p', '.')).toEqual({ status: 0, output: '' });
    const loaded = project.node(`
      import { createRequire } from 'node:module';
      const { processOrder } = createRequire(process.cwd() + '/x.js')('./dist/order.workflow.js');
      const { artifact, handles } = processOrder.rest[0];
      console.log(artifact().manifest.name, JSON.stringify(handles()));`);
    expect(loaded).toBe('processOrder {"Table":{"name":"orders"}}');
  });
});

describe.each([
  ['--incremental', { incremental: true }, ['-p', '.']],
  ['--incremental with isolatedModules', { incremental: true, isolatedModules: true }, ['-p', '.']],
  ['-b', { composite: true }, ['-b']],
])('tspc %s', (_mode, options, parameters) => {
  it('brings the artifacts up to date when only the body of a helper changed', () => {
    start(options);
    expect(project.tspc(...parameters)).toEqual({ status: 0, output: '' });
    const before = project.read('dist/order.workflow.js');
    project.write({ 'src/price.ts': PRICE.replace('id.length', 'id.length + 1') });
    expect(project.tspc(...parameters)).toEqual({ status: 0, output: '' });
    expect(project.read('dist/processOrder.asl.json')).toContain('id.length + 1');
    expect(project.read('dist/order.workflow.stepscript.js')).toContain('id.length + 1');
    expect(project.read('dist/order.workflow.js')).toBe(before);
  });

  it('keeps reporting an error that only a helper causes, and recovers from it', () => {
    start(options);
    project.tspc(...parameters);
    project.write({ 'src/price.ts': refused(PRICE) });
    for (const attempt of ['first', 'second']) {
      const run = project.tspc(...parameters);
      expect(run.output, attempt).toContain('STEP1001');
      expect(run.status, attempt).not.toBe(0);
    }
    expect(project.exists('dist/processOrder.asl.json')).toBe(false);
    expect(project.read('dist/order.workflow.js')).not.toContain("default('processOrder')");
    project.write({ 'src/price.ts': PRICE });
    expect(project.tspc(...parameters)).toEqual({ status: 0, output: '' });
    expect(project.exists('dist/processOrder.asl.json')).toBe(true);
    expect(project.read('dist/order.workflow.js')).toContain("default('processOrder')");
  });
});
