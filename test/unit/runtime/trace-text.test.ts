/** Traces as texts: nesting, functions of the workflow, causes, colours and the width of a terminal. */
import { describe, expect, it } from 'vitest';
import type { CompiledWorkflow, StateOrigin } from '../../../src/artifact/index.ts';
import type { StateMachine } from '../../../src/asl/index.ts';
import { LocalRuntime, TaskError, virtualClock } from '../../../src/runtime/index.ts';
import { formatFailure, formatTrace } from '../../../src/runtime/testing/index.ts';
import { decodeCause } from '../../../src/runtime/trace-text/decode-cause.ts';
import { clip, columnsOf, durationText } from '../../../src/runtime/trace-text/style.ts';
import { machine, RESOURCE } from './machine.ts';

const source = `const load = (id: string) => ec2.find({ id });

async function each(ids: string[]) {
  await Promise.all(ids.map((id) => load(id)));
}
export const all = workflow(async (ids: string[]) => each(ids));`;

const at = (line: number, column: number, length: number, callers: StateOrigin['callers'] = []): StateOrigin => ({
  file: 'all.ts',
  start: { line, column },
  end: { line, column: column + length },
  callers,
});
const inEach = { name: 'each', call: at(5, 53, 9) };
const workflow: CompiledWorkflow = {
  definition: machine({
    map: {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemProcessor: {
        StartAt: 'find',
        States: { find: { Type: 'Task', Resource: RESOURCE, Arguments: { Id: '{% $states.input %}' }, End: true } },
      },
      End: true,
    },
  }) satisfies StateMachine,
  sourceMap: {
    format: 1,
    states: {
      map: at(3, 20, 27, [inEach]),
      find: at(0, 29, 16, [{ name: 'load', call: at(3, 36, 8) }]),
    },
  },
  manifest: {
    format: 1,
    name: 'all',
    type: 'STANDARD',
    source: 'all.ts',
    exportName: 'all',
    resources: [],
    integrations: [],
    iam: [],
  },
};

const run = (cause: string) => {
  const runtime = new LocalRuntime({ clock: virtualClock() });
  runtime.mock(RESOURCE, ({ arguments: { Id } }: { arguments: { Id: string } }) => {
    if (Id === 'bad') throw new TaskError('Ec2.Ec2Exception', cause);
    return { found: Id };
  });
  return runtime.run(workflow, ['a', 'bad']);
};

describe('a trace', () => {
  it('indents what is nested and names the functions of the workflow', async () => {
    expect(formatTrace(await run('no such id'), { workflow, source: () => source }).split('\n')).toEqual([
      '0.000s  all.ts:4  await Promise.all(ids.map((id) => load(id)));',
      '0.000s  all.ts:1  │ const load = (id: string) => ec2.find({ id });',
      '                  │ └ aws-sdk:ec2:describeInstances {"Id":"a"} → {"found":"a"}',
      '0.000s  all.ts:1  │ ec2.find({ id })',
      '                  │ └ aws-sdk:ec2:describeInstances {"Id":"bad"} → Ec2.Ec2Exception',
      'FAILED after 0.000s, 3 transitions',
      '',
      'Ec2.Ec2Exception: no such id',
      '    at load (all.ts:1:30)',
      '    at map (all.ts:4:37)',
      '    at each (all.ts:4:21)',
      '    at all (all.ts:6:54)',
      '',
      '  1 | const load = (id: string) => ec2.find({ id });',
      '    |                              ^^^^^^^^^^^^^^^^',
      '',
      '  called aws-sdk:ec2:describeInstances with',
      '    {',
      '      "Id": "bad"',
      '    }',
    ]);
  });

  it('shows the names of states where the sources are not at hand', async () => {
    expect(formatTrace(await run('x'), { workflow }).split('\n')[1]).toBe('0.000s  all.ts:1  │ find');
  });

  it('is coloured only where that is asked for, and fits the terminal', async () => {
    const result = await run('x');
    const color = '\u001b[';
    expect(formatTrace(result, { workflow })).not.toContain(color);
    expect(formatTrace(result, { workflow, color: true })).toContain(`${color}31mEc2.Ec2Exception${color}39m`);
    const rows = formatTrace(result, { workflow, source: () => source, width: 50 }).split('\n');
    const timeline = rows.slice(0, rows.indexOf(''));
    expect(Math.max(...timeline.map((row) => row.length))).toBeLessThanOrEqual(50);
    expect(timeline[0]).toMatch(/…$/);
  });

  it('has no failure where there is none', async () => {
    const runtime = new LocalRuntime({ mocks: { [RESOURCE]: () => 1 } });
    expect(formatFailure(await runtime.run(workflow, ['a']), { workflow })).toBe('');
  });
});

