/** The README, executed: its files compile with `tspc`, its commands run, its definition is the one of its workflow. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileDefinition, shownDefinition } from '../../tools/readme/definition.ts';
import { createReadmeProject, type ReadmeProject, type Run } from './readme-project.ts';

const repository = new URL('../..', import.meta.url).pathname;
const manifest: {
  readonly scripts: object;
  readonly peerDependencies: object;
  readonly devDependencies: object;
  readonly dependencies: object;
} = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));

let project: ReadmeProject;
let build: Run;
beforeAll(() => {
  project = createReadmeProject();
  const tspc = project.commands.find((command) => command.startsWith('npx tspc')) ?? '';
  build = project.run(tspc);
});
afterAll(() => project?.dispose());

describe('the code', () => {
  it('is all in files, but for the definition and the commands', () => {
    const loose = project.fences.filter(({ language, file }) => language !== 'sh' && file === undefined);
    expect(loose.map(({ language }) => language)).toEqual(['json']);
  });

  it('compiles with tspc', () => {
    expect(build).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('compiles to the definition beside it (npm run generate brings it up to date)', () => {
    expect(shownDefinition(project.readme)).toBe(compileDefinition(project.readme));
    expect(project.read('dist/checkout.asl.json')).toBe(shownDefinition(project.readme));
  });

  it('passes its own check', () => {
    expect(project.run('node dist/checkout.check.js')).toMatchObject({ status: 0, stderr: '' });
  });

  it('makes a stack', () => {
    expect(project.run('CDK_VALIDATION=false node dist/stack.js')).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('the commands', () => {
  it('run the workflow', () => {
    const command = project.commands.find((line) => line.startsWith('npx stepscript run')) ?? '';
    const { status, stdout, stderr } = project.run(command);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ receipt: 'receipt-1', amount: 42 });
  });

  it('are the ones that the text names too', () => {
    expect(project.run('npx stepscript check')).toMatchObject({ status: 0, stderr: '' });
    expect(project.run('npx stepscript explain STEP2104').stdout).toContain('STEP2104');
  });

  it('install only what the package declares', () => {
    const names = project.commands
      .filter((line) => line.startsWith('npm install'))
      .flatMap((line) => line.split(/\s+/).slice(2))
      .filter((word) => !word.startsWith('-'))
      .map((word) => word.replace(/(?<=.)@.*$/, ''));
    const known = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.devDependencies });
    expect(names.filter((name) => name !== 'stepscript' && !known.includes(name))).toEqual([]);
  });

  it('of npm exist', () => {
    const scripts = [...project.readme.matchAll(/npm (?:run )?(\w+)/g)].map(([, script = '']) => script);
    const known = [...Object.keys(manifest.scripts), 'run', 'ci', 'install'];
    expect(scripts.filter((script) => !known.includes(script))).toEqual([]);
  });
});

it('links only to what exists', () => {
  const targets = [...project.readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(3);
  expect(targets.filter((target) => !existsSync(join(repository, target)))).toEqual([]);
});
