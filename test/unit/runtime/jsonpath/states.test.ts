/** States in JSONPath mode, where the recordings leave something open: the order of the fields, failures, old forms. */
import { describe, expect, it } from 'vitest';
import type { Json, StateMachine } from '../../../../src/asl/index.ts';
import { type ExecutionResult, LocalRuntime } from '../../../../src/runtime/index.ts';
import { RESOURCE } from '../machine.ts';

/** JSONPath definitions have no type of their own; the engine validates them. */
function run(
  states: object,
  input: Json,
  mocks: ConstructorParameters<typeof LocalRuntime>[0] = {},
): Promise<ExecutionResult> {
  const definition: StateMachine = JSON.parse(JSON.stringify({ StartAt: Object.keys(states)[0], States: states }));
  return new LocalRuntime(mocks).run(definition, input);
}

const task = { Type: 'Task', Resource: RESOURCE, End: true };

describe('a Task', () => {
  it('selects, calls, selects, places, and cuts', async () => {
    const { output } = await run(
      {
        T: {
          ...task,
          InputPath: '$.in',
          Parameters: { 'n.$': '$.n', fixed: true },
          ResultSelector: { 'doubled.$': 'States.MathAdd($.m, $.m)' },
          ResultPath: '$.out',
          OutputPath: "$['in','out']",
        },
      },
      { in: { n: 4 }, other: 1 },
      { mocks: { [RESOURCE]: ({ arguments: call }) => ({ m: (call as { n: number }).n }) } },
    );
    expect(output).toEqual([{ in: { n: 4 }, out: { doubled: 8 } }]);
  });

  it('gives its input where ResultPath is null, nothing where paths are', async () => {
    const mocks = { mocks: { [RESOURCE]: ({ arguments: call }: { arguments: Json }) => ({ call }) } };
    expect((await run({ T: { ...task, ResultPath: null } }, { a: 1 }, mocks)).output).toEqual({ a: 1 });
    expect((await run({ T: { ...task, InputPath: null } }, { a: 1 }, mocks)).output).toEqual({ call: {} });
    expect((await run({ T: { ...task, OutputPath: null } }, { a: 1 }, mocks)).output).toEqual({});
  });

  it('places a caught error in its raw input', async () => {
    const { output } = await run(
      {
        T: {
          ...task,
          InputPath: '$.in',
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Done' }],
        },
        Done: { Type: 'Succeed' },
      },
      { in: {} },
      {
        mocks: {
          [RESOURCE]: () => {
            throw Object.assign(new Error('no'), { name: 'Bad' });
          },
        },
      },
    );
    expect(output).toEqual({ in: {}, error: { Error: 'Bad', Cause: 'no' } });
  });

  it('takes seconds and a role from paths', async () => {
    const seen: unknown[] = [];
    const { history } = await run(
      {
        T: {
          ...task,
          TimeoutSecondsPath: '$.t',
          HeartbeatSecondsPath: '$.h',
          Credentials: { 'RoleArn.$': "States.Format('arn:{}', $.r)" },
        },
      },
      { t: 20, h: '10', r: 'x' },
      { mocks: { [RESOURCE]: ({ credentials }) => void seen.push(credentials) } },
    );
    expect(seen).toEqual([{ roleArn: 'arn:x' }]);
    expect(history.find(({ type }) => type === 'TaskScheduled')).toMatchObject({
      timeoutInSeconds: 20,
      heartbeatInSeconds: 10,
    });
  });
});

