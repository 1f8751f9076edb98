/** The guides, executed: their programs type-check, and the command knows every option that they name. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/program.ts';
import { fencesOf } from '../../tools/readme/fences.ts';
import { type BlockResult, compileBlocks } from './blocks.ts';

const PAGES = ['local.md', 'testing.md', 'dynamodb.md', 'cdk.md', 'intrinsics.md', 'deployers.md'];
const fences = PAGES.flatMap((page) =>
  fencesOf(readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')).map((fence, index) => ({
    ...fence,
    id: `${page}.${index + 1}`,
  })),
);
const programs = fences.filter(({ language }) => language === 'ts');

let results: ReadonlyMap<string, BlockResult>;
beforeAll(() => {
  results = compileBlocks(new Map(programs.map(({ id, text }) => [id, text])));
});

describe.each(programs.map(({ id }) => id))('%s', (id) => {
  it('type-checks and compiles', () => {
    expect(results.get(id)).toMatchObject({ typeErrors: [], messages: [] });
  });
});

const commands = fences
  .filter(({ language }) => language === 'sh')
  .flatMap(({ text }) => text.split('\n'))
  .flatMap((line) => /npx stepscript (\w+)(.*)/.exec(line) ?? []);

it('names options that exist', async () => {
  let help = '';
  const terminal = {
    currentDirectory: '.',
    stdout: (text: string) => {
      help += text;
    },
    stderr: () => undefined,
    interactive: false,
    color: false,
    outputColor: false,
    columns: undefined,
  };
  const never = async (): Promise<never> => Promise.reject(new Error('only help was asked for'));
  const services = {
    compile: () => ({ workflows: [], failed: [], diagnostics: [] }),
    execute: never,
    serve: never,
    trace: never,
  };
  expect(commands.length).toBeGreaterThan(0);
  for (const line of commands.filter((part) => part.startsWith('npx'))) {
    const [, , command = '', ...parameters] = line.split(/\s+/);
    help = '';
    await runCli([command, '--help'], terminal, services);
    for (const option of parameters.filter((parameter) => parameter.startsWith('--'))) expect(help).toContain(option);
  }
});
