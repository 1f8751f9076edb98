/** Distributed Map: children, selection, batches, tolerance and readers. */
import { describe, expect, it } from 'vitest';
import type { DistributedMapState, Json, State } from '../../../src/asl/index.ts';
import { type ExecutionResult, LocalRuntime } from '../../../src/runtime/index.ts';
import { eventTypes, machine } from './machine.ts';

const distributed = (states: Record<string, State>, rest: Partial<DistributedMapState> = {}): DistributedMapState =>
  ({
    Type: 'Map',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: Object.keys(states)[0],
      States: states,
    },
    End: true,
    ...rest,
  }) as DistributedMapState;

const run = (state: State, input: Json = {}, body?: string): Promise<ExecutionResult> => {
  const runtime = new LocalRuntime();
  if (body !== undefined) runtime.mock('arn:aws:states:::s3:getObject', () => ({ Body: body }));
  return runtime.run(machine({ M: state }), input);
};

const pass: Record<string, State> = { P: { Type: 'Pass', End: true } };
const evenFails: Record<string, State> = {
  C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input % 2 = 0 %}', Next: 'F' }], Default: 'P' },
  F: { Type: 'Fail', Error: 'Even' },
  ...pass,
};
const reader = (config: object, rest: Partial<DistributedMapState> = {}): DistributedMapState =>
  distributed(pass, {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      Arguments: { Bucket: 'b', Key: 'k' },
      ReaderConfig: config,
    },
    ...rest,
  } as Partial<DistributedMapState>);

