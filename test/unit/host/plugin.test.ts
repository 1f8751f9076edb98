/** The ts-patch entry: which TypeScript it accepts, and what it says to the others. */
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { hostProgram } from '../../../src/transformer/host/hosted-program.ts';
import { programTransformer } from '../../../src/transformer/host/plugin.ts';
import { fakeCompile } from '../../host/fake-compile.ts';
import { createProject, type Project } from '../../host/project.ts';

let project: Project;
afterEach(() => project.dispose());

const WORKFLOW = "import { workflow } from 'stepscript';\nexport const order = workflow(async (id: string) => id);\n";

function createProgram(text = WORKFLOW): ts.Program {
  project = createProject({ 'src/order.ts': text });
  const folder = project.folder;
  return ts.createProgram([`${folder}/src/order.ts`], {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
    skipLibCheck: true,
    rootDir: `${folder}/src`,
    outDir: `${folder}/dist`,
  });
}
const codes = (diagnostics: readonly ts.Diagnostic[]): readonly number[] => diagnostics.map(({ code }) => code);

describe('the plugin', () => {
  it('refuses a TypeScript whose syntax tree it does not know, and leaves the program alone', () => {
    const program = createProgram();
    const result = programTransformer(fakeCompile)(program, undefined, {}, { ts: { ...ts, version: '5.9.2' } });
    expect(result).toBe(program);
    expect(codes(program.getGlobalDiagnostics())).toEqual([998005]);
    expect(codes(program.getSemanticDiagnostics())).toEqual([]);
  });

  it('asks for transformProgram where ts-patch calls it as a source transformer', () => {
    const reported: ts.Diagnostic[] = [];
    const extras = { ts, addDiagnostic: (diagnostic: ts.Diagnostic) => reported.push(diagnostic) };
    const transformer = programTransformer(fakeCompile)(createProgram(), undefined, extras, undefined);
    expect(codes(reported)).toEqual([998004]);
    expect(transformer).toBeTypeOf('function');
  });
});

describe('a hosted program', () => {
  it('reports the errors of a file with the file, and of all files without one', () => {
    const program = hostProgram(ts, createProgram(`${WORKFLOW}// REFUSED\n`), fakeCompile);
    const file = program.getSourceFile(`${project.folder}/src/order.ts`);
    expect(codes(program.getSemanticDiagnostics(file))).toEqual([991001]);
    expect(codes(program.getSemanticDiagnostics())).toEqual([991001]);
    expect(codes(ts.getPreEmitDiagnostics(program))).toEqual([991001]);
  });

  it('compiles once, however often it is asked', () => {
    let compilations = 0;
    const program = hostProgram(ts, createProgram(), (request) => {
      compilations += 1;
      return fakeCompile(request);
    });
    program.getGlobalDiagnostics();
    program.emit();
    program.getSemanticDiagnostics();
    expect(compilations).toBe(1);
    expect(project.list('dist')).toContain('order.asl.json');
  });

  it('runs its rewrite before the transformers of others', () => {
    const seen: string[] = [];
    const spy: ts.TransformerFactory<ts.SourceFile> = () => (file) => {
      seen.push(ts.createPrinter().printFile(file));
      return file;
    };
    hostProgram(ts, createProgram(), fakeCompile).emit(undefined, undefined, undefined, undefined, { before: [spy] });
    expect(seen.join()).toContain('stepscriptArtifacts');
  });
});
