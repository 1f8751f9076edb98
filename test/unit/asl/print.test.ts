import { describe, expect, it } from 'vitest';
import { printStateMachine, type StateMachine } from '../../../src/asl/index.ts';

const machine: StateMachine = {
  States: {
    Work: {
      Next: 'Done',
      Catch: [{ Next: 'Done', Output: { z: 1, a: 2 }, ErrorEquals: ['States.ALL'] }],
      Retry: [{ MaxAttempts: 2, ErrorEquals: ['E'] }],
      Output: '{% $states.result %}',
      Assign: { b: 1, a: 2 },
      Arguments: { Z: 1, A: [{ y: 1, x: 2 }] },
      Resource: '${WorkArn}',
      Comment: 'works',
      Type: 'Task',
    },
    Done: {
      ItemProcessor: {
        States: { Inner: { End: true, Type: 'Pass' } },
        StartAt: 'Inner',
        ProcessorConfig: { ExecutionType: 'EXPRESS', Mode: 'DISTRIBUTED' },
      },
      ItemReader: { Arguments: { Key: 'k', Bucket: 'b' }, Resource: 'arn:aws:states:::s3:getObject' },
      Label: 'rows',
      End: true,
      Type: 'Map',
    },
  },
  StartAt: 'Work',
  TimeoutSeconds: 60,
  QueryLanguage: 'JSONata',
  Comment: 'an example',
};

describe('printStateMachine', () => {
  it('orders fields, and keeps the order of states and payloads', () => {
    expect(printStateMachine(machine)).toMatchInlineSnapshot(`
      "{
        "Comment": "an example",
        "QueryLanguage": "JSONata",
        "TimeoutSeconds": 60,
        "StartAt": "Work",
        "States": {
          "Work": {
            "Type": "Task",
            "Comment": "works",
            "Resource": "\${WorkArn}",
            "Arguments": {
              "Z": 1,
              "A": [
                {
                  "y": 1,
                  "x": 2
                }
              ]
            },
            "Assign": {
              "b": 1,
              "a": 2
            },
            "Output": "{% $states.result %}",
            "Retry": [
              {
                "ErrorEquals": [
                  "E"
                ],
                "MaxAttempts": 2
              }
            ],
            "Catch": [
              {
                "ErrorEquals": [
                  "States.ALL"
                ],
                "Output": {
                  "z": 1,
                  "a": 2
                },
                "Next": "Done"
              }
            ],
            "Next": "Done"
          },
          "Done": {
            "Type": "Map",
            "Label": "rows",
            "ItemReader": {
              "Resource": "arn:aws:states:::s3:getObject",
              "Arguments": {
                "Key": "k",
                "Bucket": "b"
              }
            },
            "ItemProcessor": {
              "ProcessorConfig": {
                "Mode": "DISTRIBUTED",
                "ExecutionType": "EXPRESS"
              },
              "StartAt": "Inner",
              "States": {
                "Inner": {
                  "Type": "Pass",
                  "End": true
                }
              }
            },
            "End": true
          }
        }
      }
      "
    `);
  });

  it('changes nothing but the order', () => {
    expect(JSON.parse(printStateMachine(machine))).toEqual(machine);
  });

  it('gives the same bytes for the same content, whatever the order of its fields', () => {
    const reversed: unknown = JSON.parse(JSON.stringify(machine), (_, value: unknown) =>
      typeof value === 'object' && value !== null && 'Type' in value
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    );
    expect(printStateMachine(reversed as StateMachine)).toBe(printStateMachine(machine));
  });

  it('is stable under printing again', () => {
    const text = printStateMachine(machine);
    expect(printStateMachine(JSON.parse(text))).toBe(text);
  });

  it('keeps fields that it does not know, before the transition', () => {
    const odd = {
      ...machine,
      States: { A: { End: true, Odd: 1, Type: 'Pass' } },
      StartAt: 'A',
    } as unknown as StateMachine;
    expect(printStateMachine(odd)).toContain('"Type": "Pass",\n      "Odd": 1,\n      "End": true');
  });

  it('does not mistake payload keys for ASL fields', () => {
    const payload: StateMachine = {
      QueryLanguage: 'JSONata',
      StartAt: 'A',
      States: { A: { Type: 'Pass', Output: { End: 1, States: { Next: 1, Type: 2 }, Type: 3 }, End: true } },
    };
    expect(printStateMachine(payload).replaceAll(/\s/g, '')).toContain(
      '{"End":1,"States":{"Next":1,"Type":2},"Type":3}',
    );
  });
});
