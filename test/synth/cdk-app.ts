/**
 * A CDK app on disk that is built by the real `tspc` and synthesized by Node, with the package as it was built
 * (`npm run build`).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';

const repository = new URL('../..', import.meta.url).pathname;

const TSCONFIG = {
  compilerOptions: {
    module: 'nodenext',
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    declaration: true,
    rootDir: 'src',
    outDir: 'dist',
    rootDirs: ['src', 'dist'],
    types: ['node'],
    skipLibCheck: true,
    plugins: [{ transform: 'stepscript/transformer', transformProgram: true }],
  },
  include: ['src'],
};

/** How a command ended. */
export interface Run {
  readonly status: number | null;
  readonly output: string;
}

/** An app on disk. */
export interface CdkApp {
  readonly folder: string;
  /** Builds it with `tspc`. */
  tspc(): Run;
  /** Runs one of its modules, and reads the templates that it synthesizes into `cdk.out`. */
  synthesize(main: string, stacks: readonly string[]): Readonly<Record<string, Template>>;
  /** The template of a stack that was synthesized. */
  template(stack: string): Template;
  /** Runs one of its modules. */
  node(...parameters: readonly string[]): Run;
  dispose(): void;
}

/** Creates an app of the given files, by their paths. */
export function createCdkApp(files: Readonly<Record<string, string>>): CdkApp {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-cdk-')));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  const all = { 'package.json': '{ "type": "module" }', 'tsconfig.json': JSON.stringify(TSCONFIG), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const node = (...parameters: readonly string[]): Run => {
    const env = { ...process.env, CDK_VALIDATION: 'false', CDK_OUTDIR: join(folder, 'cdk.out') };
    const run = spawnSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8', env });
    return { status: run.status, output: run.stdout + run.stderr };
  };
  const template = (stack: string): Template =>
    Template.fromJSON(JSON.parse(readFileSync(join(folder, 'cdk.out', `${stack}.template.json`), 'utf8')));
  return {
    folder,
    tspc: () => node(join(repository, 'node_modules/ts-patch/bin/tspc.js'), '-p', '.'),
    node,
    template,
    synthesize: (main, stacks) => {
      const run = node(main);
      if (run.status !== 0) throw new Error(run.output);
      return Object.fromEntries(stacks.map((stack) => [stack, template(stack)]));
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