describe('a Distributed Map', () => {
  it('runs a child per item, in order, without the parent’s variables', async () => {
    const runtime = new LocalRuntime();
    const state = distributed(
      {
        P: {
          Type: 'Pass',
          Output: ['{% $states.input %}', '{% $exists($v) %}', '{% $states.context.Execution.Input %}'],
          End: true,
        },
      },
      {
        Items: '{% $states.input.xs %}',
        ItemSelector: { x: '{% $states.context.Map.Item.Value + $v %}', i: '{% $states.context.Map.Item.Index %}' },
      } as Partial<DistributedMapState>,
    );
    const result = await runtime.run(machine({ S: { Type: 'Pass', Assign: { v: 10 }, Next: 'M' }, M: state }), {
      xs: [1, 2],
    });
    const child = (x: number, i: number): Json => [{ x, i }, false, { x, i }];
    expect(result.output).toEqual([child(11, 0), child(12, 1)]);
    expect(eventTypes(result).slice(3, -1)).toEqual([
      'MapStateEntered',
      'MapStateStarted',
      'MapRunStarted',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
    ]);
  });

  it('keeps to MaxConcurrency in virtual time', async () => {
    const result = await run(
      distributed({ W: { Type: 'Wait', Seconds: 1, End: true } }, { Items: '{% [1..10] %}', MaxConcurrency: 5 }),
    );
    expect(result.stopTime - result.startTime).toBe(2_000);
  });

  it.each<[string, Partial<DistributedMapState>, boolean]>([
    ['no tolerance', {}, false],
    ['a count that is not reached', { ToleratedFailureCount: 2 }, true],
    ['a count that is exceeded', { ToleratedFailureCount: 1 }, false],
    ['a percentage that is not reached', { ToleratedFailurePercentage: '{% 50 %}' }, true],
    ['a percentage that is exceeded', { ToleratedFailurePercentage: 39 }, false],
  ])('with two of five failing and %s: %s', async (_, rest, tolerated) => {
    const result = await run(distributed(evenFails, { Items: [1, 2, 3, 4, 5], ...rest }));
    if (tolerated) expect(result.output).toEqual([1, 3, 5]);
    else
      expect(result).toMatchObject({
        error: 'States.ExceedToleratedFailureThreshold',
        cause: 'The specified tolerated failure threshold was exceeded',
      });
  });

  it.each([
    [{ ToleratedFailureCount: '{% -1 %}' }, 'ToleratedFailureCount cannot be negative.'],
    [{ ToleratedFailurePercentage: '{% 100.1 %}' }, 'ToleratedFailurePercentage must be between 0 and 100.'],
  ])('refuses %j', async (rest, message) => {
    const result = await run(distributed(pass, { Items: [], ...rest }));
    expect(result).toMatchObject({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'M' (entered at the event id #2). ${message}`,
    });
  });

  it('batches by number and by size', async () => {
    const batches = async (batcher: object) =>
      (
        (await run(distributed(pass, { Items: '{% [1..5] %}', ItemBatcher: batcher } as Partial<DistributedMapState>)))
          .output as { Items: Json[] }[]
      ).map(({ Items }) => Items.length);
    expect(await batches({ MaxItemsPerBatch: 2 })).toEqual([2, 2, 1]);
    expect(await batches({ MaxInputBytesPerBatch: 17 })).toEqual([3, 2]);
    const { output } = await run(
      distributed(pass, {
        Items: [1],
        ItemBatcher: { MaxItemsPerBatch: 9, BatchInput: { k: '{% $states.context.State.Name %}' } },
      } as Partial<DistributedMapState>),
    );
    expect(output).toEqual([{ BatchInput: { k: 'M' }, Items: [1] }]);
  });

  it('shows its children among the executions of the runtime', async () => {
    const runtime = new LocalRuntime();
    await runtime.run(machine({ M: distributed(evenFails, { Items: [1, 2], ToleratedFailureCount: 1 }) }));
    const [parent, ...children] = runtime.executions.map((execution) => execution.finished());
    expect(parent?.status).toBe('SUCCEEDED');
    expect(children).toMatchObject([
      { status: 'SUCCEEDED', output: 1 },
      { status: 'FAILED', error: 'Even' },
    ]);
  });

  it('aborts its children when it fails', async () => {
    const result = await run(
      distributed(
        {
          C: { Type: 'Choice', Choices: [{ Condition: '{% $states.input = 1 %}', Next: 'F' }], Default: 'W' },
          F: { Type: 'Fail' },
          W: { Type: 'Wait', Seconds: 100, End: true },
        },
        { Items: [1, 2] },
      ),
    );
    expect(result.error).toBe('States.ExceedToleratedFailureThreshold');
    expect(result.stopTime).toBe(result.startTime);
  });
});

describe('item readers', () => {
  it('read CSV with and without headers of their own', async () => {
    const body = 'a|b\r\n1|"x|y"\r\n2|3|4\r\n';
    expect(
      (await run(reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', CSVDelimiter: 'PIPE' }), {}, body)).output,
    ).toEqual([
      { a: '1', b: 'x|y' },
      { a: '2', b: '3' },
    ]);
    expect(
      (await run(reader({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['k'] }), {}, '1\n2\n')).output,
    ).toEqual([{ k: '1' }, { k: '2' }]);
  });

  it('read JSON, at a pointer, and JSON lines', async () => {
    expect((await run(reader({ InputType: 'JSON', ItemsPointer: '/a~1b/0' }), {}, '{"a/b":[[1,2]]}')).output).toEqual([
      1, 2,
    ]);
    expect((await run(reader({ InputType: 'JSONL' }), {}, '{"n":1}\n\n{"n":2}\n')).output).toEqual([
      { n: 1 },
      { n: 2 },
    ]);
  });

  it('take MaxItems, where 0 means all', async () => {
    expect((await run(reader({ InputType: 'JSON', MaxItems: '{% 1 %}' }), {}, '[1,2]')).output).toEqual([1]);
    expect((await run(reader({ InputType: 'JSON', MaxItems: 0 }), {}, '[1,2]')).output).toEqual([1, 2]);
  });

  it.each([
    [{ InputType: 'JSON', MaxItems: '{% -1 %}' }, '[]', 'field MaxItems must be positive'],
    [{ InputType: 'JSON' }, '7', 'Attempting to map over non-iterable node.'],
    [{ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, 'a,a\n', 'CSV headers cannot contain duplicates.'],
  ])('fail for %j', async (config, body, cause) => {
    const result = await run(reader(config), {}, body);
    expect(result).toMatchObject({ error: 'States.ItemReaderFailed', cause });
    expect(eventTypes(result)).toContain('MapRunFailed');
  });
});

describe('sources of many objects', () => {
  const objects: Readonly<Record<string, string>> = {
    'in/a.csv': 'n\n1\n2\n',
    'in/b.csv': 'n\n3\n',
    'q.csv': 's3://b/in/a.csv\n',
    'manifest.json': JSON.stringify({
      destinationBucket: 'arn:aws:s3:::b',
      fileSchema: 'Bucket, Key',
      files: [{ key: 'rows.csv' }],
    }),
    'rows.csv': '"b","x y"\n',
  };
  const read = (itemReader: object): Promise<ExecutionResult> => {
    const runtime = new LocalRuntime();
    runtime.mock('arn:aws:states:::s3:getObject', ({ arguments: asked }: { arguments: { Key: string } }) => ({
      Body: objects[asked.Key],
    }));
    runtime.mock('arn:aws:states:::s3:listObjectsV2', () => ({ Contents: [{ Key: 'in/a.csv' }, { Key: 'in/b.csv' }] }));
    return runtime.run(
      machine({ M: distributed(pass, { ItemReader: itemReader } as Partial<DistributedMapState>) }),
      {},
    );
  };
  const csv = { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' };
  const one = 'arn:aws:states:::s3:getObject';

  it('load and flatten', async () => {
    const reader = {
      Resource: 'arn:aws:states:::s3:listObjectsV2',
      Arguments: { Bucket: 'b', Prefix: 'in/' },
      ReaderConfig: { ...csv, Transformation: 'LOAD_AND_FLATTEN', MaxItems: 3 },
    };
    expect((await read(reader)).output).toEqual([{ n: '1' }, { n: '2' }, { n: '3' }]);
  });

  it('follow manifests', async () => {
    const athena = { ...csv, ManifestType: 'ATHENA_DATA' };
    const unloaded = { Resource: one, Arguments: { Bucket: 'b', Key: 'q.csv' }, ReaderConfig: athena };
    expect((await read(unloaded)).output).toEqual([{ n: '1' }, { n: '2' }]);
    const inventory = {
      Resource: one,
      Arguments: { Bucket: 'b', Key: 'manifest.json' },
      ReaderConfig: { InputType: 'MANIFEST' },
    };
    expect((await read(inventory)).output).toEqual([{ Bucket: 'b', Key: 'x y' }]);
  });
});
