import { describe, expect, it } from 'vitest';
import { innerGraphs, type StateMachine, walkExpressions, walkStates } from '../../../src/asl/index.ts';

const machine: StateMachine = {
  QueryLanguage: 'JSONata',
  Comment: '{% not an expression here %}',
  StartAt: 'Fork',
  States: {
    Fork: {
      Type: 'Parallel',
      Comment: '{% nor here %}',
      Arguments: '{% $states.input %}',
      Branches: [
        { StartAt: 'Left', States: { Left: { Type: 'Wait', Seconds: '{% $n %}', End: true } } },
        {
          StartAt: 'Each',
          States: {
            Each: {
              Type: 'Map',
              Items: ['{% $a %}', 'b', '{%$c%}'],
              ItemProcessor: {
                ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
                StartAt: 'Item',
                States: { Item: { Type: 'Pass', Output: { 'a/b': [{ c: '{% $d %}' }], '{% key %}': 1 }, End: true } },
              },
              ItemReader: {
                Resource: 'arn:aws:states:::s3:getObject',
                ReaderConfig: {
                  InputType: 'CSV',
                  CSVHeaderLocation: 'GIVEN',
                  CSVHeaders: ['{% text %}'],
                  MaxItems: '{% $e %}',
                },
                Arguments: { Bucket: 'b', Key: '{% $f %}' },
              },
              End: true,
            },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['{% text %}'], Assign: { g: '{% $states.errorOutput %}' }, Next: 'Ask' }],
      Next: 'Ask',
    },
    Ask: {
      Type: 'Choice',
      Choices: [
        { Condition: true, Next: 'Call' },
        { Condition: '{% $h %}', Output: '{% $i %}', Next: 'Call' },
      ],
      Default: 'Call',
    },
    Call: {
      Type: 'Task',
      Resource: '${CallArn}',
      Credentials: { RoleArn: '{% $j %}' },
      TimeoutSeconds: '{% $k %}',
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      End: true,
    },
  },
};

describe('walkStates', () => {
  it('visits every level, outer states first, with AWS locations', () => {
    expect([...walkStates(machine)].map(({ location, parent }) => [location, parent?.name])).toEqual([
      ['/States/Fork', undefined],
      ['/States/Fork/Branches[0]/States/Left', 'Fork'],
      ['/States/Fork/Branches[1]/States/Each', 'Fork'],
      ['/States/Fork/Branches[1]/States/Each/ItemProcessor/States/Item', 'Each'],
      ['/States/Ask', undefined],
      ['/States/Call', undefined],
    ]);
  });

  it('gives the graph that contains a state', () => {
    for (const { name, state, graph } of walkStates(machine)) expect(graph.States[name]).toBe(state);
  });
});

describe('innerGraphs', () => {
  it('names branches and item processors', () => {
    const fields = [...walkStates(machine)].map(({ state }) => innerGraphs(state).map(({ field }) => field));
    expect(fields).toEqual([['Branches[0]', 'Branches[1]'], [], ['ItemProcessor'], [], [], []]);
  });
});

describe('walkExpressions', () => {
  it('finds every string that Step Functions evaluates, and no other', () => {
    const each = '/States/Fork/Branches[1]/States/Each';
    expect([...walkExpressions(machine)].map(({ location, source }) => [location, source])).toEqual([
      ['/States/Fork/Arguments', '$states.input'],
      ['/States/Fork/Catch[0]/Assign/g', '$states.errorOutput'],
      ['/States/Fork/Branches[0]/States/Left/Seconds', '$n'],
      [`${each}/Items[0]`, '$a'],
      [`${each}/Items[2]`, '$c'],
      [`${each}/ItemReader/ReaderConfig/MaxItems`, '$e'],
      [`${each}/ItemReader/Arguments/Key`, '$f'],
      [`${each}/ItemProcessor/States/Item/Output/a/b[0]/c`, '$d'],
      ['/States/Ask/Choices[1]/Condition', '$h'],
      ['/States/Ask/Choices[1]/Output', '$i'],
      ['/States/Call/Credentials/RoleArn', '$j'],
      ['/States/Call/TimeoutSeconds', '$k'],
    ]);
  });

  it('names the field as an EvaluationFailed event does, and the owner', () => {
    const [first] = [...walkExpressions(machine)].filter(({ owner }) => owner.name === 'Item');
    expect(first).toMatchObject({ field: 'Output/a/b[0]/c', text: '{% $d %}', owner: { state: { Type: 'Pass' } } });
  });
});
