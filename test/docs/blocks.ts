/**
 * Compiles many small programs at once: each block of a documentation page becomes a folder of one virtual program, so
 * that the types of the library are checked once. `// file: name.ts` lines split a block into files.
 */
import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import { compileProgram, type WorkflowOutput } from '../../src/transformer/compile.ts';
import { codeName, type Diagnostic } from '../../src/transformer/diagnostics/index.ts';
import { renderDiagnostic } from '../../src/transformer/diagnostics/render.ts';
import { planOutputs } from '../../src/transformer/host/plan-outputs.ts';
import { sampleOf } from './sample.ts';

/** What became of one block. */
export interface BlockResult {
  /** Type errors as `file(line): TSnnnn message`. */
  readonly typeErrors: readonly string[];
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  /** What a terminal shows, without colours. */
  readonly rendered: string;
  /** Workflows that are written. */
  readonly workflows: readonly string[];
  /** Those that call nothing but Lambda functions, with values of the types that they ask for. */
  readonly runnable: readonly Runnable[];
}

/** A compiled workflow with an input, and results of its functions by logical id. */
export interface Runnable {
  readonly compiled: CompiledWorkflow;
  readonly input: unknown;
  readonly tasks: ReadonlyMap<string, unknown>;
}

const repository = new URL('../..', import.meta.url).pathname;
const root = join(repository, 'test/docs/virtual');
const library = (path: string): string[] => [join(repository, 'src', path)];

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: false,
  experimentalDecorators: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  rootDir: repository,
  outDir: join(repository, 'test/docs/virtual-out'),
  types: ['node'],
  paths: {
    stepscript: library('dsl/index.ts'),
    'stepscript/tasks': library('tasks/index.ts'),
    'stepscript/cdk': library('cdk/index.ts'),
    'stepscript/testing': library('runtime/testing/index.ts'),
    'stepscript/runtime': library('runtime/index.ts'),
    'stepscript/client': library('runtime/client/index.ts'),
    'stepscript/asl': library('asl/index.ts'),
    'stepscript/artifact': library('artifact/index.ts'),
  },
};

/** The files of a block, by name. */
export function filesOf(block: string): ReadonlyMap<string, string> {
  const [first = '', ...rest] = block.split(/^\/\/ file: (\S+)\n/m);
  const files = new Map<string, string>();
  if (first.trim() !== '') files.set('main.ts', first);
  for (let index = 0; index < rest.length; index += 2) files.set(rest[index] ?? '', rest[index + 1] ?? '');
  return files;
}

/** Compiles all blocks, by an id that is also a folder name. */
export function compileBlocks(blocks: ReadonlyMap<string, string>): ReadonlyMap<string, BlockResult> {
  const files = new Map<string, string>();
  for (const [id, block] of blocks) for (const [name, text] of filesOf(block)) files.set(join(root, id, name), text);
  const program = createProgram(files);
  const own = [...files.keys()].flatMap((file) => program.getSourceFile(file) ?? []);
  const compilation = compileProgram({ program, ts, rootDir: root, files: own });
  const plan = planOutputs({ ts, program, rootDir: root, compilation });
  const diagnostics = [...compilation.diagnostics, ...plan.diagnostics];
  const source = (file: string): string | undefined => files.get(file) ?? program.getSourceFile(file)?.text;
  const render = (id: string) => ({ currentDirectory: join(root, id), source, frames: true, color: false });
  const inBlock = (id: string) => (file: string) => dirname(file) === join(root, id);

  return new Map(
    [...blocks.keys()].map((id) => {
      const isOwn = inBlock(id);
      const found = diagnostics.filter(({ span }) => isOwn(span.file));
      return [
        id,
        {
          typeErrors: own.filter(({ fileName }) => isOwn(fileName)).flatMap((file) => errorsOf(program, file)),
          codes: [...new Set(found.map(({ code }) => codeName(code)))].sort(),
          messages: found.map(describe),
          rendered: found.map((diagnostic) => renderDiagnostic(diagnostic, render(id))).join('\n\n'),
          workflows: plan.workflows.filter(({ sourceFile }) => isOwn(sourceFile)).map(({ name }) => name),
          runnable: compilation.workflows.flatMap((workflow) => {
            const file = own.find(({ fileName }) => fileName === workflow.sourceFile && isOwn(fileName));
            const { integrations } = workflow.compiled.manifest;
            const known = integrations.every(({ resource }) => resource === 'arn:aws:states:::lambda:invoke');
            return file && known ? [{ compiled: workflow.compiled, ...samplesOf(program, file, workflow) }] : [];
          }),
        },
      ];
    }),
  );
}

/** An input of the workflow's type, and results of the types that `lambda.fn<In, Out>('Id')` names. */
function samplesOf(
  program: ts.Program,
  file: ts.SourceFile,
  { callStart }: WorkflowOutput,
): Omit<Runnable, 'compiled'> {
  const checker = program.getTypeChecker();
  const tasks = new Map<string, unknown>();
  let input: unknown = {};
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [given] = checker.getTypeAtLocation(node).getCallSignatures();
      const [first] = node.arguments;
      if (given && first && ts.isStringLiteral(first)) {
        const result = checker.getAwaitedType(given.getReturnType());
        if (result) tasks.set(first.text, sampleOf(result, checker));
      }
      const parameter = node.getStart(file) === callStart ? given?.parameters[0] : undefined;
      if (parameter) input = sampleOf(checker.getTypeOfSymbol(parameter), checker);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { input, tasks };
}

function createProgram(files: ReadonlyMap<string, string>): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, directoryExists } = host;
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.directoryExists = (folder) => folder.startsWith(root) || directoryExists?.(folder) !== false;
  return ts.createProgram({ rootNames: [...files.keys()], options: OPTIONS, host });
}

function errorsOf(program: ts.Program, file: ts.SourceFile): readonly string[] {
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ code, start = 0, messageText }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      return `line ${line + 1}: TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    },
  );
}

function describe({ code, message }: Diagnostic): string {
  return `${codeName(code)}: ${message}`;
}
