/**
 * The class form of workflows under standard decorators and under legacy `experimentalDecorators`: the same fixture is
 * checked, compiled and run in both modes.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as dsl from '../../../src/dsl/index.ts';
import { executionError } from '../../../src/dsl/native.ts';
import * as tasks from '../../../src/tasks/index.ts';
import { epoch, fakeRunner } from './fake-runner.ts';

const { artifactOf, metadataOf, runWith } = dsl;
const fixture = fileURLToPath(new URL('./fixtures/process-order.ts', import.meta.url));
const source = readFileSync(fixture, 'utf8');

interface Runnable {
  new (): { run(input?: unknown): Promise<unknown> };
}
interface Fixture {
  readonly ProcessOrder: Runnable;
  readonly Bare: Runnable;
  readonly Slow: Runnable;
  readonly Parent: Runnable;
}

/** Compiles source to CommonJS in the given mode and runs it with this process's modules. */
function load(text: string, experimentalDecorators: boolean): Fixture {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, experimentalDecorators },
  });
  const exports = {};
  const load = (name: string): unknown => (name.includes('/tasks/') ? tasks : dsl);
  new Function('require', 'exports', outputText)(load, exports);
  return exports as Fixture;
}

describe.each([
  ['standard', false],
  ['legacy', true],
])('%s decorators', (_mode, experimentalDecorators) => {
  const { ProcessOrder, Bare, Slow, Parent } = load(source, experimentalDecorators);
  const method = (name: string): object => Reflect.get(ProcessOrder.prototype, name);

  it('have types', () => {
    const program = ts.createProgram([fixture], {
      experimentalDecorators,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2023,
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      types: ['node'],
    });
    const errors = ts.getPreEmitDiagnostics(program, program.getSourceFile(fixture));
    expect(errors.map((error) => ts.flattenDiagnosticMessageText(error.messageText, '\n'))).toEqual([]);
  });

  it('record what they say', () => {
    expect(metadataOf(ProcessOrder)).toEqual({
      workflow: { name: 'Orders', timeout: '1h', type: 'STANDARD' },
      comment: 'Takes an order.',
    });
    expect(metadataOf(Bare)).toEqual({ workflow: {} });
    expect(metadataOf(method('chargeCard'))).toEqual({
      retry: [{ errors: 'TooBusy', maxAttempts: 3, interval: '2s', backoffRate: 2 }],
      timeout: '30s',
      comment: 'Takes the money.',
    });
    expect(metadataOf(method('approve'))).toEqual({
      retry: [
        { errors: 'A', maxAttempts: 1 },
        { errors: 'B', maxAttempts: 1 },
      ],
      timeout: 10,
      heartbeat: '5s',
    });
    expect(metadataOf(method('run'))).toEqual({});
  });

  it('act in a native run', async () => {
    const runner = fakeRunner({
      Charge: (_request, count) => {
        if (count < 3) throw executionError('TooBusy');
        return { Payload: { id: `r${count}` } };
      },
      Jobs: (request, count) => {
        if (count === 1) throw executionError('B');
        return `ok ${request.token}`;
      },
    });
    const result = await runWith(runner, () => new ProcessOrder().run({ amount: 3, order: 'o7' }));
    expect(result).toEqual({ receipt: 'r3', approval: 'ok token-5', by: 'Orders' });
    expect(runner.sleeps).toEqual([2, 4, 1]);
    expect(runner.requests[0]?.options).toEqual({ timeout: '30s' });
    expect(runner.requests[4]).toMatchObject({
      arguments: { QueueUrl: '${JobsUrl}', MessageBody: { order: 'o7', token: 'token-5' } },
      options: { timeout: 10, heartbeat: '5s' },
      token: 'token-5',
    });
  });

  it('limit each attempt', async () => {
    const runner = fakeRunner({ Charge: () => new Promise(() => undefined) });
    await expect(runWith(runner, () => new ProcessOrder().run({ amount: 3, order: 'o7' }))).rejects.toMatchObject({
      name: 'States.Timeout',
    });
    expect(runner.now() - epoch).toBe(30_000);
  });

  it('limit the workflow', async () => {
    const runner = fakeRunner();
    await expect(runWith(runner, () => new Slow().run())).rejects.toMatchObject({ name: 'States.Timeout' });
    expect(runner.now() - epoch).toBe(60_000);
  });

  it('make run start an execution, also a child', async () => {
    const runner = fakeRunner();
    expect(await runWith(runner, () => new Parent().run({ text: 'hello' }))).toBe('HELLO in Parent');
  });

  it('take the artifact of the build', () => {
    const reference = { artifact: () => ({}), handles: () => ({}) };
    const artifactSource = source
      .replace("type: 'STANDARD' })", "type: 'STANDARD' }, (globalThis as any).reference)")
      .replace('@Workflow\n', '@Workflow((globalThis as any).reference)\n');
    Object.assign(globalThis, { reference });
    const compiled = load(artifactSource, experimentalDecorators);
    expect([artifactOf(compiled.ProcessOrder), artifactOf(compiled.Bare)]).toEqual([reference, reference]);
    expect(metadataOf(compiled.ProcessOrder).workflow).toMatchObject({ name: 'Orders' });
    expect(artifactOf(Slow)).toBeUndefined();
  });
});

it('legacy decorators tell reflect-metadata, where it is loaded', async () => {
  await import('reflect-metadata');
  const { ProcessOrder } = load(source, true);
  expect(Reflect.getMetadata('stepscript', ProcessOrder)).toMatchObject({ comment: 'Takes an order.' });
  expect(Reflect.getMetadata('stepscript', ProcessOrder.prototype, 'chargeCard')).toMatchObject({ timeout: '30s' });
});