describe('on a narrow terminal, with values of any script', () => {
  const call = "ec2.find({ id, 名前: '日本語' })";
  const wide = `const 注文 = (id: string) => { return ${call}; };`;
  const narrow: CompiledWorkflow = {
    ...workflow,
    definition: machine({
      find: {
        Type: 'Task',
        Resource: 'arn:aws:states:::dynamodb:getItem',
        Arguments: { TableName: '${OrdersName}', Key: '{% $states.input %}' },
        End: true,
      },
    }),
    sourceMap: { format: 1, states: { find: at(0, wide.indexOf(call), call.length) } },
  };
  const failed = async (width: number): Promise<readonly string[]> => {
    const runtime = new LocalRuntime({ clock: virtualClock() });
    runtime.mock('find', () => {
      throw new TaskError('DynamoDB.AmazonDynamoDBException', 'nothing 🎉');
    });
    const result = await runtime.run(narrow, { id: '日本語日本語日本語日本語', n: '👨‍👩‍👧 é' });
    return formatTrace(result, { workflow: narrow, source: () => wide, width }).split('\n');
  };

  it('nothing is wider than it is, and what was called stays readable', async () => {
    const rows = await failed(50);
    expect(rows).toMatchInlineSnapshot(`
      [
        "0.000s  all.ts:1  const 注文 = (id: string) => { …",
        "        └ dynamodb:getItem… → DynamoDB.AmazonDyna…",
        "FAILED after 0.000s, 1 transition",
        "",
        "DynamoDB.AmazonDynamoDBException: nothing 🎉",
        "    at all (all.ts:1:37)",
        "",
        "  1 | …ec2.find({ id, 名前: '日本語' }); };",
        "    |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "",
        "  called dynamodb:getItem Orders with",
        "    {",
        "      "Key": {",
        "        "id": "日本語日本語日本語日本語",",
        "        "n": "👨‍👩‍👧 é"",
        "      }",
        "    }",
      ]
    `);
    for (const row of rows) if (!/"(id|n)"/.test(row)) expect(columnsOf(row), row).toBeLessThanOrEqual(50);
  });

  it('the mark stands under what it means', async () => {
    const [line = '', mark = ''] = (await failed(160)).slice(7);
    expect(columnsOf(line.slice(0, line.indexOf('ec2')))).toBe(mark.indexOf('^'));
    expect(columnsOf(call)).toBe(mark.lastIndexOf('^') - mark.indexOf('^') + 1);
  });

  it('columns are those of a terminal', () => {
    expect(['a', 'é', '日', '🎉', '👨‍👩‍👧', '→', '…', '├'].map(columnsOf)).toEqual([1, 1, 2, 2, 2, 1, 1, 1]);
    expect([clip('日本語', 4), clip('日本語', 6), clip('e\u0301e\u0301e\u0301', 2)]).toEqual([
      '日…',
      '日本語',
      'e\u0301…',
    ]);
  });
});

describe('a cause', () => {
  it('is without the frames of this package', () => {
    const own = new URL('../../../src/runtime/services/lambda.ts', import.meta.url).href;
    const cause = {
      errorMessage: 'm',
      errorType: 'E',
      trace: ['E: m', 'at pay (pay.ts:1:1)', `at invoke (${own}:30:3)`],
    };
    expect(decodeCause(JSON.stringify(cause)).details).toEqual(['E: m', 'at pay (pay.ts:1:1)']);
  });

  it('of a Lambda function gives its message and stack', () => {
    const cause = { errorMessage: 'no card', errorType: 'E', trace: ['E: no card', '    at pay (/var/task/i.js:1:1)'] };
    expect(decodeCause(JSON.stringify(cause))).toEqual({
      message: 'no card',
      details: ['E: no card', 'at pay (/var/task/i.js:1:1)'],
    });
  });

  it('of a child execution gives what failed in it', () => {
    const inner = JSON.stringify({ errorMessage: 'no card', errorType: 'E', stackTrace: ['at pay'] });
    const cause = { ExecutionArn: 'arn:child', Status: 'FAILED', Error: 'Declined', Cause: inner };
    expect(decodeCause(JSON.stringify(cause))).toEqual({
      message: 'Declined: no card',
      details: ['in the child execution arn:child', 'at pay'],
    });
  });

  it('that is anything else stays readable', () => {
    expect(decodeCause(undefined)).toEqual({ message: '', details: [] });
    expect(decodeCause('plain')).toEqual({ message: 'plain', details: [] });
    expect(decodeCause('one\ntwo')).toEqual({ message: 'one', details: ['one', 'two'] });
    expect(decodeCause('{"a":[1]}').details).toEqual(['{', '  "a": [', '    1', '  ]', '}']);
    expect(decodeCause('[1]')).toEqual({ message: '[1]', details: [] });
  });
});

it('durations are said with their largest units', () => {
  expect([0, 999, 59_999, 60_000, 301_000, 3_600_000, 90_061_000, 604_800_000].map(durationText)).toEqual([
    '0.000s',
    '0.999s',
    '59.999s',
    '1m',
    '5m 1s',
    '1h',
    '1d 1h',
    '7d',
  ]);
});
