/** What users get: the tarball has what it needs and nothing else, each entry loads, the command runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declared, type InstalledPackage, installPackage } from './installed-package.ts';

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
});
afterAll(() => installed?.dispose());

const importing = (specifier: string, options = '{}'): string =>
  `console.log(JSON.stringify(Object.keys(await import(${JSON.stringify(specifier)}, ${options}))))`;

/** One name that each entry must export. */
const ENTRIES: Readonly<Record<string, string>> = {
  stepscript: 'workflow',
  'stepscript/tasks': 'dynamodb',
  'stepscript/asl': 'validateStateMachine',
  'stepscript/artifact': 'ARTIFACT_FORMAT',
  'stepscript/transformer': 'default',
  'stepscript/runtime': 'LocalRuntime',
  'stepscript/testing': 'simulate',
  'stepscript/client': 'client',
  'stepscript/cdk': 'WorkflowStateMachine',
};

describe('the tarball', () => {
  it('holds the build, the pages of diagnostics and the papers', () => {
    const folders = new Set(installed.files.map((file) => file.split('/').slice(0, -1)[0] ?? file));
    expect([...folders].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'package.json']);
    expect(installed.files.filter((file) => /tsbuildinfo|\.test\.|(?<!\.d)\.ts$/.test(file))).toEqual([]);
    expect(installed.files).toContain('docs/diagnostics/STEP2104-captured-write.md');
  });

  it('has every entry of package.json in this test', () => {
    const specifiers = Object.keys(declared.exports).map((entry) => entry.replace('.', 'stepscript'));
    expect(specifiers.sort()).toEqual(
      [...Object.keys(ENTRIES), 'stepscript/package.json', 'stepscript/register'].sort(),
    );
  });
});

describe('an entry with no more than the declared dependencies', () => {
  it.each(Object.entries(ENTRIES).filter(([specifier]) => specifier !== 'stepscript/cdk'))('%s', (specifier, name) => {
    const { stdout, stderr } = installed.node('--input-type=module', '--eval', importing(specifier));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toContain(name);
  });

  it('stepscript/cdk, with its peers', () => {
    installed.installPeer('aws-cdk-lib');
    installed.installPeer('constructs');
    const { stdout, stderr } = installed.node('--input-type=module', '--eval', importing('stepscript/cdk'));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toContain('WorkflowStateMachine');
  });

  it('stepscript/register, which wants a project', () => {
    const run = installed.node('--import', 'stepscript/register', '--eval', '');
    expect(run).toMatchObject({ status: 2, stderr: expect.stringContaining('tsconfig.json') });
  });

  it('stepscript/package.json', () => {
    const code = importing('stepscript/package.json', "{ with: { type: 'json' } }");
    expect(installed.node('--no-warnings', '--input-type=module', '--eval', code).stdout).toBe('["default"]\n');
  });
});

describe('the types of `aws`', () => {
  // client-sfn is a dependency of the package; nobody installed client-rekognition.
  const PROGRAM = `
import { workflow } from 'stepscript';
import { aws } from 'stepscript/tasks';
export const run = workflow(async () => {
  const { StateMachines } = await aws.sfn.listStateMachines({ MaxResults: 5 });
  return StateMachines.map(({ Name }) => Name);
});
export const text: string = aws.sfn;
export const labels = aws.rekognition.detectLabels({});
export const none: number = aws.rekognition;
`;

  it('are checked with the package (skipLibCheck: false), and ask for a client that is not installed', () => {
    installed.write('types.ts', PROGRAM);
    const types = new URL('../../node_modules/@types', import.meta.url).pathname;
    const options = `--noEmit --strict --skipLibCheck false --module nodenext --target es2023 --pretty false`;
    const command = ['node_modules/typescript/bin/tsc', ...options.split(' '), '--typeRoots', types, '--types', 'node'];
    const { stdout } = installed.node(...command, 'types.ts');
    const install = 'InstallClient<"@aws-sdk/client-rekognition">';
    expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
      expect.stringContaining('types.ts(8,14): error TS2322'),
      `types.ts(9,39): error TS2339: Property 'detectLabels' does not exist on type '${install}'.`,
      `types.ts(10,14): error TS2322: Type '${install}' is not assignable to type 'number'.`,
    ]);
  }, 120_000);
});

