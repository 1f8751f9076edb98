/**
 * Compiles many small programs at once: each block of a documentation page becomes a folder of one virtual program, so
 * that the types of the library are checked once. `// file: name.ts` lines split a block into files.
 */
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { compileProgram } from '../../src/transformer/compile.ts';
import { codeName, type Diagnostic } from '../../src/transformer/diagnostics/index.ts';
import { planOutputs } from '../../src/transformer/host/plan-outputs.ts';

/** What became of one block. */
export interface BlockResult {
  /** Type errors as `file(line): TSnnnn message`. */
  readonly typeErrors: readonly string[];
  readonly codes: readonly string[];
  readonly messages: readonly string[];
  /** Workflows that are written. */
  readonly workflows: readonly string[];
}

const repository = new URL('../..', import.meta.url).pathname;
const root = join(repository, 'test/docs/virtual');
const source = (path: string): string[] => [join(repository, 'src', path)];

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
    stepscript: source('dsl/index.ts'),
    'stepscript/tasks': source('tasks/index.ts'),
    'stepscript/cdk': source('cdk/index.ts'),
    'stepscript/testing': source('runtime/testing/index.ts'),
    'stepscript/runtime': source('runtime/index.ts'),
    'stepscript/client': source('runtime/client/index.ts'),
    'stepscript/asl': source('asl/index.ts'),
    'stepscript/artifact': source('artifact/index.ts'),
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
          workflows: plan.workflows.filter(({ sourceFile }) => isOwn(sourceFile)).map(({ name }) => name),
        },
      ];
    }),
  );
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
