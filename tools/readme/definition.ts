/**
 * The definition that the README shows beside its first workflow: found, and compiled anew, so that the two never disagree.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { printStateMachine } from '../../src/asl/index.ts';
import { compileProgram } from '../../src/transformer/compile.ts';
import { fencesOf } from './fences.ts';

const repository = new URL('../..', import.meta.url).pathname;
const source = (path: string): string[] => [join(repository, 'src', path, 'index.ts')];

/** The first `json` fence: the definition. */
const DEFINITION = /(?<=^```json\n)[\s\S]*?(?=^```$)/m;

/** The definition as the README has it. */
export function shownDefinition(readme: string): string {
  return DEFINITION.exec(readme)?.[0] ?? '';
}

/** The README with another definition. */
export function withDefinition(readme: string, definition: string): string {
  return readme.replace(DEFINITION, () => definition);
}

/** What the first workflow of the README compiles to. */
export function compileDefinition(readme: string): string {
  const fence = fencesOf(readme).find(({ file }) => file?.endsWith('.workflow.ts') === true);
  if (fence?.file === undefined) throw new Error('The README has no workflow.');
  const path = join(repository, fence.file);
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: ['node'],
    paths: { stepscript: source('dsl'), 'stepscript/tasks': source('tasks') },
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => (file === path ? fence.text : readFile(file));
  host.fileExists = (file) => file === path || fileExists(file);
  const program = ts.createProgram({ rootNames: [path], options, host });
  const { workflows, diagnostics } = compileProgram({ program, ts, rootDir: repository });
  const [first] = workflows;
  if (first === undefined || diagnostics.length > 0) {
    throw new Error(`The README's workflow does not compile: ${diagnostics.map(({ message }) => message).join('; ')}`);
  }
  return printStateMachine(first.compiled.definition);
}
