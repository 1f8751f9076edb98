/** One build short of writing, on programs in a temporary folder: what is refused and what is planned. */
import { relative } from 'node:path';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkflowOutput } from '../../../src/transformer/compile.ts';
import { buildProgram, type Compile } from '../../../src/transformer/host/build-program.ts';
import { fakeCompile } from '../../host/fake-compile.ts';
import { createProject, type Project } from '../../host/project.ts';

let project: Project;
afterEach(() => project.dispose());

const workflow = (name: string): string => `export const ${name} = workflow(async (input: string) => input);\n`;
const IMPORT = "import { workflow } from 'stepscript';\n";

function build(
  files: Readonly<Record<string, string>>,
  options: { readonly compile?: Compile; readonly inPlace?: boolean } = {},
) {
  project = createProject(files);
  const program = ts.createProgram({
    rootNames: Object.keys(files)
      .filter((file) => file.endsWith('ts'))
      .map((file) => `${project.folder}/${file}`),
    options: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      strict: true,
      types: [],
      skipLibCheck: true,
      rootDir: `${project.folder}/src`,
      ...(options.inPlace === true ? {} : { outDir: `${project.folder}/out` }),
    },
  });
  const result = buildProgram({ ts, program, rootDir: project.folder, compile: options.compile ?? fakeCompile });
  const paths = (result.plan?.files ?? []).map(({ path }) => relative(project.folder, path)).sort();
  return { ...result, paths };
}

const withDefinition =
  (change: (output: WorkflowOutput) => WorkflowOutput): Compile =>
  (request) => {
    const compilation = fakeCompile(request);
    return { ...compilation, workflows: compilation.workflows.map(change) };
  };

describe('where artifacts go', () => {
  it('mirrors the source folders under outDir', () => {
    expect(build({ 'src/a/order.ts': IMPORT + workflow('order') }).paths).toContain('out/a/order.asl.json');
  });

  it('is beside the source without outDir', () => {
    const { paths } = build({ 'src/order.ts': IMPORT + workflow('order') }, { inPlace: true });
    expect(paths).toContain('src/order.stepscript.js');
  });

  it('follows the extension and the module system of the source', () => {
    const { paths, plan } = build({ 'src/a.cts': IMPORT + workflow('one'), 'src/b.mts': IMPORT + workflow('two') });
    expect(paths).toEqual(
      expect.arrayContaining([
        'out/a.stepscript.cjs',
        'out/a.stepscript.d.cts',
        'out/one.construct.cjs',
        'out/b.stepscript.mjs',
      ]),
    );
    const text = (ending: string): string => plan?.files.find(({ path }) => path.endsWith(ending))?.text ?? '';
    expect(text('a.stepscript.cjs')).toContain('exports.default = artifact');
    expect(text('b.stepscript.mjs')).toContain('export default function artifact');
  });

  it('names a default export after its state machine', () => {
    const { paths } = build({
      'src/order.ts': `${IMPORT}export default workflow(async (input: string) => input, { name: 'processOrder' });\n`,
    });
    expect(paths).toContain('out/processOrder.asl.json');
  });
});

describe('what is refused', () => {
  it('is the same file twice, within a module and across modules of a folder', () => {
    const { diagnostics, paths } = build({
      'src/a.ts': IMPORT + workflow('order') + workflow('Order') + workflow('fine'),
      'src/b.ts': IMPORT + workflow('ORDER'),
      'src/sub/c.ts': IMPORT + workflow('order'),
    });
    expect(diagnostics.map(({ code, related }) => [code, related[0]?.message])).toEqual([
      [5003, '`order` is here'],
      [5003, '`Order` is here'],
    ]);
    expect(paths.filter((path) => path.endsWith('.asl.json'))).toEqual(['out/fine.asl.json', 'out/sub/order.asl.json']);
  });

  it('is a source file whose JavaScript would be overwritten', () => {
    const { diagnostics, paths } = build({
      'src/a.ts': IMPORT + workflow('order'),
      'src/order.construct.ts': 'export {};\n',
      'src/b.ts': IMPORT + workflow('other'),
      'src/b.stepscript.ts': 'export {};\n',
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      expect.stringContaining('`order` and a source file of the project would both write'),
      expect.stringContaining('`other` and a source file of the project would both write'),
    ]);
    expect(paths).toEqual(['out/a.stepscript.d.ts', 'out/a.stepscript.js']);
  });

  it('is a definition over 1 MiB', () => {
    const compile = withDefinition((output) => ({
      ...output,
      compiled: {
        ...output.compiled,
        definition: {
          QueryLanguage: 'JSONata',
          StartAt: 'A',
          States: { A: { Type: 'Pass', Output: 'x'.repeat(1_048_577), End: true } },
        },
      },
    }));
    const { diagnostics, plan } = build({ 'src/a.ts': IMPORT + workflow('order') }, { compile });
    expect(diagnostics.map(({ code, span }) => [code, span.end - span.start])).toEqual([[5001, 'workflow'.length]]);
    expect(plan?.workflows).toEqual([]);
  });
});

describe('type errors', () => {
  it('keep everything from being compiled', () => {
    const { typeErrors, plan } = build({
      'src/a.ts': IMPORT + workflow('order'),
      'src/b.ts': 'export const x: string = 1;\n',
    });
    expect(typeErrors.blocking.map(({ code }) => code)).toEqual([2322]);
    expect(plan).toBeNull();
  });

  it('of files that import generated modules do not, directly or through others', () => {
    const { typeErrors, plan } = build({
      'src/a.ts': IMPORT + workflow('order'),
      'src/stack.ts': "export { OrderStateMachine } from './order.construct.js';\n",
      'src/app.ts':
        "import { OrderStateMachine } from './stack.js';\nexport const wrong: string = 1;\nexport const app = OrderStateMachine;\n",
    });
    expect(typeErrors.blocking).toEqual([]);
    expect(typeErrors.afterGeneration.map(({ code }) => code).sort()).toEqual([2307, 2322]);
    expect(plan?.workflows.map(({ name }) => name)).toEqual(['order']);
  });

  it('other than the import itself drop the workflows of such a file', () => {
    const imports = `${IMPORT}import { x } from './order.construct.js';\nx();\n`;
    expect(build({ 'src/a.ts': imports + workflow('order') }).plan?.workflows.length).toBe(1);
    project.dispose();
    const { plan, failed } = build({ 'src/a.ts': `${imports + workflow('order')}export const wrong: string = 1;\n` });
    expect(plan?.workflows).toEqual([]);
    expect(failed.map(({ exportName }) => exportName)).toEqual(['order']);
  });
});

describe('an exception of the compiler', () => {
  it('becomes an internal error, and nothing is planned', () => {
    const compile: Compile = () => {
      throw new Error('impossible block');
    };
    const { diagnostics, plan } = build({ 'src/a.ts': IMPORT + workflow('order') }, { compile });
    expect(diagnostics.map(({ code }) => code)).toEqual([9001]);
    expect(diagnostics[0]?.message).toContain('impossible block');
    expect(plan).toBeNull();
  });
});