describe('failures', () => {
  it.each<[string, object, string, string]>([
    [
      'a missing parameter',
      { Type: 'Pass', Parameters: { 'x.$': '$.no' }, End: true },
      'States.Runtime',
      "The JSONPath '$.no' specified for the field 'x.$' could not be found in the input '{}'",
    ],
    [
      'an intrinsic',
      { Type: 'Pass', Parameters: { 'x.$': 'States.ArrayGetItem(States.Array(1), 3)' }, End: true },
      'States.IntrinsicFailure',
      "The function 'States.ArrayGetItem(States.Array(1), 3)' had the following error: Index 3 is out of bounds",
    ],
    [
      'a choice variable',
      { Type: 'Choice', Choices: [{ Variable: '$.no', IsNull: true, Next: 'D' }] },
      'States.Runtime',
      "Invalid path '$.no': The choice state's condition path references an invalid value.",
    ],
    [
      'a variable',
      { Type: 'Pass', InputPath: '$no.a', End: true },
      'States.Runtime',
      "Invalid path '$no.a' : The variable '$no' is not defined",
    ],
    [
      'items',
      {
        Type: 'Map',
        ItemsPath: '$',
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
        End: true,
      },
      'States.Runtime',
      'Reference path "$" must point to array.',
    ],
  ])('of %s', async (_, state, error, cause) => {
    const done = 'Choices' in state ? { D: { Type: 'Succeed' } } : {};
    expect(await run({ S: state, ...done }, {})).toMatchObject({
      status: 'FAILED',
      error,
      cause: `An error occurred while executing the state 'S' (entered at the event id #2). ${cause}`,
    });
  });
});

describe('choices', () => {
  const choose = async (rule: object, input: Json): Promise<Json | undefined> => {
    const states = {
      C: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
      Yes: { Type: 'Pass', Result: true, End: true },
      No: { Type: 'Pass', Result: false, End: true },
    };
    return (await run(states, input)).output;
  };

  it.each<[object, Json, boolean]>([
    [{ Variable: '$.a', IsPresent: false }, {}, true],
    [{ Variable: '$.a.b', IsPresent: true }, { a: null }, false],
    [
      {
        And: [
          { Variable: '$.a', IsPresent: true },
          { Variable: '$.a', NumericLessThan: 3 },
        ],
      },
      { a: 2 },
      true,
    ],
    [{ Or: [{ Variable: '$.a', StringEquals: 'x' }, { Not: { Variable: '$.a', IsString: true } }] }, { a: 2 }, true],
    [{ Variable: '$.a', StringMatches: 'log-*.txt' }, { a: 'log-\n1.txt' }, true],
    [{ Variable: '$.a', StringMatches: 'a\\*' }, { a: 'a*' }, true],
    [{ Variable: '$.a', StringMatches: 'a\\*' }, { a: 'ab' }, false],
    [{ Variable: '$.a', StringMatches: 'a.c' }, { a: 'abc' }, false],
    [
      { Variable: '$.a', TimestampLessThanPath: '$.b' },
      { a: '2025-01-01T00:00:00+01:00', b: '2025-01-01T00:00:00Z' },
      true,
    ],
    [{ Variable: '$$.Execution.Input.a', BooleanEquals: true }, { a: true }, true],
  ])('%j of %j is %s', async (rule, input, expected) => {
    expect(await choose(rule, input)).toBe(expected);
  });
});

describe('mixed languages', () => {
  it('nests JSONPath in a JSONata Map and shares variables', async () => {
    const { output } = await run(
      {
        A: { Type: 'Pass', Assign: { 'base.$': '$.base' }, Next: 'M' },
        M: {
          Type: 'Map',
          QueryLanguage: 'JSONata',
          Items: '{% $states.input.list %}',
          ItemProcessor: {
            StartAt: 'P',
            States: { P: { Type: 'Pass', Parameters: { 'sum.$': 'States.MathAdd($, $base)' }, End: true } },
          },
          Output: '{% $states.result.sum %}',
          End: true,
        },
      },
      { base: 10, list: [1, 2] },
    );
    expect(output).toEqual([11, 12]);
  });

  it('runs old Maps: Iterator and Parameters', async () => {
    const { output } = await run(
      {
        M: {
          Type: 'Map',
          ItemsPath: '$.list',
          Parameters: { 'i.$': '$$.Map.Item.Index', 'v.$': '$$.Map.Item.Value', 'all.$': '$.list' },
          Iterator: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
      { list: ['a'] },
    );
    expect(output).toEqual([{ i: 0, v: 'a', all: ['a'] }]);
  });
});