describe('the command', () => {
  const command = `node_modules/stepscript/${declared.bin.stepscript}`;

  it('explains itself', () => {
    const { status, stdout, stderr } = installed.node(command, '--help');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const word of ['build', 'check', 'run', 'Exit codes']) expect(stdout).toContain(word);
  });

  it('explains a diagnostic from the pages it ships with', () => {
    const { status, stdout } = installed.node(command, 'explain', 'STEP2104');
    expect(status).toBe(0);
    expect(stdout).toContain('STEP2104');
  });

  it('serves machines with functions written in TypeScript', async () => {
    const write = (file: string, text: string): void => writeFileSync(join(installed.folder, file), text);
    write('rate.ts', 'export const rate = (percent: number): number => percent / 100;\n');
    write(
      'charge.ts',
      `import { rate } from './rate.js';
interface Order { readonly amount: number }
export async function handler({ amount }: Order): Promise<{ fee: number }> {
  if (amount < 0) throw Object.assign(new Error('not below zero'), { name: 'BadAmount' });
  return { fee: amount * rate(20) };
}
`,
    );
    const parameters = [command, 'local', '--port', '0', '--function', 'Charge=charge.ts'];
    const server = spawn(process.execPath, parameters, { cwd: installed.folder, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const url = await new Promise<string>((resolve) => {
        server.stdout.on('data', (chunk: Buffer) => resolve(/http:\S+/.exec(chunk.toString())?.[0] ?? ''));
      });
      const call = async (operation: string, request: object): Promise<Readonly<Record<string, string>>> => {
        const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
        const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(request) });
        return JSON.parse(await response.text());
      };
      const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:Charge';
      const definition = JSON.stringify({ StartAt: 'T', States: { T: { Type: 'Task', Resource, End: true } } });
      const machine = { name: 'm', definition, roleArn: 'arn:aws:iam::123456789012:role/r', type: 'EXPRESS' };
      const { stateMachineArn } = await call('CreateStateMachine', machine);
      const run = (amount: number) =>
        call('StartSyncExecution', { stateMachineArn, input: JSON.stringify({ amount }) });
      expect(await run(10)).toMatchObject({ status: 'SUCCEEDED', output: '{"fee":2}' });
      expect(await run(-1)).toMatchObject({ status: 'FAILED', error: 'BadAmount' });
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  });
});

describe('the testing kit', () => {
  it("works in Node's own test runner", () => {
    writeFileSync(
      join(installed.folder, 'kit.test.mjs'),
      `import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { mock, simulate } from 'stepscript/testing';

const States = {
  Wait: { Type: 'Wait', Seconds: 86400, Next: 'Call' },
  Call: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Arguments: { QueueUrl: 'q', MessageBody: 'm' }, End: true },
};
const manifest = { format: 1, name: 'kit', type: 'STANDARD', source: 'kit.ts', exportName: 'kit', resources: [], integrations: [], iam: [] };
const kit = { definition: { QueryLanguage: 'JSONata', StartAt: 'Wait', States }, sourceMap: { format: 1, states: {} }, manifest };

test('a day passes at once', async () => {
  const run = await simulate(kit, {}, { mocks: [mock('Call').resolves({ MessageId: '1' }).times(1)] });
  equal(run.seconds, 86400);
  deepEqual(run.states, ['Wait', 'Call']);
});
`,
    );
    const { status, stdout } = installed.node('--test', 'kit.test.mjs');
    expect(stdout).toMatch(/# pass 1\b/);
    expect(status).toBe(0);
  });
});
